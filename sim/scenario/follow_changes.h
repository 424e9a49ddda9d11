#pragma once

#include <string>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/scenario/parameter_path.h"
#include "sim/scenario/policy.h"

namespace kinflow::scenario {

/// A change of one number: what a Change comes to after its path has been followed.
struct LeafChange {
    Leaf leaf;
    const Change* change = nullptr;
    double value = 0.0;  ///< in the unit in which the scenario writes the number
    std::string word;    ///< not empty: set to a word, such as `unlimited`
};

/// Follows the paths of changes and holds them against the scenario: faults for parameters that do
/// not exist (with the nearest name), values of the wrong form or unit, dates outside the days of
/// the scenario, and `set`s of one number that overlap in time. The changes must outlive the
/// result.
[[nodiscard]] std::vector<LeafChange> follow_changes(const std::vector<const Change*>& changes,
                                                     const Trees& trees, core::Date start,
                                                     core::Date end,
                                                     const std::vector<std::string>& files,
                                                     FaultList& faults);

}  // namespace kinflow::scenario
