#pragma once

#include <string>
#include <vector>

#include "results/backtest.h"

namespace kinflow::results {

/// A self-contained page: scores by measure, horizon and method, what each part of the forecast
/// earns, the intervals' calibration, the worst forecasts and each area. Scores are those of
/// scores_of() and area_scores_of().
[[nodiscard]] std::string write_backtest(const Backtest& backtest,
                                         const std::vector<ForecastScore>& scores,
                                         const std::vector<ForecastScore>& by_area);

}  // namespace kinflow::results
