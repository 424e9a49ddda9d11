#pragma once

#include <string>
#include <vector>

#include "sim/model/policy.h"
#include "sim/scenario/fault_list.h"
#include "sim/scenario/register.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// What a policy costs once, and the money that is set aside for it.
struct PolicyMoney {
    std::vector<model::OneOffCost> one_off;
    std::vector<model::Funding> funding;
};

/// Reads `one_off` and `funding` of a checked policy file. A year that the baseline does not
/// simulate as a whole, or a price from before its index, is a fault; so is either key when the
/// baseline has no `costs`. `file` is the policy's path.
[[nodiscard]] PolicyMoney read_policy_money(const Node& tree, const std::string& file,
                                            const model::Scenario& baseline,
                                            const Register& evidence, FaultList& faults);

}  // namespace kinflow::scenario
