#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "calibration/backtest/discrepancy.h"
#include "calibration/fit/evaluation_store.h"
#include "results/backtest.h"
#include "sim/model/scenario.h"
#include "sim/run/experiment.h"

namespace kinflow::calibration {

/// A back-test over authorities: from each origin, what was known then, and what came.
struct EnglandPlan {
    model::Scenario base;                    ///< made into each authority by authority_scenario()
    std::shared_ptr<const MarkovCare> care;  ///< the Markov model of looked-after children
    std::vector<int> origins;                ///< years, ascending
    std::vector<std::size_t> authorities;    ///< that are simulated and scored; empty: all
    int replications = 6;                    ///< of each authority from each origin
    std::uint64_t seed = 1;
    int threads = 0;
};

/// Simulates each authority from each origin with nothing of a later date, fitting its mechanism to
/// its flows. From the first origin on, the fit of one origin is where the next one's starts.
/// An authority that cannot be simulated says why. The same for any number of threads. Authorities
/// that `store` has are taken from it, and others put there; it may be null.
[[nodiscard]] Simulations simulate_england(const EnglandPlan& plan, const PublishedFigures& figures,
                                           EvaluationStore* store,
                                           const std::function<void(const run::Progress&)>& done);

/// A forecast before anybody knows what came: ascending.
struct Forecast {
    std::size_t approach = 0;
    Stock stock = Stock::looked_after;
    std::size_t authority = 0;
    int horizon = 1;
    double now = 0.0;
    std::vector<double> ensemble;
};

/// Every approach's forecasts from `year`. `known` holds nothing of a later date
/// (PublishedFigures::until), `simulations` no later origin.
[[nodiscard]] std::vector<Forecast> forecasts_at(int year, const StockHistory& known,
                                                 const Simulations& simulations,
                                                 std::vector<results::ForecastWeight>* weights);

/// Forecasts from every origin, scored by the figures that followed. Name, title, command and info
/// of the result are the caller's to fill in.
[[nodiscard]] results::Backtest backtest_england(const EnglandPlan& plan,
                                                 const PublishedFigures& figures,
                                                 const Simulations& simulations);

}  // namespace kinflow::calibration
