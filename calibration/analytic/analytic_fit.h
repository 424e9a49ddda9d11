#pragma once

#include <functional>
#include <vector>

#include "calibration/design/design.h"

namespace kinflow::calibration {

/// A figure that the analytic model knows: how far its logarithm must move, and how surely.
struct AnalyticTarget {
    double wanted = 0.0;  ///< log of the figure over what was simulated
    double error = 0.1;   ///< standard deviation of that
};

/// The most likely coordinates under a standard normal prior when `model` gives the logarithms of
/// the targets' ratios at a point: Gauss-Newton steps with differences, each halved until it helps.
/// Coordinates stay within `reach` of 0. NaN answers count as no change.
[[nodiscard]] Point most_likely(std::size_t parameters, const std::vector<AnalyticTarget>& targets,
                                const std::function<std::vector<double>(const Point&)>& model,
                                double reach = 2.5);

}  // namespace kinflow::calibration
