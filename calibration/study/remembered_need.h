#pragma once

#include <cstdint>

#include "sim/scenario/levers.h"

namespace kinflow::calibration {

/// Gives each gate's perceived need of one baseline at the cost of one history, however often it is
/// asked for. Not for several threads at once.
[[nodiscard]] scenario::PerceivedNeed remembered_need(std::uint64_t seed);

}  // namespace kinflow::calibration
