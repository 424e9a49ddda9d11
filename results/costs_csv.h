#pragma once

#include <cstdint>
#include <string>

#include "results/results.h"

namespace kinflow::results {

/// costs.csv: a line for each financial year, line of costs and kind of prices, then one for each
/// heading, one for the total, and two for each budget. Pounds with their pence; means add up
/// exactly, intervals do not. Only the names of the columns when the scenario has no costs.
[[nodiscard]] std::string costs_csv(const RunResults& results);

/// Pounds with two decimals, exactly: -123.05.
[[nodiscard]] std::string pounds_and_pence(std::int64_t pence);

}  // namespace kinflow::results
