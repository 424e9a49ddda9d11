#include "sim/model/district.h"

namespace kinflow::model {

std::uint8_t district_at(const World& world, double u) {
    const core::AliasTable& districts = world.tables().districts;
    return districts.size() == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(districts.sample(u));
}

std::uint8_t home_district(const World& world, FamilyId family) {
    if (world.tables().districts.size() == 0) return 0;
    core::Stream draws =
        luck(world.seed, Purpose::district, world.families[family.value].entity, 0);
    return district_at(world, draws.uniform());
}

}  // namespace kinflow::model
