#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calibration/backtest/markov_care.h"
#include "sim/core/calendar.h"
#include "sim/model/scenario.h"
#include "sim/scenario/backtest_study.h"

namespace kinflow::calibration {

[[nodiscard]] double years_between(core::Date from, core::Date to);

/// The known figures of a measure, the earliest first.
[[nodiscard]] std::vector<model::Target> of_measure(const std::vector<model::Target>& known,
                                                    const std::string& measure);

/// What simple methods say of an outcome from the known figures of its measure, with as much spread
/// as the forecast has by `wander`; empty when no figure is known. They are: the last figure; a
/// line by least squares through them, laid through the last; and a stock-flow whose children leave
/// at `leaving` a year (0: not known, and the last figure is carried forward) and start as they
/// must have for the last two figures.
enum class SimpleMethod : std::uint8_t { carry_forward, trend, stock_flow };
[[nodiscard]] std::vector<double> simple_forecast(SimpleMethod method,
                                                  const std::vector<model::Target>& known,
                                                  const model::Target& outcome, double leaving);

/// What a Markov model by age band and placement says of children looked after on the outcome's
/// day: from the last known figure and its known ages, with the starts of the stock-flow. Empty for
/// another measure, with fewer than two known figures, or when no leaving is known.
[[nodiscard]] std::vector<double> markov_forecast(const MarkovCare& care,
                                                  const scenario::AreaBacktest& plan,
                                                  const model::Target& outcome);

/// Those who leave a stock, for each child and year; 0: not known.
[[nodiscard]] double leaving_of(const scenario::AreaBacktest& plan, const std::string& measure);

}  // namespace kinflow::calibration
