#pragma once

#include "sim/core/random.h"
#include "sim/model/compiled.h"
#include "sim/model/observer.h"
#include "sim/model/opening.h"
#include "sim/model/timeline.h"

namespace kinflow::run {

/// Simulates the scenario once, from its first day to its last, with the parameters of the timeline
/// as they come into force, and tells `observer` what happens. The opening is the baseline's under
/// every policy.
/// The same scenario, opening, seed and replication number give the same calls in the same order,
/// on any thread. Throws core::SimulationError, naming the replication, child, date and stage, when
/// the run fails.
void run_replication(const model::Timeline& timeline, const model::Opening& opening,
                     core::StreamSeed seed, model::Observer& observer);

/// With parameters that never change.
void run_replication(const model::Compiled& compiled, const model::Opening& opening,
                     core::StreamSeed seed, model::Observer& observer);

}  // namespace kinflow::run
