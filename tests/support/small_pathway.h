#pragma once

#include "sim/model/pathway.h"

namespace kinflow::test {

/// The pathway of small_scenario(): one stage of each kind, in the order of the kinds, served by
/// the teams of SmallTeam.
[[nodiscard]] model::Pathway small_pathway();

/// Calendar days.
[[nodiscard]] model::Duration gamma_days(double mean, double shape);

}  // namespace kinflow::test
