#pragma once

#include <cstddef>

#include "sim/model/world.h"

namespace kinflow::model {

/// Events that are read ahead at once: enough for the processor to wait for their memory only once.
inline constexpr std::size_t read_ahead_batch = 32;

/// Brings what the next events concern into the processor's cache.
void read_batch(const World& world);
/// The same for the one family or child whom an event is about.
void read_concerned(const World& world, const core::Event& event);

/// To be called after each event that is taken from the list. It changes nothing.
inline void read_ahead(const World& world) {
    if (world.events.begins_batch(read_ahead_batch)) read_batch(world);
    if (const core::Event* event = world.events.scheduled_late()) read_concerned(world, *event);
}

}  // namespace kinflow::model
