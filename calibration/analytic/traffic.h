#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.h"
#include "sim/run/traffic_census.h"

namespace kinflow::calibration {

/// What the traffic equations give for a pathway: children who enter each stage a year, and the
/// children there in the steady state.
struct TrafficFlows {
    std::vector<double> entered;            ///< by stage
    std::vector<double> stock;              ///< by stage
    std::vector<std::vector<double>> left;  ///< by stage and stage: share of those who leave
};

/// Entries by the fundamental matrix of the absorbing chain, entered = (I - P')^-1 outside, and
/// stocks by Little's law. `closed` is the state that absorbs. Shares of a stage that nobody leaves
/// are 0. Kemeny and Snell, Finite Markov Chains (1960).
[[nodiscard]] TrafficFlows solve_traffic(const std::vector<std::vector<double>>& shares,
                                         const std::vector<double>& outside,
                                         const std::vector<double>& days, std::size_t closed);

/// Traffic equations of a scenario that differ from one that has been simulated as far as its
/// parameters do: arrivals by the rates of demand, routes by where the cuts stand in the need that
/// workers perceived, stays by mean durations and by the rates of leaving care. What need leaves
/// behind (people who come again) is as it was.
class Traffic {
  public:
    Traffic(const model::Scenario& simulated, run::TrafficCensus census);

    [[nodiscard]] TrafficFlows flows(const model::Scenario& scenario) const;

    /// What a target is in `scenario`, as a ratio to what it is in the simulated one; NaN for
    /// measures that the equations do not know. Stocks have moved towards their steady state since
    /// the start as far as their stays allow.
    [[nodiscard]] double ratio(const model::Target& target, const model::Scenario& scenario,
                               const TrafficFlows& flows) const;

    [[nodiscard]] const TrafficFlows& simulated() const { return base_; }

  private:
    [[nodiscard]] double share_of(const model::Scenario& scenario, std::size_t stage,
                                  model::Outcome outcome) const;
    [[nodiscard]] std::vector<double> gate_shares(const model::Scenario& scenario,
                                                  std::size_t stage) const;

    const model::Scenario& simulated_;
    run::TrafficCensus census_;
    TrafficFlows base_;
};

}  // namespace kinflow::calibration
