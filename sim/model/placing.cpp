#include "sim/model/placing.h"

#include <cmath>

namespace kinflow::model {

namespace {

/// The preferred type if it has a place, else the first of its fall-backs that has, else any type
/// that is not for adoption, else the preferred one all the same: a child is never left without a
/// placement.
PlacementTypeId find_place(World& world, PlacementTypeId preferred) {
    const auto& types = world.scenario().placements.types;
    if (world.places[preferred.value].try_take()) return preferred;
    for (const PlacementTypeId next : types[preferred.value].fall_back) {
        if (world.places[next.value].try_take()) return next;
    }
    for (std::uint32_t i = 0; i < types.size(); ++i) {
        if (!types[i].for_adoption && world.places[i].try_take()) return PlacementTypeId{i};
    }
    world.places[preferred.value].force_take();
    return preferred;
}

void start_placement(World& world, ChildId id, PlacementTypeId type, double distance_luck) {
    Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    record.placement = type;
    record.placed = world.now;
    record.out_of_area = distance_luck < world.scenario().placements.types[type.value].out_of_area;
    const auto year = static_cast<std::uint16_t>(
        core::financial_year(world.tables().calendar().date_of(world.now)));
    if (record.year != year) {
        // A placement that runs on from last year counts in this one.
        record.placements_in_year = record.year == 0 ? 0 : 1;
        record.year = year;
    }
    ++record.placements_in_year;
    world.count(Flow::placements_started, 1, type.value);
    schedule_move(world, id);
}

}  // namespace

void place_child(World& world, ChildId id, PlacementTypeId together) {
    Child& child = world.child(id);
    core::Stream draws =
        luck(world.seed, Purpose::placement, luck_of(world, child), ++child.placements);
    const std::size_t age = age_band(age_at(child, world.now));
    PlacementTypeId preferred{
        static_cast<std::uint32_t>(world.tables().placement[age].sample(draws.uniform()))};
    if (together && world.tables().placement[age].probability(together.value) > 0.0) {
        preferred = together;
    }
    start_placement(world, id, find_place(world, preferred), draws.uniform());
}

void place_for_adoption(World& world, ChildId id) {
    Child& child = world.child(id);
    const auto& types = world.scenario().placements.types;
    for (std::uint32_t i = 0; i < types.size(); ++i) {
        if (!types[i].for_adoption) continue;
        world.places[world.record(child.care).placement.value].give_back();
        world.places[i].force_take();
        core::Stream draws =
            luck(world.seed, Purpose::placement, luck_of(world, child), ++child.placements);
        start_placement(world, id, PlacementTypeId{i}, draws.uniform());
        return;
    }
}

void schedule_move(World& world, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.care[child.care.value];
    const core::PiecewiseHazard& hazard = world.tables().moves[record.placement.value];
    core::Stream draws = luck(world.seed, Purpose::move, luck_of(world, child), child.placements);
    const double in_placement = core::years_from_minutes(world.now - record.placed);
    const double years = hazard.time_to(in_placement, draws.exponential()) - in_placement;
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
                  .exponential()
            : old_hazard.cumulative(in_placement,
                                    core::years_from_minutes(record.move_due - record.placed));
    const double years = hazard.time_to(in_placement, left) - in_placement;
    record.move_due = std::isinf(years)
                          ? core::never
                          : core::later(world.now, core::minutes_from_years(years));
    world.schedule(record.move_due, EventKind::placement_move, id.value, child.placements);
}

}  // namespace kinflow::model
