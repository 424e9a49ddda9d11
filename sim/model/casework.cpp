#include "sim/model/casework.h"

#include <algorithm>
#include <utility>

#include "sim/model/allocation.h"
#include "sim/model/care.h"
#include "sim/model/episodes.h"
#include "sim/model/gate.h"
#include "sim/model/need.h"
#include "sim/model/returns.h"
#include "sim/model/stay.h"

namespace kinflow::model {

namespace {

/// A notification of domestic abuse that has not been looked at.
bool is_notification(const World& world, const Family& family) {
    return world.scenario().channels[family.channel].domestic_abuse &&
           world.stage(family.stage).kind == StageKind::contact;
}

void start_waiting(World& world, Family& family) {
    family.waiting = true;
    world.waiting_at[static_cast<std::size_t>(world.stage(family.stage).kind)] += family.in_case;
    if (is_notification(world, family)) world.notifications_waiting += family.in_case;
}

void stop_waiting(World& world, Family& family) {
    family.waiting = false;
    world.waiting_at[static_cast<std::size_t>(world.stage(family.stage).kind)] -= family.in_case;
    if (is_notification(world, family)) world.notifications_waiting -= family.in_case;
}

void begin_service(World& world, FamilyId id) {
    update_need(world, world.family(id));
    begin_stay(world, id, world.stage(world.family(id).stage).duration);
    schedule_incident(world, id);
}

/// The wait is over, however short it was.
void allocate_family(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    const std::uint32_t team = team_for(world, family, stage).value;
    const core::Minute waited = world.now - family.asked;
    update_need(world, family);
    world.observer.sampled(Sample::days_waiting, team, world.now, core::days_from_minutes(waited));
    world.observer.sampled(Sample::need_left_by_waiting, team, world.now,
                           left_by_waiting(world, family, stage, waited));
    if (family.waiting) stop_waiting(world, family);
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
        begin_stay(world, id, stage.review);
        schedule_incident(world, id);
    } else {
        enter_stage(world, id, route.to);
    }
}

}  // namespace

void serve_waiting(World& world, TeamId team) {
    while (const auto next = world.team(team).line.next_to_serve()) {
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
    const TeamId team = team_for(world, family, stage);
    const bool held = team && family.held != not_held;
    // A case in the line keeps the units that it asked for.
    if (team && !held && world.team(team).line.is_waiting(id.value)) return;
    const StageId closed = world.tables().pathway().closed;
    if (change < 0) {
        count_leaving(world, family, stage, world.stage(closed), Outcome::none, -change);
        world.count(Flow::grown_up, -change);
        world.move(family.stage, closed, -change, world.now - family.entered);
    } else {
        world.move(closed, family.stage, change, 0);
    }
    family.in_case = static_cast<std::uint8_t>(at_home);
    note_move(world, id);
    if (!held) return;
    change_children(world, team, family.held, change);
    if (change < 0) {
        world.team(team).line.release(-change);
        serve_waiting(world, team);
    } else {
        world.team(team).line.force_seize(change);
    }
}

void leave_team(World& world, FamilyId id) {
    Family& family = world.family(id);
    const TeamId team = team_for(world, family, world.stage(family.stage));
    family.served = false;
    if (!team) return;
    if (const std::uint32_t held = std::exchange(family.held, not_held); held != not_held) {
        const int children = world.team(team).at(held).children;
        if (children > 0) world.team(team).line.release(children);
        strike_case(world, team, held);
    } else if (world.team(team).line.abandon(id.value)) {
        stop_waiting(world, family);
    }
    serve_waiting(world, team);
}

void ask_for_worker(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    const TeamId team = team_for(world, family, stage);
    family.asked = world.now;
    family.attention = 0;
    schedule_attention(world, id);
    const int priority = std::max(0, stage.priority - family.attention);
    if (!team) {
        begin_service(world, id);
    } else if (world.team(team).line.seize_or_wait(id.value, family.in_case, priority, world.now)) {
        allocate_family(world, id);
    } else {
        start_waiting(world, family);
        schedule_incident(world, id);
    }
}

void enter_stage(World& world, FamilyId id, StageId to) {
    Family& family = world.family(id);
    update_need(world, family);
    const StageId from = family.stage;
    const Stage& stage = world.stage(from);
    const Stage& target = world.stage(to);
    const TeamId team = team_for(world, family, stage);
    const bool same_worker = family.served && team && team == target.team &&
                             stage.duty == target.duty && family.held != not_held;
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
    note_move(world, id);
    if (same_worker) {
        family.attention = 0;
        schedule_attention(world, id);
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
    note_move(world, id);
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
    if (has_work_left(world, id)) return;
    Family& family = world.family(id);
    update_need(world, family);
    const Stage& stage = world.stage(family.stage);
    recount(world, id);
    if (family.in_case == 0) {
        close_case(world, id);
        return;
    }
    const double perceived = perceived_need(world, family);
    world.observer.perceived(family.stage, world.now, perceived);
    const Route* route = choose(stage.routes, family, perceived);
    if (route == nullptr) return;
    if (stage.long_stay.narrower > 0.0 && route->to == family.stage &&
        core::days_from_minutes(world.now - family.entered) >= stage.long_stay.from_days) {
        route = after_long_stay(stage.routes, route, perceived, stage.long_stay.narrower);
    }
    take_route(world, id, *route);
}

}  // namespace kinflow::model
