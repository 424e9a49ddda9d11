#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/model/compiled.h"
#include "sim/model/opening.h"

namespace kinflow::run {

/// Which of an experiment's histories are meant: `first`, `first + every`, ..., `count` of them.
/// Replication r has history r mod (every x count), whatever the policy. Which children there are
/// on the first day is luck too: what is said of all replications must not rest on one history.
struct Histories {
    static constexpr int most = 8;  ///< each takes as long as two or three replications
    /// Where a mean is wanted to a precision: what eight differ by would often stand in the way.
    static constexpr int most_precise = 32;

    int first = 0;
    int every = 1;
    int count = 1;

    /// Of one set of parameters: `most` of them, but no more than there are replications.
    [[nodiscard]] static Histories of(int replications, int most = Histories::most);

    /// Of a member of a posterior, which has replications member, member + members, ...: a history
    /// of its own, and as many as make eight where members are few.
    [[nodiscard]] static Histories of_member(int member, int members);
};

/// Seed of a history. The first has the seed of the experiment.
[[nodiscard]] std::uint64_t history_seed(std::uint64_t seed, std::size_t history);

/// The openings that replications of one set of parameters take in turn.
class Openings {
  public:
    /// Runs the histories, in parallel on at most `threads` threads (0: as many as the machine
    /// has). Throws core::SimulationError when one fails.
    Openings(const model::Compiled& compiled, std::uint64_t seed, const Histories& histories = {},
             int threads = 1);

    [[nodiscard]] const model::Opening& of(int replication) const {
        return *openings_[static_cast<std::size_t>(replication / every_) % openings_.size()];
    }

  private:
    int every_;
    std::vector<std::unique_ptr<const model::Opening>> openings_;
};

}  // namespace kinflow::run
