#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "calibration/backtest/ingredients.h"
#include "calibration/backtest/methods.h"

namespace kinflow::calibration {

/// A way of forecasting: a rule for the middle, ingredients that correct it, and whether the spread
/// of past errors is put around it (otherwise it is a point).
struct Approach {
    std::string name;   ///< in tables
    std::string label;  ///< for the reader
    Rule rule = Rule::carry_forward;
    std::vector<Ingredient> ingredients;
    bool spread = true;
    bool variant = false;  ///< Kinflow's with a part left out or replaced
};

/// Kinflow's forecast, and what it and others are compared with.
[[nodiscard]] const std::vector<Approach>& approaches();
/// Index of Kinflow's own in approaches().
[[nodiscard]] std::size_t kinflow_approach();

}  // namespace kinflow::calibration
