#pragma once

#include <string>

#include "results/comparison.h"

namespace kinflow::results {

/// costs.csv of a comparison: by policy, financial year and kind of prices a line for each line of
/// costs, each one-off cost, each heading, each team, each placement type, and the total, which is
/// the cost of the policy. Lines and one-off costs add up to the headings, and those to the total,
/// to the penny; teams and placement types are other sums of the same lines. Only the names of the
/// columns when the scenario has no costs.
[[nodiscard]] std::string cost_differences_csv(const Comparison& comparison);

}  // namespace kinflow::results
