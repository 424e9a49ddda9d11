#include "results/expectation.h"

#include <cmath>
#include <limits>

#include "results/uncertainty.h"
#include "sim/core/grouped_mean.h"

namespace kinflow::results {

Expectation expectation_of(std::span<const double> values, const Alike& alike, double confidence) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const core::GroupedMean mean = core::grouped_mean(values, alike.groups);
    const auto count = static_cast<int>(mean.count);
    if (alike.members) {
        const VarianceSplit split = split_variance(values, alike.groups);
        if (split.told()) {
            const core::Interval interval = expectation_interval(split, confidence);
            return {mean.mean, std::sqrt(split.of_mean), interval.low, interval.high, count};
        }
    }
    if (mean.groups < 2) return {mean.mean, nan, nan, nan, count};
    const core::Interval interval = mean.interval(confidence);
    return {mean.mean, mean.standard_error, interval.low, interval.high, count};
}

}  // namespace kinflow::results
