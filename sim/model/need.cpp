#include "sim/model/need.h"

#include <algorithm>
#include <cmath>

#include "sim/model/stay.h"

namespace kinflow::model {

namespace {

const Relief& relief_of(const World& world, const Family& family) {
    static constexpr Relief none{};
    return family.served ? world.stage(family.stage).relief : none;
}

/// How much of the planned relief a minute of service gives: less from a worker who is new to the
/// family.
double effect_of(const World& world, const Family& family) {
    return family.new_worker ? world.scenario().workforce.change_of_worker : 1.0;
}

/// Years of service at the planned speed since need_at, by the team's work clock.
double years_of_service(const World& world, const Family& family) {
    if (!family.served) return 0.0;
    double minutes = static_cast<double>(world.now - family.need_at);
    if (family.held != not_held) {
        const TeamState& state = world.team(team_for(world, family, world.stage(family.stage)));
        minutes = state.reading(world.now) - state.at(family.held).clock_at;
    }
    return minutes / core::minutes_per_year * effect_of(world, family);
}

/// Years of service that a year brings at the team's present pace.
double pace_of_service(const World& world, const Family& family) {
    if (!family.served) return 0.0;
    const TeamId team = team_for(world, family, world.stage(family.stage));
    return (team ? world.team(team).pace() : 1.0) * effect_of(world, family);
}

double incident_rate(const NeedParameters& need, double at_need) {
    return std::min(need.incident_limit,
                    need.incident_rate * std::exp(need.incident_slope * at_need));
}

/// A baby, or one about to be born, makes the same trouble graver to every worker who looks at it.
double vulnerability(const World& world, Family& family) {
    if (world.now >= family.home_until) look_home(world, family);
    return family.baby ? world.scenario().need.infant : 0.0;
}

/// Workers who decide on a plan know of earlier ones, and weigh them.
double weight_of_history(const World& world, Family& family, const Stage& stage) {
    if (world.now >= family.home_until) look_home(world, family);
    return family.planned ? stage.earlier_plan : 0.0;
}

}  // namespace

double need_at(const World& world, const Family& family, core::Minute at) {
    const double years = core::years_from_minutes(at - family.need_at);
    const double pace = pace_of_service(world, family);
    const Relief& relief = relief_of(world, family);
    const double fall = std::max(world.scenario().need.unserved_fall, relief.fall * pace);
    return family.level - relief.lasting * pace * years + family.lift * std::exp(-fall * years);
}

void update_need(World& world, Family& family) {
    if (world.now == family.need_at) return;
    const double years = core::years_from_minutes(world.now - family.need_at);
    const double service = years_of_service(world, family);
    const Relief& relief = relief_of(world, family);
    family.level -= relief.lasting * service;
    family.lift *=
        std::exp(-std::max(world.scenario().need.unserved_fall * years, relief.fall * service));
    family.need_at = world.now;
    read_clock(world, family);
}

double left_by_waiting(const World& world, const Family& family, const Stage& stage,
                       core::Minute waited) {
    const double years = core::years_from_minutes(waited);
    const double faster = stage.relief.fall - world.scenario().need.unserved_fall;
    const double lift = family.lift * (1.0 - std::exp(-std::max(0.0, faster) * years));
    return lift + stage.relief.lasting * years;
}

double perceived_need(const World& world, Family& family) {
    const Stage& stage = world.stage(family.stage);
    core::Stream draws =
        luck(world.seed, Purpose::gate, family.entity,
             std::uint32_t{family.episode} << 8U | family.stay, family.stage.value);
    return need_at(world, family, world.now) + vulnerability(world, family) +
           weight_of_history(world, family, stage) + stage.noise * draws.normal();
}

double suffer_incident(World& world, Family& family) {
    update_need(world, family);
    core::Stream draws = luck(world.seed, Purpose::shock, family.entity, ++family.incidents);
    // The graver of the old trouble and the new, not their sum: with a hazard that rises with need,
    // sums would feed on themselves without bound.
    family.lift = std::max(family.lift, world.scenario().need.shock_mean * draws.exponential());
    return family.level + family.lift + vulnerability(world, family) +
           world.stage(family.stage).noise * draws.normal();
}

void schedule_incident(World& world, FamilyId id) {
    Family& family = world.family(id);
    const core::Minute last = std::min(world.end, family.known_until);
    core::Stream draws =
        luck(world.seed, Purpose::incident, family.entity, ++world.incident_draws[id.value]);
    // Need only falls until something happens, so the rate now bounds the rate later (Lewis and
    // Shedler 1979).
    const NeedParameters& need = world.scenario().need;
    double bound = incident_rate(need, need_at(world, family, world.now));
    if (bound <= 0.0) return;
    core::Minute at = world.now;
    while (true) {
        at = core::later(at, core::minutes_from_years(draws.exponential() / bound));
        if (at >= last) return;
        const double rate = incident_rate(need, need_at(world, family, at));
        if (draws.uniform() * bound <= rate) break;
        bound = rate;
    }
    world.schedule(at, EventKind::incident, id.value, world.incident_draws[id.value]);
}

}  // namespace kinflow::model
