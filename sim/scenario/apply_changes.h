#pragma once

#include <string>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/scenario/follow_changes.h"

namespace kinflow::scenario {

/// The days on which any number changes: where changes begin and end, and the first of each month
/// of a ramp. Rising; all within the scenario.
[[nodiscard]] std::vector<core::Date> dates_of(const std::vector<LeafChange>& changes,
                                               core::Date end);

/// The trees with the values in force on a day: a number that several changes move is first set,
/// then scaled, then added to, in whatever order they are written. What has changed takes the
/// standing and the place of its change.
[[nodiscard]] Trees trees_on(const Trees& baseline, const std::vector<LeafChange>& changes,
                             core::Date day);

/// All numbers as they are written on a day, to see whether anything has changed.
[[nodiscard]] std::string state_on(const Trees& trees, const std::vector<LeafChange>& changes);

}  // namespace kinflow::scenario
