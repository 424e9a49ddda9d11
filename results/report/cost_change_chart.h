#pragma once

#include <string>

#include "results/cost_difference.h"

namespace kinflow::results::report {

/// What a policy costs (up) or saves (down) in each financial year, in the price base: bars with
/// the 90% interval as a rule. SVG without scripts; `name` is the picture's name for a screen
/// reader.
[[nodiscard]] std::string cost_change_svg(const CostDifference& cost, const std::string& name);

}  // namespace kinflow::results::report
