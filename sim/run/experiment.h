#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "sim/model/compiled.h"
#include "sim/model/observer.h"
#include "sim/model/timeline.h"
#include "sim/run/compiled_arms.h"
#include "sim/run/openings.h"
#include "sim/run/stopping_rule.h"

namespace kinflow::run {

struct ExperimentOptions {
    std::uint64_t seed = 1;
    int replications = 200;           ///< how many; with a precision, the most
    int histories = Histories::most;  ///< at most, that replications of no member take in turn
    std::optional<Precision> precision;
    int threads = 0;         ///< 0: as many as the machine has
    std::set<int> finished;  ///< numbers of replications that need not be run again
};

struct Progress {
    int done = 0;
    int wanted = 0;           ///< the present estimate, when a precision decides
    double seconds_left = 0;  ///< unknown when negative
};

/// What an experiment asks of whoever keeps its results. Called from any of its threads, one call
/// at a time.
struct ExperimentHooks {
    /// A listener for one replication; called in any order of numbers.
    std::function<std::unique_ptr<model::Observer>(int replication)> listen;
    /// A replication is finished: in the order of their numbers, without gaps. Those of `finished`
    /// are passed over.
    std::function<void(int replication, model::Observer&)> keep;
    /// The value that the precision is asked of, for a replication that has been kept or was
    /// finished before.
    std::function<double(int replication)> value;
    /// Called now and then. May be empty.
    std::function<void(const Progress&)> progress;
};

/// Runs replications 0, 1, 2, ... in parallel, one task each, and hands the listeners back in
/// order, so that whatever is made of them does not depend on threads. Returns how many
/// replications the result rests on. The first replication that fails (by number) ends the
/// experiment with its core::SimulationError.
int run_experiment(const model::Compiled& compiled, const ExperimentOptions& options,
                   const ExperimentHooks& hooks);

/// The same for several arms at once: the baseline and its policies, each a timeline over the same
/// baseline. A replication is all arms with the same number, so that the same families meet the
/// same luck in each.
struct PairedHooks {
    std::function<std::unique_ptr<model::Observer>(int replication, std::size_t arm)> listen;
    /// All arms of a replication are finished: in the order of their numbers, without gaps.
    std::function<void(int replication, const std::vector<std::unique_ptr<model::Observer>>& arms)>
        keep;
    std::function<double(int replication)> value;
    std::function<void(const Progress&)> progress;
};

/// Runs every arm in every replication, one task for each replication. The openings are
/// the baseline's. Otherwise as run_experiment().
int run_paired_experiment(const std::vector<const model::Timeline*>& arms, const Openings& openings,
                          const ExperimentOptions& options, const PairedHooks& hooks);

/// Compiles a member of a posterior and runs its history. Called from any thread, once at most for
/// each member.
using MakeMember = std::function<std::unique_ptr<const CompiledArms>(int member)>;

/// The same over the members of a posterior: replication r is of member r mod `members`, with the
/// luck of replication r. The replications of a member are run together, and what it needs is made
/// when its turn comes and dropped after, so that memory grows with threads and not with members.
/// `keep` is told of the replications of member 0 first, in order, then of those of member 1, ...
/// A precision is not for this: std::invalid_argument.
int run_ensemble(int members, const MakeMember& make, const ExperimentOptions& options,
                 const PairedHooks& hooks);

/// Of a baseline alone.
int run_ensemble(int members, const MakeMember& make, const ExperimentOptions& options,
                 const ExperimentHooks& hooks);

}  // namespace kinflow::run
