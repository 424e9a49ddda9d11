#pragma once

#include <cstdint>

#include "sim/model/timeline.h"
#include "sim/model/world.h"

namespace kinflow::model {

/// Gives an empty world its timeline and schedules the changes of parameters. Must come before all
/// else that is scheduled, so that a change is the first thing of its minute.
void start_phases(World& world, const Timeline& timeline);

/// The parameters of phase `index` of the timeline come into force. What was drawn under the old
/// ones and is still to come moves with the same luck: of a hazard, the part not yet used up is
/// carried over; the remaining time of a stay or a step in court is stretched as the distribution
/// is. What no change touches keeps its minute.
void follow_phase(World& world, std::uint32_t index);

}  // namespace kinflow::model
