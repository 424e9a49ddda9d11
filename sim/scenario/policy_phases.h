#pragma once

#include <string>

#include "sim/model/policy.h"
#include "sim/scenario/policy_files.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {

/// The policy with its phases: the scenario from each day on which its changes alter a number, all
/// the checks of a scenario applied to it, and the rows that say what is changed. Faults go to
/// `files`, with the policy and the day that makes them. `over`: empty, or what the policy is laid
/// over besides the area, for those messages.
[[nodiscard]] model::Policy with_phases(JoinedPolicy joined, const Sources& sources,
                                        const model::Scenario& baseline, const std::string& over,
                                        SourceFiles& files);

}  // namespace kinflow::scenario
