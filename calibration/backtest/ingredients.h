#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

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

/// What the ingredient says of the stock after `horizon` years from `year`, within 0.6 on either
/// side; 0 where it cannot be worked out.
[[nodiscard]] double value_of(Ingredient ingredient, const StockHistory& history,
                              const Simulations& simulations, Stock stock, std::size_t authority,
                              int year, int horizon);

}  // namespace kinflow::calibration
