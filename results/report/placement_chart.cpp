#include "results/report/placement_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/report/chart_figure.h"
#include "results/report/format.h"
#include "results/report/html.h"

namespace kinflow::results::report {
namespace {

constexpr std::string_view measure_name = "placement_share";

std::vector<std::size_t> placement_rows(const RunResults& results) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < results.layout.rows.size(); ++i) {
        const Row& row = results.layout.rows[i];
        if (row.measure->name == measure_name && !row.level.empty() && is_defined(results, i)) {
            rows.push_back(i);
        }
    }
    return rows;
}

/// One column for each placement type; a cell holds the mean and the interval.
std::string shares_table(const RunResults& results, const std::vector<std::size_t>& rows,
                         TimeIdentifier identifier) {
    const bool years = identifier == TimeIdentifier::financial_year;
    Table table;
    table.caption = fmt::format(
        "Share of looked-after children by placement, {} (%, mean and 5th to "
        "95th percentile)",
        years ? "at the end of each financial year" : "at month end");
    table.style = "series";
    table.columns = {{years ? "Financial year" : "Month", false}};
    for (const std::size_t row : rows) {
        table.columns.push_back({results.layout.rows[row].level_label, true});
        const std::vector<SeriesPoint> points = series_points(results, row, identifier);
        table.rows.resize(points.size());
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (table.rows[i].empty()) table.rows[i].push_back(escape(points[i].label));
            table.rows[i].push_back(fmt::format("{} <span class=\"range\">{}</span>",
                                                number(points[i].statistics.mean, 1),
                                                interval(points[i].statistics, 1)));
        }
    }
    return table.rows.empty() ? std::string() : to_html(table);
}

}  // namespace

std::string placement_figure(const RunResults& results) {
    const std::vector<std::size_t> rows = placement_rows(results);
    if (rows.empty()) return {};
    std::vector<FanChart> charts;
    double top = 0.0;
    for (const std::size_t row : rows) {
        charts.push_back(fan_chart_of(results, row));
        top = std::max(top, highest(charts.back()));
    }
    std::string plots = "<div class=\"small-multiples\">\n";
    std::string printed;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = results.layout.rows[rows[i]];
        FanChart& chart = charts[i];
        chart.small = true;
        chart.axis_title = "%";
        chart.top = std::min(100.0, std::ceil(top / 10.0) * 10.0);
        plots += fmt::format(
            "<div>\n<h5>{}</h5>\n{}</div>\n", escape(row.level_label),
            plot(slug(fmt::format("{} {}", measure_name, row.level)), fan_chart_spec(chart),
                 row.level_label + ". " + fan_description(chart)));
        if (!chart.printed.empty()) {
            printed += fmt::format("<h5>{}</h5>\n{}", escape(row.level_label), printed_list(chart));
        }
    }
    plots += "</div>\n";
    const std::string caption =
        "<p>Share of looked-after children in each type of placement at month end, all on one "
        "vertical "
        "scale. Unit: %.</p>\n" +
        printed;
    return figure(slug(measure_name), "Where looked-after children live", plots, caption,
                  shares_table(results, rows, TimeIdentifier::financial_year) +
                      shares_table(results, rows, TimeIdentifier::month));
}

}  // namespace kinflow::results::report
