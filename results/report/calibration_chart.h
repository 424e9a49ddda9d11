#pragma once

#include <string>

#include "results/calibration.h"

namespace kinflow::results::report {

/// Every figure as a line: what the prior and what the members give for it, as ratios to the
/// printed figure, which stands at 1.
[[nodiscard]] std::string targets_svg(const CalibrationResult& result);

/// Every parameter as a line: its posterior's 90% interval over the prior's, in the prior's
/// standard deviations from the prior's centre.
[[nodiscard]] std::string parameters_svg(const CalibrationResult& result);

}  // namespace kinflow::results::report
