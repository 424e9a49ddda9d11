#pragma once

#include <span>

#include "sim/core/statistics.h"

namespace kinflow::calibration {

/// Of an interval that is known from a sample.
inline constexpr double interval_share = 0.9;
inline constexpr double interval_confidence = 0.95;

/// Between which of the values lies, with a confidence of 95%, at least 90% of the distribution
/// that they were drawn from, as many left out at either end: Wilks, Annals of Mathematical
/// Statistics 12 (1941). The sample's own 5% and 95% quantiles hold less than 90% every second
/// time. `effective` is the number of independent draws that the values are worth, all of them when
/// 0; of fewer than 46 nothing is left out. Throws std::invalid_argument for no values.
[[nodiscard]] core::Interval tolerance_interval(std::span<const double> values,
                                                double effective = 0.0);

}  // namespace kinflow::calibration
