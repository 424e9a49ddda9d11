#include "sim/model/households.h"

#include "sim/model/district.h"
#include "sim/model/household_supply.h"
#include "sim/model/returns.h"

namespace kinflow::model {

namespace {

void go(World& world, PlacementTypeId type, std::uint32_t household) {
    Homes& homes = world.homes[type.value];
    FosterHousehold& home = homes.households[household];
    home.gone = true;
    homes.free.follow(home, household);
    ++homes.gone;
    const bool kin = !world.scenario().placements.types[type.value].households;
    if (kin) return homes.unused_slots.push_back(household);
    world.count(Flow::foster_households_deregistered, 1);
}

}  // namespace

bool has_households(const World& world, PlacementTypeId type) {
    return world.limits == Limits::finite &&
           world.scenario().placements.types[type.value].households.has_value();
}

void move_in(World& world, PlacementTypeId type, std::uint32_t household, FamilyId family) {
    Homes& homes = world.homes[type.value];
    FosterHousehold& home = homes.households[household];
    ++home.placed;
    home.family = family;
    homes.free.follow(home, household);
}

void move_out(World& world, PlacementTypeId type, std::uint32_t household) {
    Homes& homes = world.homes[type.value];
    FosterHousehold& home = homes.households[household];
    --home.placed;
    homes.free.follow(home, household);
    if (home.placed > 0) return;
    home.family = FamilyId::none();
    const auto& of = world.scenario().placements.types[type.value].households;
    if (!of || home.closing) return go(world, type, household);
    core::Stream draws =
        luck(world.seed, Purpose::household, of_type(type, home.number), ++home.rests);
    if (draws.uniform() < of->rest_share) {
        home.rests_until = end_of(world.tables().calendar(), world.now, of->rest, draws.uniform());
    }
}

std::uint32_t make_kin_household(World& world, PlacementTypeId type, FamilyId family,
                                 bool out_of_area) {
    Homes& homes = world.homes[type.value];
    FosterHousehold home;
    home.number = first_kin + homes.made++;
    home.district = home_district(world, family);
    home.out_of_area = out_of_area;
    home.places = 1;
    if (homes.unused_slots.empty()) {
        homes.households.push_back(home);
        return static_cast<std::uint32_t>(homes.households.size() - 1);
    }
    const std::uint32_t slot = homes.unused_slots.back();
    homes.unused_slots.pop_back();
    homes.households[slot] = home;
    return slot;
}

void deregister(World& world, PlacementTypeId type, std::uint32_t household) {
    Homes& homes = world.homes[type.value];
    FosterHousehold& home = homes.households[household];
    home.closing = true;
    homes.free.follow(home, household);
    home.leaves = core::never;
    if (home.placed == 0) go(world, type, household);
}

HouseholdState state_of(const World& world, const FosterHousehold& home) {
    if (home.placed >= home.places) return HouseholdState::full;
    if (home.placed > 0) return HouseholdState::part_used;
    if (home.unused) return HouseholdState::unused;
    return home.rests_until > world.now ? HouseholdState::resting : HouseholdState::vacant;
}

}  // namespace kinflow::model
