#include "sim/model/need.h"

#include <algorithm>
#include <cmath>

namespace kinflow::model {

namespace {

const Relief& relief_of(const World& world, const Family& family) {
    static constexpr Relief none{};
    return family.served ? world.stage(family.stage).relief : none;
}

double fall_of(const World& world, const Family& family) {
    return std::max(world.scenario().need.unserved_fall, relief_of(world, family).fall);
}

double incident_rate(const NeedParameters& need, double at_need) {
    return std::min(need.incident_limit,
                    need.incident_rate * std::exp(need.incident_slope * at_need));
}

/// A baby, or one about to be born, makes the same trouble graver to every worker who looks at it.
double vulnerability(const World& world, const Family& family) {
    const auto first = world.children.begin() + family.first_child.value;
    const bool infant = std::any_of(first, first + family.children, [&](const Child& child) {
        return world.now < birthday(child, age_breaks[0]) && is_at_home(child, world.now);
    });
    return infant ? world.scenario().need.infant : 0.0;
}

}  // namespace

double need_at(const World& world, const Family& family, core::Minute at) {
    const double years = core::years_from_minutes(at - family.need_at);
    return family.level - relief_of(world, family).lasting * years +
           family.lift * std::exp(-fall_of(world, family) * years);
}

void update_need(World& world, Family& family) {
    const double years = core::years_from_minutes(world.now - family.need_at);
    family.level -= relief_of(world, family).lasting * years;
    family.lift *= std::exp(-fall_of(world, family) * years);
    family.need_at = world.now;
}

double perceived_need(const World& world, const Family& family) {
    const Stage& stage = world.stage(family.stage);
    core::Stream draws =
        luck(world.seed, Purpose::gate, family.entity,
             std::uint32_t{family.episode} << 8U | family.stay, family.stage.value);
    return need_at(world, family, world.now) + vulnerability(world, family) +
           stage.noise * draws.normal();
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
        luck(world.seed, Purpose::incident, family.entity, ++family.incident_draws);
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
    world.schedule(at, EventKind::incident, id.value, family.incident_draws);
}

}  // namespace kinflow::model
