#include "sim/model/world.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kinflow::model {

namespace {

int caseload(const Team& team, Limits limits) {
    if (limits == Limits::none) return std::numeric_limits<int>::max() / 2;
    return static_cast<int>(std::lround(team.full_time_equivalents * team.caseload_standard));
}

}  // namespace

World::World(const Compiled& compiled, core::StreamSeed stream_seed, Observer& listener,
             core::Minute begins, core::Minute ends, Limits limits)
    : phase{&compiled},
      seed{stream_seed},
      observer{listener},
      now{begins},
      end{ends},
      arrivals(compiled.scenario().channels.size(), 0),
      events{begins, ends} {
    for (const Team& team : scenario().teams) teams.emplace_back(caseload(team, limits));
    for (const PlacementType& type : scenario().placements.types) places.emplace_back(type.places);
}

void World::move(StageId from, StageId to, int count, core::Minute spent) {
    if (count == 0) return;
    at_stage[static_cast<std::size_t>(stage(from).kind)] -= count;
    at_stage[static_cast<std::size_t>(stage(to).kind)] += count;
    observer.moved(from, to, now, count, spent);
}

int children_at_home(World& world, const Family& family) {
    int count = 0;
    for (const Child& child : world.children_of(family))
        count += is_at_home(child, world.now) ? 1 : 0;
    return count;
}

}  // namespace kinflow::model
