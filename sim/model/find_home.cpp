#include "sim/model/find_home.h"

#include "sim/model/households.h"

namespace kinflow::model {

namespace {

std::optional<Home> home_of_type(World& world, PlacementTypeId type, const Wanted& wanted) {
    if (!has_households(world, type)) {
        // A child who leaves a full pool makes room in it for its own next placement.
        if (world.places[type.value].free() == 0 && wanted.from != type) return std::nullopt;
        return Home{type};
    }
    const Match match = best_household(world, type, wanted);
    if (match.household == no_household) return std::nullopt;
    return Home{type, match.household, match.poor};
}

/// A home of the type, or of those that come before it as long as one suits in every respect. A
/// history has no households to suit a child, so there the preference alone decides: otherwise none
/// of its children would live with an agency, and the opening could not draw those who do.
std::optional<Home> home_by_order(World& world, PlacementTypeId type, const Wanted& wanted) {
    if (world.limits == Limits::none) return home_of_type(world, type, wanted);
    for (const PlacementTypeId before : type_of(world, type).only_after) {
        const auto home = home_of_type(world, before, wanted);
        if (home && !home->poor) return home;
    }
    return home_of_type(world, type, wanted);
}

}  // namespace

Home find_home(World& world, PlacementTypeId preferred, const Wanted& wanted) {
    const auto& types = world.scenario().placements.types;
    if (const auto home = home_by_order(world, preferred, wanted)) return *home;
    for (const PlacementTypeId next : types[preferred.value].fall_back) {
        if (const auto home = home_by_order(world, next, wanted)) return *home;
    }
    const auto is_open_to_all = [&](std::uint32_t i) {
        return !types[i].for_adoption && !types[i].kin_available;
    };
    for (std::uint32_t i = 0; i < types.size(); ++i) {
        if (!is_open_to_all(i)) continue;
        if (const auto home = home_by_order(world, PlacementTypeId{i}, wanted)) return *home;
    }
    // A child is never left without a placement: a pool takes one more than it has places.
    if (!has_households(world, preferred)) return {preferred};
    for (std::uint32_t i = 0; i < types.size(); ++i) {
        if (is_open_to_all(i) && !types[i].households) return {PlacementTypeId{i}};
    }
    return {preferred};
}

std::optional<Home> with_sibling(World& world, CareId sibling, double age) {
    if (!sibling) return std::nullopt;
    const CareRecord& record = world.record(sibling);
    if (record.household == no_household) return std::nullopt;
    Homes& homes = world.homes[record.placement.value];
    if (type_of(world, record.placement).kin_available) {
        ++homes.households[record.household].places;  // approved for the children of the family
    } else if (!takes_another(world, record.placement, record.household, age)) {
        return std::nullopt;
    }
    return Home{record.placement, record.household};
}

PlacementTypeId kin_type(const World& world, const Child& child, const CareRecord& record,
                         std::size_t age) {
    const Family& family = world.families[child.family.value];
    if (record.kin_tried || family.unaccompanied) return PlacementTypeId::none();
    const auto& types = world.scenario().placements.types;
    for (std::uint32_t i = 0; i < types.size(); ++i) {
        if (!types[i].kin_available || world.places[i].free() == 0) continue;
        core::Stream draws = luck(world.seed, Purpose::kin, family.entity, i);
        if (draws.uniform() < (*types[i].kin_available)[age]) return PlacementTypeId{i};
    }
    return PlacementTypeId::none();
}

Home kin_home(World& world, PlacementTypeId type, const Child& child, double distance_luck) {
    if (world.limits == Limits::none) return {type};
    return {type, make_kin_household(world, type, child.family,
                                     distance_luck < type_of(world, type).out_of_area)};
}

}  // namespace kinflow::model
