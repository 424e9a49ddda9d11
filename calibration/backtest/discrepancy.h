#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/backtest/methods.h"
#include "calibration/backtest/stock_history.h"

namespace kinflow::calibration {

/// What a forecast may be made of beside the last figure: each a logarithm that says by how much
/// the stock would grow if the ingredient were believed whole.
enum class Ingredient : std::uint8_t {
    simulated,       ///< the drift that the simulator gives the stock
    stock_flow,      ///< the drift that three years' starts and leaving rates give, if held
    own_change,      ///< last year's growth, once more
    own_mean,        ///< back to the authority's own mean rate of earlier years
    neighbours,      ///< to the mean rate of its statistical neighbours
    national_change  ///< the growth that all authorities have had in common
};
inline constexpr std::size_t ingredient_count = 6;
[[nodiscard]] std::string_view name_of(Ingredient ingredient);

/// A way of forecasting: a rule for the middle, ingredients that correct it, and whether the spread
/// of past errors is put around it (otherwise it is a point).
struct Approach {
    std::string name;   ///< in tables
    std::string label;  ///< for the reader
    Rule rule = Rule::carry_forward;
    std::vector<Ingredient> ingredients;
    bool spread = true;
};

/// Kinflow's forecast, and what it and others are compared with.
[[nodiscard]] const std::vector<Approach>& approaches();
/// Index of Kinflow's own in approaches().
[[nodiscard]] std::size_t kinflow_approach();

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
