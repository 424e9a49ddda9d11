#pragma once

#include <string>
#include <vector>

#include "results/backtest.h"

namespace kinflow::results {

/// A self-contained page: scores by measure, horizon and method, the intervals' calibration, what
/// each ingredient earns, and the worst forecasts.
[[nodiscard]] std::string write_backtest(const Backtest& backtest,
                                         const std::vector<ForecastScore>& scores);

}  // namespace kinflow::results
