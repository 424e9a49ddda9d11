#pragma once

#include <cstddef>
#include <optional>

#include "sim/model/matching.h"
#include "sim/model/world.h"

namespace kinflow::model {

/// Where a child goes.
struct Home {
    PlacementTypeId type;
    std::uint32_t household = no_household;
    bool poor = false;
};

[[nodiscard]] inline const PlacementType& type_of(const World& world, PlacementTypeId type) {
    return world.scenario().placements.types[type.value];
}

/// The preferred type if it has a place, else the first of its fall-backs that has, else any other
/// for children who are not with family or adopters.
[[nodiscard]] Home find_home(World& world, PlacementTypeId preferred, const Wanted& wanted);

/// Beside the brother or sister, if the household takes another child.
[[nodiscard]] std::optional<Home> with_sibling(World& world, CareId sibling, double age);

/// The type of family and friends that the child has and that has not been tried in this spell.
[[nodiscard]] PlacementTypeId kin_type(const World& world, const Child& child,
                                       const CareRecord& record, std::size_t age);

[[nodiscard]] Home kin_home(World& world, PlacementTypeId type, const Child& child,
                            double distance_luck);

}  // namespace kinflow::model
