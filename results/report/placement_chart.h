#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// Small fan charts side by side, one for each placement type's share of looked-after children, on
/// one vertical scale, with the tables behind them. Empty when the run has no such shares.
[[nodiscard]] std::string placement_figure(const RunResults& results);

}  // namespace kinflow::results::report
