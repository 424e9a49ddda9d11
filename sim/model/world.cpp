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

int children_at_home(World& world, const Family& family) {
    int count = 0;
    for (const Child& child : world.children_of(family))
        count += is_at_home(child, world.now) ? 1 : 0;
    return count;
}

}  // namespace kinflow::model
