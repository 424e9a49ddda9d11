#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

/// What a child needs of a household.
struct Wanted {
    double age = 0.0;  ///< years
    FamilyId family;
    std::uint8_t district = 0;
    int together = 1;                    ///< children of the family who come now
    PlacementTypeId from;                ///< the placement that the child leaves
    std::uint32_t avoid = no_household;  ///< the household of that type
    double luck = 0.0;                   ///< in [0, 1); picks among equals
    std::uint64_t entity = 0;            ///< address of the child's luck
    bool settled = false;  ///< lived there before the first day: whoever has room suits
};

struct Match {
    std::uint32_t household = no_household;
    bool poor = false;  ///< misses the approved ages, or parts brothers and sisters
};

/// The household of the type that suits best, of those that can be used, have a free place and
/// would do for the child (HouseholdParameters::suits): one approved for the age before one that
/// misses it by no more than the tolerance, then one that takes all the children who come, then the
/// family's district, then the fewest places to spare. No household when none will do.
[[nodiscard]] Match best_household(const World& world, PlacementTypeId type, const Wanted& wanted);

/// Whether the household would take the child beside its brothers or sisters.
[[nodiscard]] bool takes_another(const World& world, PlacementTypeId type, std::uint32_t household,
                                 double age);

}  // namespace kinflow::model
