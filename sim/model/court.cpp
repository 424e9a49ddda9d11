#include "sim/model/court.h"

#include <algorithm>
#include <cmath>

#include "sim/model/adoption.h"
#include "sim/model/care.h"
#include "sim/model/returns.h"

namespace kinflow::model {

namespace {

bool has_limit(const World& world) {
    return world.limits == Limits::finite && world.scenario().care.hearings >= 0.0;
}

/// The first of the even moments at which the court sits that lies after now.
core::Minute next_sitting(const World& world) {
    constexpr double months_a_year = 12.0;
    const double a_month = world.scenario().care.hearings;
    if (a_month == 0.0) return core::never;
    if (a_month < 0.0) return core::later(world.now, 1);  // no limit any more
    const double interval = core::minutes_per_year / months_a_year / a_month;
    return core::round_to_minute(std::ceil((std::floor(world.now / interval) + 1.0) * interval));
}

void call_next(World& world) {
    HearingList& list = world.hearings;
    if (list.first == list.line.size()) {
        list.line.clear();
        list.first = 0;
        list.next = core::never;
        return;
    }
    list.next = next_sitting(world);
    world.schedule(list.next, EventKind::hearing, 0, 0);
}

void make_order(World& world, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    const CourtOutcomes& court = world.scenario().care.court;
    world.count(Flow::care_proceedings_completed, 1);
    world.observer.sampled(Sample::care_proceedings_weeks, 0, world.now,
                           core::days_from_minutes(world.now - record.at_stage_since) / 7.0);
    world.observer.sampled(Sample::court_wait_weeks, 0, world.now,
                           core::days_from_minutes(world.now - record.ready) / 7.0);
    core::Stream draws = luck(world.seed, Purpose::court, luck_of(world, child), child.spells, 1);
    const double u = draws.uniform();
    const std::size_t age = age_band(age_at(child, world.now));
    const double placed = court.placement_order[age];
    const double guardian = placed + court.special_guardianship[age];
    record.next_step = core::never;
    record.waiting = false;
    if (u < placed) {
        start_family_finding(world, id);
        set_status(world, id, LegalStatus::placement_order);
    } else if (u < guardian) {
        cease(world, id, CareExit::special_guardianship);
    } else if (u < guardian + court.return_home[age]) {
        cease(world, id, CareExit::return_home);
    } else {
        set_status(world, id, LegalStatus::care_order);
    }
}

}  // namespace

void start_proceedings(World& world, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    core::Stream draws = luck(world.seed, Purpose::court, luck_of(world, child), child.spells);
    const CareParameters& care = world.scenario().care;
    const bool before = world.now < 0 && care.proceedings_before;
    record.next_step =
        end_of(world.tables().calendar(), world.now,
               before ? *care.proceedings_before : care.proceedings, draws.uniform());
    world.schedule(record.next_step, EventKind::court_or_match, id.value, spell_version(child));
    world.count(Flow::care_proceedings_issued, 1);
}

void proceedings_on_the_first_day(const World& world, CareRecord& record) {
    const CareParameters& care = world.scenario().care;
    if (record.status != LegalStatus::interim_care_order || record.leaving_care) return;
    if (!care.proceedings_before) return;
    const double before = care.proceedings_before->distribution.mean();
    if (record.next_step == core::never || before <= 0.0) return;
    const double left = std::max(0.0, static_cast<double>(record.next_step - world.now));
    record.next_step = core::later(
        world.now, static_cast<core::Minute>(left * care.proceedings.distribution.mean() / before));
}

void ready_for_hearing(World& world, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    record.ready = world.now;
    if (!has_limit(world)) return make_order(world, id);
    record.waiting = true;
    record.next_step = core::never;
    world.hearings.line.push_back({id, child.spells});
    if (world.hearings.next == core::never) call_next(world);
}

void hold_hearing(World& world) {
    HearingList& list = world.hearings;
    while (list.first < list.line.size()) {
        const InLine next = list.line[list.first++];
        const Child& child = world.child(next.child);
        if (!child.care || child.spells != next.spell) continue;
        const CareRecord& record = world.record(child.care);
        if (!record.waiting || record.status != LegalStatus::interim_care_order) continue;
        make_order(world, next.child);
        break;
    }
    call_next(world);
}

void hearings_follow(World& world) {
    HearingList& list = world.hearings;
    if (list.first == list.line.size() || list.next <= next_sitting(world)) return;
    call_next(world);
}

}  // namespace kinflow::model
