#include "sim/core/gamma_table.h"

#include <algorithm>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

#include "sim/core/normal.h"

namespace kinflow::core {

namespace {

namespace bm = boost::math;

// Without long double inside: several times as fast, and exact enough to interpolate.
using Policy = bm::policies::policy<bm::policies::promote_double<false>>;

// Below this quantile the distribution function is x^shape / Gamma(shape + 1) to full precision,
// and Boost's quantile may underflow.
constexpr double power_law_below = 1e-18;

double normal_density(double z) {
    return std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
}

}  // namespace

GammaTable::GammaTable(double shape) : shape_{shape} {
    knots_.reserve(static_cast<std::size_t>(piece_count) + 1);
    for (int i = 0; i <= piece_count; ++i) {
        knots_.push_back(knot_at(-z_max + static_cast<double>(i) / pieces_per_unit));
    }
}

GammaTable::Knot GammaTable::knot_at(double z) const {
    const double p = normal_cdf(z);
    const double density = normal_density(z);
    // Boost's, since std::lgamma writes to a global variable, and tables are made on many threads.
    const double log_power_law = (std::log(p) + bm::lgamma(shape_ + 1.0, Policy{})) / shape_;
    if (log_power_law < std::log(power_law_below)) {
        return {log_power_law, density / (shape_ * p) / pieces_per_unit};
    }
    const bm::gamma_distribution<double, Policy> gamma(shape_);
    const double q =
        z < 0.0 ? bm::quantile(gamma, p) : bm::quantile(bm::complement(gamma, normal_cdf(-z)));
    return {std::log(q), density / (q * bm::pdf(gamma, q)) / pieces_per_unit};
}

double GammaTable::quantile(double z) const {
    const double x = (std::clamp(z, -z_max, z_max) + z_max) * pieces_per_unit;
    const int piece = std::min(static_cast<int>(x), piece_count - 1);
    const double t = x - piece;
    const Knot& a = knots_[static_cast<std::size_t>(piece)];
    const Knot& b = knots_[static_cast<std::size_t>(piece) + 1];
    const double rise = b.log_quantile - a.log_quantile;
    // Cubic Hermite, as the chord plus a correction that vanishes at both ends.
    const double bend = (1.0 - t) * (a.slope - rise) - t * (b.slope - rise);
    return std::exp(a.log_quantile + t * rise + t * (1.0 - t) * bend);
}

}  // namespace kinflow::core
