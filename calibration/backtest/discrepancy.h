#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "calibration/backtest/approaches.h"
#include "calibration/backtest/methods.h"
#include "calibration/backtest/stock_history.h"

namespace kinflow::calibration {

/// The discrepancy between the rule and what then happened, learned from origins whose outcome was
/// known at `year`. In logarithms, authority i from origin T' by horizon h:
///
///     log(stock(T' + h) / stock(T')) = rule + sum over ingredients w x + e,  var e ~ 1 + 60 / n
///
/// with weights w shared by all authorities, normal priors of mean 0 and standard deviation 0.1
/// (national change: 0.01 for each year ahead), so that nothing is believed before it has shown
/// itself, and e of any shape: the ensemble is 99 quantiles of the pooled errors. An ingredient
/// counts as 0 where it cannot be worked out.
struct Discrepancy {
    std::vector<double> weights;  ///< by the approach's ingredients
    std::vector<double> errors;   ///< ascending, for a stock of many children
    int pairs = 0;                ///< authorities x origins that they rest on
    bool borrowed = false;  ///< fewer than 100 pairs at this horizon: learned at one year ahead,
                            ///< weights times h and errors times the root of h
};

/// `history` and `simulations` hold what was known at `year`. None with fewer than ten pairs.
[[nodiscard]] std::optional<Discrepancy> learn(const Approach& approach,
                                               const StockHistory& history,
                                               const Simulations& simulations, Stock stock,
                                               int year, int horizon);

/// What will be on 31 March of `year` + `horizon`, ascending; one value for an approach without
/// spread. None when the stock of `year` is not known. Where the rule's figures are not there, the
/// stock is carried forward.
[[nodiscard]] std::optional<std::vector<double>> forecast(
    const Approach& approach, const Discrepancy& discrepancy, const StockHistory& history,
    const Simulations& simulations, Stock stock, std::size_t authority, int year, int horizon);

/// Authorities too small to be scored: City of London and Isles of Scilly, whose figures are
/// mostly suppressed.
[[nodiscard]] bool too_small(const Authority& authority);

}  // namespace kinflow::calibration
