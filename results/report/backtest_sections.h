#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "results/backtest.h"

namespace kinflow::results::report {

/// "31.5", "223".
[[nodiscard]] std::string score_text(double value);
[[nodiscard]] std::string one_decimal(double value);
/// A date that does not break at its hyphens.
[[nodiscard]] std::string unbroken(const std::string& date);
/// The reader's name of a measure.
[[nodiscard]] const std::string& label_of(const Backtest& backtest, const std::string& measure);

/// The methods that a reader asks about first: carrying forward, trend, stock-flow and Markov
/// model, as far as the back-test has them, with past errors around them rather than as points.
[[nodiscard]] std::vector<std::size_t> rivals(const Backtest& backtest);

/// The answer first: a line for each measure, with the rivals beside it.
[[nodiscard]] std::string answer_section(const Backtest& backtest,
                                         const std::vector<ForecastScore>& scores);
/// Each forecast, where there are few enough to look at.
[[nodiscard]] std::string outcomes_section(const Backtest& backtest);
/// Every method by measure and horizon, and apart from them what each part of Kinflow's earns.
[[nodiscard]] std::string scores_section(const Backtest& backtest,
                                         const std::vector<ForecastScore>& scores);
/// Each area by measure.
[[nodiscard]] std::string areas_section(const Backtest& backtest,
                                        const std::vector<ForecastScore>& by_area);
[[nodiscard]] std::string coverage_section(const Backtest& backtest);
[[nodiscard]] std::string misses_section(const Backtest& backtest);
[[nodiscard]] std::string weights_section(const Backtest& backtest);

}  // namespace kinflow::results::report
