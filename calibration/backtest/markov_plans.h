#pragma once

#include <vector>

#include "calibration/backtest/flow_chain.h"
#include "calibration/backtest/stock_history.h"

namespace kinflow::calibration {

/// Children on a plan by how long it has lasted: to 3 months, to 6, to a year, longer.
inline constexpr std::size_t plan_bands = 4;

/// The Markov model of child protection plans with daily rates by time so far. Plans grow out of a
/// band at one over its width; those who leave are what is left of the plans that come into a band
/// in the year, over all authorities whose bands are published: by the figures of `year`.
[[nodiscard]] FlowChain plan_chain(const StockHistory& history, int year);

/// An authority's plans by band; as those of all authorities where its own are suppressed. Empty
/// where its plans are not published.
[[nodiscard]] std::vector<double> plans_by_band(const StockHistory& history, std::size_t authority,
                                                int year);

/// Plans after some years of an authority's starts and leavers a year (for each plan), the bands'
/// rates multiplied so that as many leave at first.
[[nodiscard]] double plans_after(const StockHistory& history, std::size_t authority, int year,
                                 double starts, double leaving, double years);

}  // namespace kinflow::calibration
