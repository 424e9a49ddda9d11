#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/model/adoption.h"
#include "sim/model/allocation.h"
#include "sim/model/care.h"
#include "sim/model/casework.h"
#include "sim/model/court.h"
#include "sim/model/episodes.h"
#include "sim/model/exit_hazards.h"
#include "sim/model/need.h"
#include "sim/model/placing.h"
#include "sim/model/returns.h"
#include "sim/model/stay.h"

namespace kinflow::model {

namespace {

/// Goes with the child's record to another stage: its team, its counts.
void change_stage(World& world, ChildId id, StageId from) {
    CareRecord& record = world.record(world.child(id).care);
    const StageId to = stage_of(world, record);
    if (from == to) return;
    world.move(from, to, 1, world.now - record.at_stage_since);
    record.at_stage_since = world.now;
}

void give_up_care_worker(World& world, ChildId id) {
    CareRecord& record = world.record(world.child(id).care);
    const TeamId team = world.stage(stage_of(world, record)).team;
    if (!team) return;
    if (const std::uint32_t held = std::exchange(record.held, not_held); held != not_held) {
        world.team(team).line.release(1);
        strike_case(world, team, held);
    } else {
        world.team(team).line.abandon(id.value | child_customer);
    }
    record.allocated = false;
    serve_waiting(world, team);
}

/// Ends the record and frees it. The child's worker and place must be given back before.
void end_record(World& world, ChildId id) {
    Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    world.move(stage_of(world, record), world.tables().pathway().closed, 1,
               world.now - record.at_stage_since);
    record.active = false;
    world.unused_care.push_back(child.care);
    child.care = CareId::none();
    note_move(world, child.family);
    world.family(child.family).home_changed();
}

/// Care leavers in education are supported for longer.
double supported_until(const World& world, const Child& child) {
    constexpr double end_in_education = 25.0;
    const CareParameters& care = world.scenario().care;
    core::Stream draws = luck(world.seed, Purpose::leaving, luck_of(world, child), 1);
    return draws.uniform() < care.in_education ? end_in_education : care.leaving_care_until_age;
}

/// Stays on in the foster home, of which the place is then not free.
bool stays_put(World& world, ChildId id, CareExit reason) {
    const Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    const bool fostered = world.scenario().placements.types[record.placement.value].foster;
    if (reason != CareExit::eighteenth_birthday || !fostered) return false;
    core::Stream draws = luck(world.seed, Purpose::leaving, luck_of(world, child), 0);
    record.staying_put = draws.uniform() < world.scenario().care.staying_put;
    if (record.staying_put) {
        world.costs.place(world.now, record.placement, -1);
        world.costs.support(world.now, Allowance::staying_put, 1);
    }
    return record.staying_put;
}

void end_staying_put(World& world, CareRecord& record) {
    give_up_place(world, record);
    record.staying_put = false;
    record.next_step = core::never;
}

void start_leaving_care(World& world, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    const StageId from = stage_of(world, record);
    record.leaving_care = true;
    record.waiting = false;  // a court or a search for adopters is over at 18
    world.costs.support(world.now, Allowance::leaving_care, 1);
    record.next_step = core::never;
    change_stage(world, id, from);
    record.exit = birthday(child, supported_until(world, child));
    if (record.staying_put) {
        world.count(Flow::staying_put_started, 1);
        record.next_step = birthday(child, world.scenario().care.staying_put_until_age);
        world.schedule(record.next_step, EventKind::court_or_match, id.value, spell_version(child));
    }
    world.schedule(record.exit, EventKind::care_exit, id.value, spell_version(child));
    ask_for_care_worker(world, id);
}

/// The child is home: the family's case takes it in, opens for support, or stays closed.
void come_home(World& world, ChildId id) {
    const FamilyId family_id = world.child(id).family;
    end_record(world, id);
    Family& family = world.family(family_id);
    if (world.stage(family.stage).kind != StageKind::closed) return recount(world, family_id);
    core::Stream draws = luck(world.seed, Purpose::care_exit, luck_of(world, world.child(id)), 0,
                              world.child(id).spells);
    if (draws.uniform() < world.scenario().care.support_after_exit_share &&
        is_at_home(world.child(id), world.now)) {
        ++family.episode;
        family.stay = 0;
        enter_stage(world, family_id, world.tables().pathway().after_return_home);
    } else {
        // An incident that came while nobody was at home has found no one, and drew no other.
        schedule_incident(world, family_id);
    }
}

}  // namespace

void cease(World& world, ChildId id, CareExit reason) {
    Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    world.count(Flow::looked_after_ceased, 1, static_cast<std::size_t>(reason));
    child.left_care = world.now;
    give_up_care_worker(world, id);
    if (!stays_put(world, id, reason)) give_up_place(world, record);
    switch (reason) {
        case CareExit::return_home:
            return come_home(world, id);
        case CareExit::independence:
        case CareExit::eighteenth_birthday:
            return start_leaving_care(world, id);
        case CareExit::special_guardianship:
            world.costs.support_guardian(world.now, birthday(child, adult_age));
            [[fallthrough]];
        case CareExit::relatives:
        case CareExit::adoption:
            child.gone = true;
            return end_record(world, id);
    }
}

void set_status(World& world, ChildId id, LegalStatus status) {
    CareRecord& record = world.record(world.child(id).care);
    const StageId from = stage_of(world, record);
    const TeamId team = world.stage(from).team;
    const bool same_team = team == world.stage(world.tables().pathway().looked_after).team;
    if (!same_team) give_up_care_worker(world, id);
    record.status = status;
    change_stage(world, id, from);
    if (!same_team) ask_for_care_worker(world, id);
    schedule_exit(world, id);
}

void ask_for_care_worker(World& world, ChildId id) {
    CareRecord& record = world.record(world.child(id).care);
    const Stage& stage = world.stage(stage_of(world, record));
    record.asked = world.now;
    record.allocated = !stage.team;
    if (!stage.team) return;
    if (world.team(stage.team)
            .line.seize_or_wait(id.value | child_customer, 1, stage.priority, world.now)) {
        allocate_child(world, id, world.now);
    }
}

void allocate_child(World& world, ChildId id, core::Minute since) {
    CareRecord& record = world.record(world.child(id).care);
    const Stage& stage = world.stage(stage_of(world, record));
    record.allocated = true;
    record.held = hold_case(world, stage.team, id.value | child_customer, 1,
                            hours_a_week_in_care(stage), stage.duty);
    world.observer.sampled(Sample::days_waiting, stage.team.value, world.now,
                           core::days_from_minutes(world.now - since));
}

void schedule_exit(World& world, ChildId id) {
    Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    core::Stream draws = luck(world.seed, Purpose::care_exit, luck_of(world, child),
                              ++record.exit_draws, child.spells);
    record.exit = birthday(child, adult_age);
    record.reason = CareExit::eighteenth_birthday;
    const ExitDraw exit =
        draw_exit(world.tables(), record.status, age_at(child, world.now),
                  core::years_from_minutes(world.now - record.entered),
                  world.family(child.family).unaccompanied, draws.exponential(), draws.uniform());
    const core::Minute at = core::later(world.now, core::minutes_from_years(exit.years));
    if (at < record.exit) {
        record.exit = at;
        record.reason = exit.reason;
    }
    world.schedule(record.exit, EventKind::care_exit, id.value, spell_version(child));
}

void leave_care(World& world, ChildId id) {
    CareRecord& record = world.record(world.child(id).care);
    if (!record.leaving_care) return cease(world, id, record.reason);
    if (record.staying_put) end_staying_put(world, record);
    world.costs.support(world.now, Allowance::leaving_care, -1);
    give_up_care_worker(world, id);
    end_record(world, id);
}

void court_or_match(World& world, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    if (record.leaving_care) return end_staying_put(world, record);
    if (record.status == LegalStatus::interim_care_order) return ready_for_hearing(world, id);
    if (record.placed_for_adoption) return cease(world, id, CareExit::adoption);
    if (record.waiting) return change_plan(world, id);
    seek_match(world, id);
}

}  // namespace kinflow::model
