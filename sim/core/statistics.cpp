#include "sim/core/statistics.h"

#include <boost/math/distributions/students_t.hpp>
#include <stdexcept>

namespace kinflow::core {

double student_t_quantile(double p, double degrees_of_freedom) {
    if (!(p > 0.0 && p < 1.0) || !(degrees_of_freedom > 0.0)) {
        throw std::invalid_argument("student t: 0 < p < 1 and degrees of freedom > 0 are required");
    }
    return boost::math::quantile(boost::math::students_t_distribution<double>(degrees_of_freedom),
                                 p);
}

Interval mean_interval(const Tally& tally, double confidence) {
    if (!(confidence > 0.0 && confidence < 1.0)) {
        throw std::invalid_argument("interval: the confidence must lie between 0 and 1");
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (tally.count() < 2) return {-infinity, infinity};
    const double t =
        student_t_quantile(0.5 + 0.5 * confidence, static_cast<double>(tally.count() - 1));
    const double half_width = t * tally.standard_error();
    return {tally.mean() - half_width, tally.mean() + half_width};
}

double quantile_sorted(std::span<const double> ascending, double p) {
    if (ascending.empty() || !(p >= 0.0 && p <= 1.0)) {
        throw std::invalid_argument("quantile: values and 0 <= p <= 1 are required");
    }
    const double position = p * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const double low = ascending[below];
    if (below + 1 == ascending.size()) return low;
    return low + (position - static_cast<double>(below)) * (ascending[below + 1] - low);
}

}  // namespace kinflow::core
