#include "sim/model/world.h"

#include "sim/model/workforce.h"

namespace kinflow::model {

World::World(const Compiled& compiled, core::StreamSeed stream_seed, Observer& listener,
             core::Minute begins, core::Minute ends, Limits within)
    : phase{&compiled},
      seed{stream_seed},
      observer{listener},
      now{begins},
      end{ends},
      arrivals(compiled.scenario().channels.size(), 0),
      events{begins, ends},
      limits{within},
      homes(compiled.scenario().placements.types.size()),
      costs{compiled.scenario()} {
    for (std::size_t i = 0; i < scenario().teams.size(); ++i) teams.emplace_back(0);
    establish_posts(*this);
    for (const PlacementType& type : scenario().placements.types) {
        places.emplace_back(type.households ? core::PlacePool::unlimited : type.places);
    }
}

void World::move(StageId from, StageId to, int count, core::Minute spent) {
    if (count == 0) return;
    leave_or_come(from, -count);
    leave_or_come(to, count);
    observer.moved(from, to, now, count, spent);
}

void World::leave_or_come(StageId id, int count) {
    at_stage[static_cast<std::size_t>(stage(id).kind)] += count;
    for (const AlsoHeldBy& also : stage(id).also) {
        team(also.team).also_held += count;
        team(also.team).want(now, also.hours_a_week * count);
    }
}

void look_home(const World& world, Family& family) {
    family.at_home = 0;
    family.baby = false;
    family.planned = false;
    family.home_until = core::never;
    const auto until = [&](core::Minute age) {
        if (age > world.now) family.home_until = std::min(family.home_until, age);
    };
    for (std::uint32_t i = 0; i < family.children; ++i) {
        const Child& child = world.children[family.first_child.value + i];
        if (!is_at_home(child, world.now)) continue;
        const core::Minute one_year_old = birthday(child, age_breaks[0]);
        ++family.at_home;
        family.baby |= world.now < one_year_old;
        family.planned |= child.plans > 0;
        until(one_year_old);
        until(birthday(child, adult_age));
    }
}

}  // namespace kinflow::model
