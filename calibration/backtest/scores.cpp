#include "calibration/backtest/scores.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace kinflow::calibration {

double crps(std::span<const double> ensemble, double truth) {
    const auto n = static_cast<double>(ensemble.size());
    double distance = 0.0;  // mean |x - truth|
    double spread = 0.0;    // half the mean |x - x'|, by ranks
    for (std::size_t i = 0; i < ensemble.size(); ++i) {
        distance += std::abs(ensemble[i] - truth) / n;
        spread += (2.0 * static_cast<double>(i) + 1.0 - n) * ensemble[i] / (n * n);
    }
    return distance - spread;
}

double quantile_of(std::span<const double> ensemble, double share) {
    const auto last = static_cast<double>(ensemble.size() - 1);
    const double at = std::clamp(share * static_cast<double>(ensemble.size()) - 0.5, 0.0, last);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, ensemble.size() - 1);
    const double part = at - static_cast<double>(below);
    return ensemble[below] * (1.0 - part) + ensemble[above] * part;
}

bool covers(std::span<const double> ensemble, double share, double truth) {
    const double tail = (1.0 - share) / 2.0;
    return truth >= quantile_of(ensemble, tail) && truth <= quantile_of(ensemble, 1.0 - tail);
}

double pit(std::span<const double> ensemble, double truth) {
    const auto [low, high] = std::equal_range(ensemble.begin(), ensemble.end(), truth);
    const auto below = static_cast<double>(low - ensemble.begin());
    const auto ties = static_cast<double>(high - low);
    return (below + 0.5 * ties) / static_cast<double>(ensemble.size());
}

}  // namespace kinflow::calibration
