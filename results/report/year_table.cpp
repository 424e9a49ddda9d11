#include "results/report/year_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/series.h"

namespace kinflow::results::report {
namespace {

std::vector<std::string> year_row(const RunResults& results, std::size_t row) {
    const model::Measure& measure = *results.layout.rows[row].measure;
    const std::vector<SeriesPoint> years =
        series_points(results, row, TimeIdentifier::financial_year);
    double magnitude = 0.0;
    for (const SeriesPoint& year : years) {
        if (year.statistics.count > 0) magnitude = std::max(magnitude, year.statistics.p95);
    }
    const int decimals = decimals_for(measure, magnitude);
    std::vector<std::string> cells{fmt::format(
        "{} <small>{}{}</small>", escape(measure.label), escape(unit_text(measure.unit)),
        measure.timing == model::Timing::period_end ? ", 31 March" : "")};
    for (const SeriesPoint& year : years) {
        cells.push_back(year.statistics.count == 0
                            ? std::string("\u2013")
                            : fmt::format("{} <span class=\"range\">{}</span>",
                                          number(year.statistics.mean, decimals),
                                          interval(year.statistics, decimals)));
    }
    return cells;
}

}  // namespace

std::string years_section(const RunResults& results) {
    Table table;
    table.caption = "All measures by financial year: mean, and below it the 5th to 95th percentile";
    table.style = "years";
    table.columns = {{"Measure", false}};
    for (const Period& span : results.layout.periods) {
        if (span.identifier == TimeIdentifier::financial_year)
            table.columns.push_back({span.label, true});
    }
    if (table.columns.size() == 1) {
        return section("years", "By financial year",
                       "<p>The run holds no whole financial year.</p>\n");
    }
    for (std::size_t row = 0; row < results.layout.rows.size(); ++row) {
        if (results.layout.rows[row].level.empty()) table.rows.push_back(year_row(results, row));
    }
    return section(
        "years", "By financial year",
        "<p>Stocks stand on 31 March, flows run from April to March. Breakdowns by age, placement, "
        "channel and team are in <code>series.csv</code> beside this page.</p>\n" +
            to_html(table));
}

}  // namespace kinflow::results::report
