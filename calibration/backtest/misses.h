#pragma once

#include <vector>

#include "calibration/backtest/stock_history.h"
#include "results/backtest.h"

namespace kinflow::calibration {

/// Of the first method, the forecasts furthest out for each measure (one for each area, by CRPS as
/// per cent of what happened), with what the published figures of the years in between say: starts,
/// leaving and referrals against those before the origin, and changes of boundaries.
[[nodiscard]] std::vector<results::Miss> worst_misses(const results::Backtest& backtest,
                                                      const StockHistory& all);

}  // namespace kinflow::calibration
