#include "calibration/sampler/tolerance_interval.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace kinflow::calibration {

namespace {

/// How many of n draws may be left out in all: the most m for which m or more of them fall into the
/// tenth that the interval need not hold, with the confidence asked for.
int left_out(int n) {
    constexpr double outside = 1.0 - interval_share;
    double less = 0.0;  // probability that no more than m fall there
    double log_exactly = n * std::log(interval_share);
    int m = 0;
    while (m < n) {
        less += std::exp(log_exactly);
        if (less > 1.0 - interval_confidence) break;
        log_exactly += std::log(outside / interval_share * (n - m) / (m + 1));
        ++m;
    }
    return m;
}

}  // namespace

core::Interval tolerance_interval(std::span<const double> values, double effective) {
    if (values.empty()) throw std::invalid_argument("no values");
    std::vector<double> sorted{values.begin(), values.end()};
    std::sort(sorted.begin(), sorted.end());
    const double size = static_cast<double>(sorted.size());
    const double worth = effective > 0.0 ? std::min(effective, size) : size;
    // The ends are draws too, so that of m left out one fewer than half lie beyond each: that of
    // rank r among the draws, of rank `each` among as many as they are worth.
    const int each = left_out(static_cast<int>(worth)) / 2;
    const double rank = each * (size + 1.0) / (worth + 1.0);
    const auto beyond = static_cast<std::size_t>(std::max(rank - 1.0, 0.0));
    return {sorted[beyond], sorted[sorted.size() - 1 - beyond]};
}

}  // namespace kinflow::calibration
