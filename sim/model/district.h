#pragma once

#include <cstdint>

#include "sim/model/world.h"

namespace kinflow::model {

/// The district that `u`, uniform in [0, 1), draws by the districts' shares of families; 0 when the
/// area is one.
[[nodiscard]] std::uint8_t district_at(const World& world, double u);

/// The district in which the family lives; 0 when the area is one.
[[nodiscard]] std::uint8_t home_district(const World& world, FamilyId family);

}  // namespace kinflow::model
