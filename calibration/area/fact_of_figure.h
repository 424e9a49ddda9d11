#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "calibration/area/area_facts.h"
#include "calibration/backtest/stock_history.h"

namespace kinflow::calibration {

/// False for shares and caseloads, which do not grow with an authority.
[[nodiscard]] bool counts(FigureId figure);

/// The authority's figure of the year, or what stands in its place, in the order of gather_area();
/// nothing when there is none. `year` as the figure's file counts it.
[[nodiscard]] std::optional<AreaFact> fact_of(const StockHistory& history, std::size_t authority,
                                              FigureId figure, int year);

/// Why the files hold no number there, with file and line.
[[nodiscard]] std::string why_absent(const PublishedFigures& figures, std::size_t authority,
                                     FigureId figure, int year);

/// What stands in the place of the figure that was wanted, in words; empty when it is its own.
[[nodiscard]] std::string instead(const PublishedFigures& figures, const AreaFact& fact);

}  // namespace kinflow::calibration
