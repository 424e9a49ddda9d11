#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/app/commands.h"
#include "sim/scenario/load_comparison.h"

namespace kinflow::app {

/// A combined policy, the arm in which a part stands alone and the one in which it is left out.
struct PolicyPart {
    std::size_t whole;
    std::string name;
    std::size_t alone;
    std::size_t without;
};

/// What is run: the policies asked for, and those that an attribution needs besides.
struct ComparePlan {
    std::optional<scenario::ComparisonSource> source;
    scenario::LoadedComparison loaded;
    std::size_t asked = 0;
    std::vector<PolicyPart> parts;
};

/// Without policies the call names a study, which holds them; what is said in the call comes first.
[[nodiscard]] CompareArguments as_study_says(CompareArguments arguments);

/// Loads the baseline and the policies, and with `--attribute` those in which each part of a policy
/// stands alone or is left out. Throws core::InputError with every fault of the files.
[[nodiscard]] ComparePlan plan_comparison(const CompareArguments& arguments);

}  // namespace kinflow::app
