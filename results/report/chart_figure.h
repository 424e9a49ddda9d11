#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "results/report/fan_chart.h"
#include "results/report/series.h"

namespace kinflow::results::report {

/// The place where the page's script draws a chart, with the chart's own data block. `description`
/// is what a screen reader says instead of the drawing.
[[nodiscard]] std::string plot(std::string_view id, const nlohmann::ordered_json& spec,
                               std::string_view description);

/// <figure> with heading, plots, caption (HTML) and, closed, the tables behind it.
[[nodiscard]] std::string figure(std::string_view id, std::string_view heading,
                                 std::string_view plots, std::string_view caption,
                                 std::string_view tables);

/// The tables behind a fan chart: mean, median and interval by financial year and by month.
[[nodiscard]] std::string series_tables(const RunResults& results, std::size_t row);

/// The list of printed figures that a chart marks, each with its date and paragraph; empty when
/// none.
[[nodiscard]] std::string printed_list(const FanChart& chart);

/// "median 1,260 in Apr 2013, 1,187 in Mar 2018": the fan in one sentence.
[[nodiscard]] std::string fan_description(const FanChart& chart);

/// The whole figure of one row's fan chart; empty when nothing of the row is defined.
[[nodiscard]] std::string fan_figure(const RunResults& results, std::size_t row);

/// The row's fan chart without its frame, for several side by side.
[[nodiscard]] FanChart fan_chart_of(const RunResults& results, std::size_t row);

}  // namespace kinflow::results::report
