#pragma once

#include "sim/model/scenario.h"

namespace kinflow::test {

/// The small council where every family is one small child who goes straight into proceedings, and
/// whom nothing but the court's order takes out of care: its outcomes are the caller's to say.
[[nodiscard]] model::Scenario straight_to_court(double families_per_10000);

}  // namespace kinflow::test
