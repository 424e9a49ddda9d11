#pragma once

#include <vector>

#include "calibration/backtest/methods.h"
#include "calibration/fit/surfaces.h"

namespace kinflow::calibration {

/// What an authority's simulations rest on, by origin: where it stood and its flows. Unknown
/// figures are told by a number that none has.
[[nodiscard]] Point fingerprint(const std::vector<StockHistory>& known,
                                const std::vector<int>& origins, std::size_t authority);

/// An authority's simulations as an evaluation for the store, one row for each origin, and back.
[[nodiscard]] Evaluation packed(const std::vector<SimulatedStocks>& by_origin, int replications);
[[nodiscard]] std::vector<SimulatedStocks> unpacked(const Evaluation& evaluation, int replications);
/// Numbers of a row.
[[nodiscard]] std::size_t packed_size(int replications);

}  // namespace kinflow::calibration
