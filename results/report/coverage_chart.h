#pragma once

#include <string>
#include <vector>

#include "results/backtest.h"

namespace kinflow::results::report {

/// For one measure, the share of what happened that lies inside central intervals of 10, 20, ... 90
/// and 95 per cent, by method: [method][level]. Methods that say one number are empty.
inline constexpr std::array<double, 10> coverage_levels{0.1, 0.2, 0.3, 0.4, 0.5,
                                                        0.6, 0.7, 0.8, 0.9, 0.95};
[[nodiscard]] std::vector<std::vector<double>> coverage_of(const Backtest& backtest,
                                                           const std::string& measure);

/// Said against met: a line on the diagonal is honest, above it too wide, below it too narrow. The
/// first method's line is solid, the others' dashed. SVG without scripts.
[[nodiscard]] std::string coverage_svg(const Backtest& backtest, std::size_t measure,
                                       const std::vector<std::size_t>& methods);

}  // namespace kinflow::results::report
