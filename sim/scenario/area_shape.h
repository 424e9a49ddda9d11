#pragma once

#include "sim/scenario/shape.h"

namespace kinflow::scenario {

/// The sections of an area file.
[[nodiscard]] Shape teams_shape();
[[nodiscard]] Shape demand_shape();
[[nodiscard]] Shape families_shape();
[[nodiscard]] Shape need_shape();
[[nodiscard]] Shape workforce_shape();
[[nodiscard]] Shape care_shape();
[[nodiscard]] Shape placements_shape();
[[nodiscard]] Shape start_stocks_shape();
[[nodiscard]] Shape districts_shape();
[[nodiscard]] Shape costs_shape();
[[nodiscard]] Shape targets_shape();

}  // namespace kinflow::scenario
