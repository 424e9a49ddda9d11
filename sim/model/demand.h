#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

/// Schedules the first family of every channel.
void start_arrivals(World& world);

/// A family comes to notice for the first time by `channel`: it is made, presents, and the next is
/// scheduled.
void arrive(World& world, ChannelId channel);

/// A family comes that a policy brings beyond the baseline's; see added_demand.h.
void arrive_added(World& world, std::uint32_t strip, std::uint32_t number);

}  // namespace kinflow::model
