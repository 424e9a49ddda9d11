#pragma once

#include <cstddef>
#include <vector>

#include "calibration/design/design.h"

namespace kinflow::calibration {

/// A noisy simulator's answer as a quadratic surface: linear in every parameter, quadratic in those
/// that matter most, fitted by Bayesian regression. The precisions of the linear and of the
/// quadratic terms, and by how much the errors exceed the noise of the replications (lack of fit,
/// and the luck that a point's replications share), maximise the evidence: MacKay, Neural
/// Computation 4 (1992).
///
/// It is made for many parameters, a few hundred points, and answers that are smooth where the
/// points lie; GaussianProcess is made for few parameters.
class QuadraticEmulator {
  public:
    /// `noise_variance` is that of each value. Throws std::invalid_argument for fewer than three
    /// points, or lengths that differ.
    QuadraticEmulator(const Design& points, const std::vector<double>& values,
                      const std::vector<double>& noise_variance);

    struct Prediction {
        double mean = 0.0;
        double variance = 0.0;  ///< of the mean, lack of fit included
    };
    [[nodiscard]] Prediction at(const Point& point) const;

    /// at() in two steps, of which the second costs far more: the mean, with what the variance is
    /// worked out from left in `row`, and the variance. The variance is never below lack_of_fit().
    [[nodiscard]] double mean_at(const Point& point, std::vector<double>& row) const;
    [[nodiscard]] double variance_of(const std::vector<double>& row) const;
    [[nodiscard]] double lack_of_fit() const { return value_scale_ * value_scale_ * lack_of_fit_; }

    /// Root mean square of the errors with which each value is foretold from all the others.
    [[nodiscard]] double leave_one_out_error() const { return leave_one_out_error_; }
    /// How many times the errors' variance is that of the replications' noise; at least 1.
    [[nodiscard]] double excess() const { return excess_; }

  private:
    void features(const Point& point, std::vector<double>& out) const;

    Point centre_;
    Point scale_;
    std::vector<std::size_t> active_;  ///< parameters with quadratic terms
    double value_centre_ = 0.0;
    double value_scale_ = 1.0;
    double excess_ = 1.0;
    double lack_of_fit_ = 0.0;  ///< variance, in units of value_scale_ squared
    double leave_one_out_error_ = 0.0;
    std::vector<double> weights_;  ///< by feature
    std::vector<double> factor_;   ///< lower triangle, by row: covariance of the weights = F F'
};

}  // namespace kinflow::calibration
