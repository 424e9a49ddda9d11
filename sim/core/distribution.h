#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/gamma_table.h"
#include "sim/core/random.h"

namespace kinflow::core {

// A distribution of a real number, compiled once and immutable; its unit is the caller's. A draw is
// the quantile of one uniform, always exactly one: under a changed parameter, or a changed family,
// the same luck gives the corresponding value, and the draws after it keep their place.
class Distribution {
  public:
    enum class Kind : std::uint8_t {
        constant,
        uniform,
        exponential,
        weibull,
        lognormal,
        gamma,
        triangular,
        empirical
    };
    struct Knot {
        double probability;
        double value;
    };

    Distribution() = default;  // the constant 0

    // Each throws std::invalid_argument for parameters that are not finite or out of range: means,
    // medians, shapes and scales are positive (an exponential mean may be 0), lo <= mode <= hi.
    static Distribution constant(double value);
    static Distribution uniform(double lo, double hi);
    static Distribution exponential(double mean);
    static Distribution weibull(double shape, double scale);
    static Distribution lognormal_mean(double mean, double cv);  // cv: sd / mean, at least 0
    static Distribution lognormal_median(double median,
                                         double sigma);  // sigma: sd of the logarithm
    static Distribution gamma(double shape, double mean);
    static Distribution triangular(double lo, double mode, double hi);
    // A quantile function that is linear between (probability, value) knots. Probabilities rise
    // strictly from 0 to 1; values never fall.
    static Distribution empirical(const std::vector<std::pair<double, double>>& knots);

    double sample(Stream& stream) const { return quantile(stream.uniform()); }

    // For p in [0, 1]; an unbounded tail gives an infinity at its end. A gamma quantile is
    // interpolated to a relative error under 1e-6 for shapes of at least 0.05.
    double quantile(double p) const;
    double mean() const { return mean_; }
    Kind kind() const { return kind_; }

    // For people, with the parameters as given, to ten digits: "gamma(shape 2, mean 10)".
    std::string describe() const;

  private:
    Distribution(Kind kind, double a, double b, double c, double mean)
        : kind_{kind}, a_{a}, b_{b}, c_{c}, mean_{mean} {}

    Kind kind_ = Kind::constant;
    double a_ = 0.0;  // parameters, in the form that quantile() uses
    double b_ = 0.0;
    double c_ = 0.0;
    double mean_ = 0.0;
    std::shared_ptr<const std::vector<Knot>> knots_;  // empirical only
    std::shared_ptr<const GammaTable> gamma_;         // gamma only
};

}  // namespace kinflow::core
