#include "sim/model/casework.h"

#include <algorithm>
#include <utility>

#include "sim/model/care.h"
#include "sim/model/gate.h"
#include "sim/model/need.h"
#include "sim/model/returns.h"

namespace kinflow::model {

namespace {

core::CaseloadPool* team_of(World& world, const Stage& stage) {
    return stage.team ? &world.teams[stage.team.value] : nullptr;
}

core::Minute grown_up(World& world, const Family& family) {
    core::Minute last = world.now;
    for (const Child& child : world.children_of(family)) {
        if (is_at_home(child, world.now)) last = std::max(last, birthday(child, adult_age));
    }
    return last;
}

void schedule_stay(World& world, FamilyId id, const Duration& duration) {
    Family& family = world.family(id);
    core::Stream draws =
        luck(world.seed, Purpose::duration, family.entity,
             std::uint32_t{family.episode} << 8U | family.stay, family.stage.value);
    const core::Minute ends = end_of(world.tables().calendar(), world.now, duration, draws.uniform());
    family.stay_ends = std::min(ends, grown_up(world, family));
    world.schedule(family.stay_ends, EventKind::stay_end, id.value, ++family.stay_version);
}

void begin_service(World& world, FamilyId id) {
    Family& family = world.family(id);
    update_need(world, family);
    family.served = true;
    schedule_stay(world, id, world.stage(family.stage).duration);
    schedule_incident(world, id);
}

/// The wait is over, however short it was.
void allocate_family(World& world, FamilyId id) {
    const Family& family = world.family(id);
    world.observer.sampled(Sample::days_waiting, world.stage(family.stage).team.value, world.now,
                           core::days_from_minutes(world.now - family.asked));
    begin_service(world, id);
}

void take_route(World& world, FamilyId id, const Route& route) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    const Stage& target = world.stage(route.to);
    if (target.kind == StageKind::closed) {
        count_leaving(world, family, stage, target, route.outcome, family.in_case);
        close_case(world, id);
    } else if (target.kind == StageKind::looked_after ||
               target.kind == StageKind::care_proceedings) {
        take_into_care(world, id, route.to);
    } else if (route.to == family.stage) {
        ++family.stay;
        schedule_stay(world, id, stage.review);
        schedule_incident(world, id);
    } else {
        enter_stage(world, id, route.to);
    }
}

}  // namespace

void serve_waiting(World& world, TeamId team) {
    while (const auto next = world.teams[team.value].next_to_serve()) {
        if ((next->customer & child_customer) != 0U) {
            allocate_child(world, ChildId{next->customer & ~child_customer}, next->since);
        } else {
            allocate_family(world, FamilyId{next->customer});
        }
    }
}

void recount(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    const int at_home = children_at_home(world, family);
    const int change = at_home - family.in_case;
    if (change == 0) return;
    core::CaseloadPool* team = team_of(world, stage);
    // A case in the line keeps the units that it asked for.
    if (team != nullptr && team->is_waiting(id.value)) return;
    const StageId closed = world.tables().pathway().closed;
    if (change < 0) {
        count_leaving(world, family, stage, world.stage(closed), Outcome::none, -change);
        world.count(Flow::grown_up, -change);
        world.move(family.stage, closed, -change, world.now - family.entered);
        if (team != nullptr && family.served) team->release(-change);
    } else {
        world.move(closed, family.stage, change, 0);
        if (team != nullptr && family.served) team->force_seize(change);
    }
    family.in_case = static_cast<std::uint8_t>(at_home);
    if (change < 0 && team != nullptr && family.served) serve_waiting(world, stage.team);
}

void leave_team(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    core::CaseloadPool* team = team_of(world, stage);
    const bool served = std::exchange(family.served, false);
    if (team == nullptr || family.in_case == 0) return;
    if (served) {
        team->release(family.in_case);
    } else {
        team->abandon(id.value);
    }
    serve_waiting(world, stage.team);
}

void ask_for_worker(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    core::CaseloadPool* team = team_of(world, stage);
    family.asked = world.now;
    if (team == nullptr) {
        begin_service(world, id);
    } else if (team->seize_or_wait(id.value, family.in_case, stage.priority, world.now)) {
        allocate_family(world, id);
    } else {
        schedule_incident(world, id);
    }
}

void enter_stage(World& world, FamilyId id, StageId to) {
    Family& family = world.family(id);
    update_need(world, family);
    const StageId from = family.stage;
    const Stage& stage = world.stage(from);
    const Stage& target = world.stage(to);
    const bool same_worker = family.served && stage.team && stage.team == target.team;
    if (!same_worker) leave_team(world, id);
    if (stage.kind == StageKind::closed) {
        family.in_case = static_cast<std::uint8_t>(children_at_home(world, family));
    } else {
        recount(world, id);
    }
    if (family.in_case == 0) return close_case(world, id);

    count_leaving(world, family, stage, target, Outcome::none, family.in_case);
    world.move(from, to, family.in_case,
               stage.kind == StageKind::closed ? 0 : world.now - family.entered);
    family.stage = to;
    family.entered = world.now;
    ++family.stay;
    ++family.stay_version;
    count_entering(world, family, stage, target, family.in_case);
    if (same_worker) {
        begin_service(world, id);
    } else {
        ask_for_worker(world, id);
    }
}

void close_case(World& world, FamilyId id) {
    Family& family = world.family(id);
    update_need(world, family);
    leave_team(world, id);
    world.move(family.stage, world.tables().pathway().closed, family.in_case,
               world.now - family.entered);
    family.stage = world.tables().pathway().closed;
    family.in_case = 0;
    family.served = false;
    family.stay_ends = core::never;
    ++family.stay_version;
    schedule_incident(world, id);
}

void present(World& world, FamilyId id) {
    Family& family = world.family(id);
    const int children = children_at_home(world, family);
    if (children == 0) return;
    ++family.episode;
    family.stay = 0;
    world.count(Flow::contacts, children, family.channel);
    if (within_a_year(family.contacted, world.now)) world.count(Flow::repeat_contacts, children);
    family.contacted = world.now;
    enter_stage(world, id, world.tables().pathway().contact);
}

void incident(World& world, FamilyId id) {
    Family& family = world.family(id);
    const double perceived = suffer_incident(world, family);
    const Stage& stage = world.stage(family.stage);
    if (stage.kind == StageKind::closed) {
        present(world, id);
    } else if (const Route* route = choose(stage.escalate, family, perceived)) {
        take_route(world, id, *route);
    } else {
        schedule_incident(world, id);
    }
}

void end_stay(World& world, FamilyId id) {
    Family& family = world.family(id);
    update_need(world, family);
    const Stage& stage = world.stage(family.stage);
    recount(world, id);
    if (family.in_case == 0) {
        close_case(world, id);
    } else if (const Route* route = choose(stage.routes, family, perceived_need(world, family))) {
        take_route(world, id, *route);
    }
}

}  // namespace kinflow::model
