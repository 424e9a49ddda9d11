#include "sim/model/placing.h"

#include <optional>

#include "sim/model/district.h"
#include "sim/model/find_home.h"
#include "sim/model/households.h"

namespace kinflow::model {

namespace {

/// A young person who stays put costs an allowance, and not the placement's price.
void pay_for_place(World& world, const CareRecord& record, int sign) {
    if (record.staying_put) return world.costs.support(world.now, Allowance::staying_put, sign);
    world.costs.place(world.now, record.placement, sign);
}

void take_place(World& world, ChildId id, const Home& home, double distance_luck) {
    const FamilyId family = world.child(id).family;
    CareRecord& record = world.record(world.child(id).care);
    world.places[home.type.value].force_take();
    record.placement = home.type;
    pay_for_place(world, record, 1);
    record.household = home.household;
    record.poor_match = home.poor;
    record.home_district = false;
    if (type_of(world, home.type).kin_available) record.kin_tried = true;
    if (home.household == no_household) {
        record.out_of_area = distance_luck < type_of(world, home.type).out_of_area;
        return;
    }
    move_in(world, home.type, home.household, family);
    const FosterHousehold& household = world.homes[home.type.value].households[home.household];
    record.out_of_area = household.out_of_area;
    record.home_district =
        !household.out_of_area && household.district == home_district(world, family);
}

void start_placement(World& world, ChildId id, const Home& home, double distance_luck) {
    CareRecord& record = world.record(world.child(id).care);
    if (record.placement) give_up_place(world, record);
    take_place(world, id, home, distance_luck);
    record.placed = world.now;
    const auto year = static_cast<std::uint16_t>(
        core::financial_year(world.tables().calendar().date_of(world.now)));
    if (record.year != year) {
        // A placement that runs on from last year counts in this one.
        record.placements_in_year = record.year == 0 ? 0 : 1;
        record.year = year;
    }
    ++record.placements_in_year;
    world.count(Flow::placements_started, 1, home.type.value);
    if (home.poor) world.count(Flow::poor_matches, 1);
    schedule_move(world, id);
}

Wanted wanted_by(const World& world, const Child& child, const Company& company, double pick) {
    Wanted wanted;
    wanted.age = age_at(child, world.now);
    wanted.family = child.family;
    wanted.district = home_district(world, child.family);
    wanted.together = company.together;
    wanted.from = world.care[child.care.value].placement;
    wanted.avoid = world.care[child.care.value].household;
    wanted.luck = pick;
    wanted.entity = luck_of(world, child);
    return wanted;
}

void count_siblings(World& world, const Company& company, const Home& home) {
    if (!company.sibling) return;
    const CareRecord& first = world.record(company.sibling);
    world.count(Flow::siblings_placed, 1);
    if (home.type == first.placement && home.household == first.household) {
        world.count(Flow::siblings_placed_together, 1);
    }
}

}  // namespace

void place_child(World& world, ChildId id, const Company& company) {
    Child& child = world.child(id);
    const CareRecord& record = world.record(child.care);
    core::Stream draws =
        luck(world.seed, Purpose::placement, luck_of(world, child), ++child.placements);
    const double preference = draws.uniform();
    const double distance = draws.uniform();
    const Wanted wanted = wanted_by(world, child, company, draws.uniform());
    const std::size_t age = age_band(wanted.age);
    const core::AliasTable& by_preference = world.tables().placement[age];

    std::optional<Home> home = with_sibling(world, company.sibling, wanted.age);
    if (!home) {
        const PlacementTypeId kin = kin_type(world, child, record, age);
        if (kin) home = kin_home(world, kin, child, distance);
    }
    if (!home) {
        PlacementTypeId preferred{static_cast<std::uint32_t>(by_preference.sample(preference))};
        if (company.sibling) {
            const PlacementTypeId same = world.record(company.sibling).placement;
            if (by_preference.probability(same.value) > 0.0) preferred = same;
        }
        home = find_home(world, preferred, wanted);
    }
    count_siblings(world, company, *home);
    start_placement(world, id, *home, distance);
}

void place_for_adoption(World& world, ChildId id) {
    Child& child = world.child(id);
    const auto& types = world.scenario().placements.types;
    for (std::uint32_t i = 0; i < types.size(); ++i) {
        if (!types[i].for_adoption) continue;
        core::Stream draws =
            luck(world.seed, Purpose::placement, luck_of(world, child), ++child.placements);
        return start_placement(world, id, {PlacementTypeId{i}}, draws.uniform());
    }
}

void give_up_place(World& world, CareRecord& record) {
    world.places[record.placement.value].give_back();
    pay_for_place(world, record, -1);
    if (record.household != no_household) move_out(world, record.placement, record.household);
    record.household = no_household;
}

void find_first_home(World& world, ChildId id, const Company& company) {
    const Child& child = world.child(id);
    const CareRecord& record = world.record(child.care);
    const PlacementTypeId type = record.placement;
    core::Stream draws = luck(world.seed, Purpose::placement, luck_of(world, child), 0);
    const double distance = draws.uniform();
    Wanted wanted = wanted_by(world, child, company, draws.uniform());
    wanted.settled = true;
    Home home{type};
    if (const auto beside = with_sibling(world, company.sibling, wanted.age)) {
        home = *beside;
    } else if (type_of(world, type).kin_available) {
        home = kin_home(world, type, child, distance);
    } else if (has_households(world, type)) {
        home = find_home(world, type, wanted);
    }
    const bool as_it_was = home.household == no_household && home.type == type;
    const bool out_of_area = record.out_of_area;
    take_place(world, id, home, distance);
    if (as_it_was) world.record(child.care).out_of_area = out_of_area;
}

}  // namespace kinflow::model
