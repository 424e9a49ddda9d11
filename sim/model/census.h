#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

/// Schedules a census on the last minute of every month of the run.
void schedule_censuses(World& world);

/// Counts the stocks now. `month` is Calendar::month_index of now.
[[nodiscard]] Census take_census(World& world);

}  // namespace kinflow::model
