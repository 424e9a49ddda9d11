#pragma once

#include "sim/model/scenario.h"

namespace kinflow::bench {

/// Essex as shipped, over its own horizon.
const model::Scenario& essex();

/// An authority `size` times as large: population, staff, places and opening stocks.
model::Scenario essex_times(double size);

}  // namespace kinflow::bench
