#pragma once

#include <vector>

#include "sim/model/opening_copy.h"
#include "sim/model/world.h"

namespace kinflow::model {

/// The children on the first day of the scenario. They are drawn from a history: the model is run
/// for start_stocks.history_years before the start, from nothing and with as many workers as it
/// takes, so that ages, needs, elapsed times, earlier plans and siblings hang together as the
/// model's own. Each replication then draws from it, with replacement, as many children at each
/// printed stock as the report prints; families known but not open, and those at the front door,
/// are taken as they are.
class Opening {
  public:
    /// Runs the history: once for an experiment, from the seed alone. Some seconds for a large
    /// authority.
    Opening(const Compiled& compiled, std::uint64_t seed);
    Opening(const Opening&) = delete;
    Opening& operator=(const Opening&) = delete;

    /// Fills an empty world whose clock stands at minute 0. Throws core::SimulationError when the
    /// history holds nobody of a kind that the printed stocks need.
    void draw(World& world) const;

  private:
    enum class Group : std::uint8_t { looked_after, leaving_care, plan, need, as_it_is, none };
    [[nodiscard]] Group group_of(const Family& family) const;

    SilentObserver silence_;
    World history_;
    std::vector<OpeningFamilies> groups_;  ///< by Group
};

}  // namespace kinflow::model
