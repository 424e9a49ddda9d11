#include "sim/model/placing.h"

#include <cmath>
#include <optional>

#include "sim/model/households.h"
#include "sim/model/matching.h"

namespace kinflow::model {

namespace {

/// Where a child goes.
struct Home {
    PlacementTypeId type;
    std::uint32_t household = no_household;
    bool poor = false;
};

const PlacementType& type_of(const World& world, PlacementTypeId type) {
    return world.scenario().placements.types[type.value];
}

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

/// The preferred type if it has a place, else the first of its fall-backs that has, else any other
/// for children who are not with family or adopters.
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

/// Beside the brother or sister, if the household takes another child.
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

/// The type of family and friends that the child has and that has not been tried in this spell.
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

/// How much faster than usual the placement ends.
double faster(const World& world, const CareRecord& record) {
    return record.poor_match ? world.scenario().placements.matching.poor_match_moves : 1.0;
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

void schedule_move(World& world, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.care[child.care.value];
    const core::PiecewiseHazard& hazard = world.tables().moves[record.placement.value];
    core::Stream draws = luck(world.seed, Purpose::move, luck_of(world, child), child.placements);
    const double in_placement = core::years_from_minutes(world.now - record.placed);
    const double years =
        hazard.time_to(in_placement, draws.exponential() / faster(world, record)) - in_placement;
    record.move_due = core::never;
    if (std::isinf(years)) return;
    record.move_due = core::later(world.now, core::minutes_from_years(years));
    world.schedule(record.move_due, EventKind::placement_move, id.value, child.placements);
}

void follow_move(World& world, const Compiled& before, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    const core::PiecewiseHazard& old_hazard = before.moves[record.placement.value];
    const core::PiecewiseHazard& hazard = world.tables().moves[record.placement.value];
    if (old_hazard.rates() == hazard.rates() && old_hazard.breaks() == hazard.breaks()) return;
    const double in_placement = core::years_from_minutes(world.now - record.placed);
    // A placement that would have lasted for ever has used up nothing, and the rest has no memory.
    const double left =
        record.move_due == core::never
            ? luck(world.seed, Purpose::after_change, luck_of(world, child),
                   static_cast<std::uint32_t>(world.now), child.placements + 0x10000U)
                      .exponential() /
                  faster(world, record)
            : old_hazard.cumulative(in_placement,
                                    core::years_from_minutes(record.move_due - record.placed));
    const double years = hazard.time_to(in_placement, left) - in_placement;
    record.move_due =
        std::isinf(years) ? core::never : core::later(world.now, core::minutes_from_years(years));
    world.schedule(record.move_due, EventKind::placement_move, id.value, child.placements);
}

}  // namespace kinflow::model
