#pragma once

#include <string>
#include <string_view>

#include "results/results.h"

namespace kinflow::results {

/// A number as every file writes it: six significant digits, whole numbers in full, never in a
/// locale's manner; empty for NaN.
[[nodiscard]] std::string number(double value);

/// A field of RFC 4180: quoted when it holds a comma, a quote or a line break.
[[nodiscard]] std::string csv_field(std::string_view text);

/// series.csv: a line for each row, period and statistic. Lines end in LF, text is UTF-8.
[[nodiscard]] std::string series_csv(const RunResults& results);

/// Lines of series.csv, without the heading, under a scenario's name.
[[nodiscard]] std::string series_lines(const Layout& layout, const Summary& summary,
                                       std::string_view scenario_name);

/// summary.csv: a line for each measure and financial year, without breakdowns.
[[nodiscard]] std::string summary_csv(const RunResults& results);

/// targets.csv: a line for each printed figure.
[[nodiscard]] std::string targets_csv(const RunResults& results);

}  // namespace kinflow::results
