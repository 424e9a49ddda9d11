#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "sim/model/timeline.h"
#include "sim/run/experiment.h"
#include "sim/run/openings.h"

namespace kinflow::run {

/// Which replications of a design are run.
struct DesignOptions {
    std::uint64_t seed = 1;
    int first_replication = 0;  ///< so that fresh ones can be asked for
    int replications = 1;
    int threads = 0;  ///< 0: as many as the machine has
};

struct DesignHooks {
    /// A listener for one replication of a point. Called from any thread.
    std::function<std::unique_ptr<model::Observer>(std::size_t point)> listen;
    /// A replication of a point is finished: in any order and from any thread, but once for each.
    /// `replication` counts from 0 whatever the first one's number is.
    std::function<void(std::size_t point, int replication, model::Observer& observer)> keep;
    /// Whether a replication of a point is known already: it is not run, nor kept. May be empty.
    std::function<bool(std::size_t point, int replication)> known;
    /// Called now and then, one at a time. May be empty.
    std::function<void(const Progress&)> progress;
};

/// Runs each point of a design in every replication, one task for each point and replication. The
/// same replication has the same luck at every point. Of those that fail, the first (by
/// replication, then by point) ends the whole with its core::SimulationError.
void run_design(const std::vector<const model::Timeline*>& points, const Openings& openings,
                const DesignOptions& options, const DesignHooks& hooks);

/// The same over the members of a posterior: replication r is of member r mod `members`. `arms`
/// says which of a member's timelines each point is. A member is made when its turn comes, runs all
/// its replications, and is dropped.
void run_design(int members, const MakeMember& make, const std::vector<std::size_t>& arms,
                const DesignOptions& options, const DesignHooks& hooks);

}  // namespace kinflow::run
