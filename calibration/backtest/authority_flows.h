#pragma once

#include <Eigen/Dense>

#include "calibration/backtest/authority_scenario.h"
#include "calibration/backtest/methods.h"
#include "calibration/backtest/stock_history.h"

namespace kinflow::calibration {

/// Logarithms of the children who start in a year, by stock, then of the leaving rates, by stock.
/// NaN: not known.
using Flows = Eigen::Matrix<double, static_cast<int>(2 * stock_count), 1>;

/// Means of the last three years' starts and leaving rates, as far as they are known; where an
/// authority has none, its statistical neighbours' mean, scaled to its population (starts).
[[nodiscard]] Flows flows_of(const StockHistory& history, std::size_t authority, int year);

/// By stock and year, the logarithm of the growth that the flows would give if they were held.
/// NaN where a flow is not known.
[[nodiscard]] SimulatedStocks::ByYear drift_of_flows(const AuthorityStart& start,
                                                     const Flows& flows);

/// What the fit leaves of the flows, as drift: that of the wanted flows less that of the simulated
/// ones. 0 where a flow is not known.
[[nodiscard]] SimulatedStocks::ByYear left_over(const SimulatedStocks::ByYear& simulated,
                                                const AuthorityStart& start, const Flows& wanted);

}  // namespace kinflow::calibration
