#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "results/results.h"
#include "sim/core/calendar.h"

namespace kinflow::results::report {

/// One period of one row, with its civil dates.
struct SeriesPoint {
    core::Date from{};
    core::Date to{};    ///< last day
    std::string label;  ///< "Jan 2014" or "2013-14"
    Statistics statistics;
};

/// A printed figure that is held against a row.
struct PrintedFigure {
    core::Date from{};  ///< equal to `to` for a figure taken on one date
    core::Date to{};
    double value = 0.0;  ///< as printed
    std::string where;   ///< document and paragraph
    std::string source;  ///< register id

    [[nodiscard]] bool on_one_date() const { return from == to; }
};

/// First and last day of a period of the layout.
[[nodiscard]] core::Date first_day(const model::Scenario& scenario, const Period& period);
[[nodiscard]] core::Date last_day(const model::Scenario& scenario, const Period& period);

/// All periods of one kind, in order of time.
[[nodiscard]] std::vector<SeriesPoint> series_points(const RunResults& results, std::size_t row,
                                                     TimeIdentifier identifier);

/// False when no month of the row is defined in any replication: there is nothing to draw.
[[nodiscard]] bool is_defined(const RunResults& results, std::size_t row);

/// The printed figures of a row, in the order of the scenario.
[[nodiscard]] std::vector<PrintedFigure> printed_figures(const RunResults& results,
                                                         std::size_t row);

/// Decimals with which a value of that measure is written: none for counts of ten and over, one for
/// the rest. `magnitude` is the largest value that is written in the same column or chart.
[[nodiscard]] int decimals_for(const model::Measure& measure, double magnitude);

/// The unit as a reader writes it: "%" for "percent", abbreviations spelt out.
[[nodiscard]] std::string unit_text(std::string_view unit);

/// "24.9%", "1,139 children".
[[nodiscard]] std::string with_unit(const std::string& number, std::string_view unit);

/// "1,080 to 1,204": the 5th and 95th percentile.
[[nodiscard]] std::string interval(const Statistics& statistics, int decimals);

/// "Children looked after", with the level's label after a colon where there is one.
[[nodiscard]] std::string row_label(const Row& row);

}  // namespace kinflow::results::report
