// When a placement ends by a move to another.

#include <cmath>

#include "sim/model/placing.h"

namespace kinflow::model {

namespace {

/// How much faster than usual the placement ends.
double faster(const World& world, const CareRecord& record) {
    return record.poor_match ? world.scenario().placements.matching.poor_match_moves : 1.0;
}

}  // namespace

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
