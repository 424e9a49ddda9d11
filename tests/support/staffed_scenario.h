#pragma once

#include <cstdint>

#include "sim/model/scenario.h"
#include "sim/model/world.h"

namespace kinflow::test {

/// small_scenario() with turnover, sickness, vacancies, agency workers and efforts; some teams
/// stretch.
[[nodiscard]] model::Scenario staffed();

/// Full-time equivalents of a team's posts that are not abolished, held or not.
[[nodiscard]] double established(const model::World& world, std::uint32_t team);

}  // namespace kinflow::test
