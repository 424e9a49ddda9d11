#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "calibration/backtest/area_methods.h"
#include "results/backtest.h"
#include "sim/model/scenario.h"
#include "sim/scenario/backtest_study.h"

namespace kinflow::calibration {

/// How far a stock wanders in a year beyond what parameters and chance say, as a standard deviation
/// of its logarithm: the changes between the known figures of a measure, as of a random walk;
/// `otherwise` where fewer than two are known.
[[nodiscard]] double wander_of(const std::vector<model::Target>& known, const std::string& measure,
                               double otherwise);

/// Values spread by a normal of standard deviation `sd` of the logarithm: 99 quantiles of each,
/// ascending. As they are when `sd` is 0.
[[nodiscard]] std::vector<double> widened(const std::vector<double>& values, double sd);

/// What the simulator says of an outcome, a value for each replication.
struct SimulatedOutcome {
    /// Without the policies, on the day of the measure's last known figure; empty when none is
    /// known.
    std::vector<double> on_last_known;
    std::vector<double> without;  ///< the policies, on the outcome's day
    std::vector<double> with;
};

/// A forecast from the last known figure: `last`, moved by the share `drift` of the mean simulated
/// change since then (in logarithms), and by what the policies of `arm` do to each replication.
/// Where no figure is known, what is simulated.
[[nodiscard]] std::vector<double> anchored(const SimulatedOutcome& simulated,
                                           const std::vector<double>& arm, double last,
                                           double drift);

/// The figures to ask the simulator for: the outcomes, then the last known figure of the measure of
/// each outcome that has one.
[[nodiscard]] std::vector<model::Target> asked_of(const scenario::AreaBacktest& plan);

/// The answers by arm (without the policies, with them), figure of `asked_of` and replication, put
/// to their outcomes.
[[nodiscard]] std::vector<SimulatedOutcome> simulated_outcomes(
    const scenario::AreaBacktest& plan,
    const std::vector<std::vector<std::vector<double>>>& values);

/// The back-test of one area; `care` is the Markov model to compare with, or null. Name, title,
/// command and info are the caller's to fill in.
[[nodiscard]] results::Backtest backtest_area(const scenario::AreaBacktest& plan,
                                              const std::vector<SimulatedOutcome>& simulated,
                                              const MarkovCare* care);

}  // namespace kinflow::calibration
