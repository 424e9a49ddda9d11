#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

/// Schedules the first family of every channel.
void start_arrivals(World& world);

/// A family comes to notice for the first time by `channel`: it is made, presents, and the next is
/// scheduled.
void arrive(World& world, ChannelId channel);

}  // namespace kinflow::model
