#pragma once

#include <optional>

#include "sim/model/world.h"

namespace kinflow::model {

/// The next thing that is due before the end of the run, with the clock moved to it; none when
/// nothing is.
[[nodiscard]] std::optional<core::Event> next_event(World& world);

/// Lets it happen. An event that a change has made void is passed over.
void handle(World& world, const core::Event& event);

/// In words, for an error message: the family or child, the date and the stage of an event.
[[nodiscard]] std::string describe(const World& world, const core::Event& event);

}  // namespace kinflow::model
