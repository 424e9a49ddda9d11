#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/model/scenario.h"
#include "sim/scenario/policy.h"

namespace kinflow::scenario {

/// The need that workers perceive at a stage's gate under the baseline, one number for each case.
/// Whoever can run the scenario gives it; a lever that is written as a share asks for it.
using PerceivedNeed =
    std::function<std::vector<double>(const model::Scenario& baseline, model::StageId stage)>;

[[nodiscard]] std::vector<std::string> lever_names();

/// The levers with what each moves, as a Markdown table.
[[nodiscard]] std::string lever_table();

/// What a lever needs to know of the scenario.
struct LeverContext {
    const Trees& trees;
    const model::Scenario& baseline;
    const Register& evidence;
    const PerceivedNeed& perceived;
};

/// Turns the levers of a checked policy file into changes of parameters.
void expand_levers(const Node& tree, const LeverContext& context, FaultList& faults,
                   Policy& policy);

}  // namespace kinflow::scenario
