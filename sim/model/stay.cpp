#include "sim/model/stay.h"

#include <algorithm>
#include <cmath>

#include "sim/model/allocation.h"
#include "sim/model/casework.h"
#include "sim/model/need.h"
#include "sim/model/returns.h"

namespace kinflow::model {

namespace {

constexpr double minutes_per_week = 7.0 * core::minutes_per_day;

/// How soon a stay whose clock was found behind is looked at again, at the soonest: the stay ends
/// that much late at most. Where the team works at less than a fiftieth of its planned speed, a
/// fiftieth of the time that is left at that speed passes first, up to a day.
constexpr core::Minute soonest = 15;
constexpr double share_of_wait = 0.02;

core::Minute next_look(const TeamState& team, double left) {
    const double share = share_of_wait * left;
    if (share >= team.pace() * core::minutes_per_day) return core::minutes_per_day;
    return std::max(soonest, core::round_to_minute(share / team.pace()));
}

double times(const Stage& stage, const Family& family) {
    return family.attention == 0 ? 1.0 : stage.attention[family.attention - 1U].times;
}

/// Minutes of planned work as minutes of time at full pace, at least one.
core::Minute at_full_pace(double minutes) {
    return std::max<core::Minute>(1, core::round_to_minute(std::ceil(minutes - 0.5)));
}

/// When the stay ends: as planned, or when the last child at home is of age before that.
core::Minute end_by_age(World& world, Family& family, core::Minute planned) {
    // Nobody comes of age before home_until.
    if (children_at_home(world, family) > 0 && planned <= family.home_until) return planned;
    core::Minute last = world.now;
    for (const Child& child : world.children_of(family)) {
        if (is_at_home(child, world.now)) last = std::max(last, birthday(child, adult_age));
    }
    return std::min(planned, last);
}

/// Hours a week for the case at its planned speed: no more than one worker for each child.
double hours_a_week(const World& world, const Stage& stage, const Family& family,
                    core::Minute length) {
    const double weeks = std::max(1.0, static_cast<double>(length)) / minutes_per_week;
    const double most = world.scenario().workforce.time.casework();
    return family.in_case * std::min(most, stage.effort_hours / weeks);
}

void schedule_end(World& world, FamilyId id) {
    Family& family = world.family(id);
    world.schedule(family.stay_ends, EventKind::stay_end, id.value, ++family.stay_version);
}

HeldCase& held_case(World& world, TeamId team, const Family& family) {
    return world.team(team).at(family.held);
}

bool is_paced(const World& world, const Family& family, const Stage& stage) {
    return stage.paced && team_for(world, family, stage);
}

core::Minute attention_from(const World& world, const Family& family, const Stage& stage,
                            const Attention& step) {
    return world.tables().calendar().add_working_days(clock_start(family, stage),
                                                      stage.clock.working_days - step.days_before);
}

}  // namespace

TeamId team_for(const World& world, const Family& family, const Stage& stage) {
    if (stage.kind == StageKind::contact) {
        if (const TeamId own = world.scenario().channels[family.channel].team) return own;
    }
    return stage.team;
}

void read_clock(World& world, const Family& family) {
    if (!family.served || family.held == not_held) return;
    TeamState& team = world.team(team_for(world, family, world.stage(family.stage)));
    team.at(family.held).clock_at = team.reading(world.now);
}

void begin_stay(World& world, FamilyId id, const Duration& duration) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    core::Stream draws = luck(world.seed, Purpose::duration, family.entity, stay_address(family),
                              family.stage.value);
    const core::Minute ends =
        end_of(world.tables().calendar(), world.now, duration, draws.uniform());
    family.served = true;
    family.new_worker = false;
    const double work = static_cast<double>(ends) - world.now;
    if (const TeamId team = team_for(world, family, stage)) {
        const double hours =
            hours_a_week(world, stage, family, ends - world.now) * times(stage, family);
        if (family.held == not_held) {
            family.held = hold_case(world, team, id.value, family.in_case, hours, stage.duty);
        } else {
            change_hours(world, team, family.held, hours);
        }
        read_clock(world, family);
        HeldCase& held = held_case(world, team, family);
        if (stage.paced) held.work_end = held.clock_at + work / times(stage, family);
    }
    const core::Minute planned =
        stage.paced ? core::later(world.now, at_full_pace(work / times(stage, family))) : ends;
    family.stay_ends = end_by_age(world, family, planned);
    schedule_end(world, id);
}

bool has_work_left(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    if (!family.served || !is_paced(world, family, stage)) return false;
    const TeamState& team = world.team(team_for(world, family, stage));
    const double left = team.at(family.held).work_end - team.reading(world.now);
    if (left <= 0.5 || children_at_home(world, family) == 0) return false;
    const core::Minute wait = std::max(at_full_pace(left), next_look(team, left));
    family.stay_ends = end_by_age(world, family, core::later(world.now, wait));
    schedule_end(world, id);
    return true;
}

void stretch_stay(World& world, FamilyId id, double by) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    double left = std::max(0.0, static_cast<double>(family.stay_ends) - world.now);
    if (is_paced(world, family, stage)) {
        TeamState& team = world.team(team_for(world, family, stage));
        const double reading = team.reading(world.now);
        HeldCase& held = team.at(family.held);
        left = std::max(0.0, held.work_end - reading);
        held.work_end = reading + left * by;
    }
    const double most = static_cast<double>(core::never);
    family.stay_ends =
        end_by_age(world, family, core::later(world.now, at_full_pace(std::min(left * by, most))));
    schedule_end(world, id);
}

void interrupt_stay(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    update_need(world, family);
    if (is_paced(world, family, stage)) {
        HeldCase& held = held_case(world, team_for(world, family, stage), family);
        held.work_end = std::max(0.0, held.work_end - held.clock_at) * times(stage, family);
        ++family.stay_version;
    }
    family.served = false;
    schedule_incident(world, id);
}

void resume_stay(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    update_need(world, family);
    family.served = true;
    family.new_worker = true;
    read_clock(world, family);
    if (is_paced(world, family, stage)) {
        HeldCase& held = held_case(world, team_for(world, family, stage), family);
        const double left = held.work_end / times(stage, family);
        held.work_end = held.clock_at + left;
        family.stay_ends = end_by_age(world, family, core::later(world.now, at_full_pace(left)));
        schedule_end(world, id);
    }
    schedule_incident(world, id);
}

void schedule_attention(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    while (family.attention < stage.attention.size()) {
        const core::Minute from =
            attention_from(world, family, stage, stage.attention[family.attention]);
        if (from > world.now) {
            world.schedule(from, EventKind::deadline, id.value, stay_address(family));
            return;
        }
        ++family.attention;
    }
}

void turn_to(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    const double before = times(stage, family);
    ++family.attention;
    schedule_attention(world, id);
    const TeamId team_id = team_for(world, family, stage);
    if (!team_id) return;
    TeamState& team = world.team(team_id);
    if (family.held == not_held) {
        team.line.reprioritise(id.value, std::max(0, stage.priority - family.attention));
        return serve_waiting(world, team_id);
    }
    if (!stage.paced) return;
    const double more = times(stage, family) / before;
    change_hours(world, team_id, family.held,
                 static_cast<double>(team.at(family.held).hours_a_week) * more);
    if (!family.served) return;
    const double reading = team.reading(world.now);
    HeldCase& held = team.at(family.held);
    const double left = std::max(0.0, held.work_end - reading) / more;
    held.work_end = reading + left;
    family.stay_ends = end_by_age(world, family, core::later(world.now, at_full_pace(left)));
    schedule_end(world, id);
}

}  // namespace kinflow::model
