#include "results/report/chart_figure.h"

#include <fmt/format.h>

#include <algorithm>

#include "results/report/format.h"
#include "results/report/html.h"

namespace kinflow::results::report {
namespace {

Table series_table(const RunResults& results, std::size_t row, TimeIdentifier identifier) {
    const Row& line = results.layout.rows[row];
    const bool years = identifier == TimeIdentifier::financial_year;
    const std::string unit = unit_text(line.measure->unit);
    Table table;
    table.caption =
        fmt::format("{} by {} ({})", row_label(line), years ? "financial year" : "month", unit);
    table.style = "series";
    table.columns = {{years ? "Financial year" : "Month", false},
                     {"Mean", true},
                     {"Median", true},
                     {"5th percentile", true},
                     {"25th", true},
                     {"75th", true},
                     {"95th percentile", true}};
    const std::vector<SeriesPoint> points = series_points(results, row, identifier);
    double magnitude = 0.0;
    for (const SeriesPoint& point : points) {
        if (point.statistics.count > 0) magnitude = std::max(magnitude, point.statistics.p95);
    }
    const int decimals = decimals_for(*line.measure, magnitude);
    for (const SeriesPoint& point : points) {
        const Statistics& s = point.statistics;
        std::vector<std::string> cells{escape(point.label)};
        for (const double value : {s.mean, s.p50, s.p05, s.p25, s.p75, s.p95}) {
            cells.push_back(number(value, decimals));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string axis_title(const model::Measure& measure) {
    std::string unit = unit_text(measure.unit);
    if (measure.kind == model::MeasureKind::flow) return unit + " a month";
    if (measure.timing == model::Timing::period_end) return unit + " at month end";
    return unit == "%" ? "% in the month" : unit;
}

std::string caption(const FanChart& chart, const Row& row) {
    std::string text =
        fmt::format("<p>{} Unit: {}.", escape(row.measure->definition), escape(chart.axis_title));
    if (!starts_at_zero(chart)) {
        text +=
            " <strong>The vertical axis does not start at zero</strong>, so that the bands can be "
            "told apart.";
    }
    return text + "</p>\n" + printed_list(chart);
}

}  // namespace

std::string plot(std::string_view id, const nlohmann::ordered_json& spec,
                 std::string_view description) {
    return fmt::format(
        "<div class=\"plot\" id=\"plot-{0}\" role=\"img\" aria-label=\"{1}\"></div>\n"
        "<script type=\"application/json\" data-plot=\"plot-{0}\">{2}</script>\n",
        escape(id), escape(description), escape_json(spec.dump()));
}

std::string figure(std::string_view id, std::string_view heading, std::string_view plots,
                   std::string_view caption, std::string_view tables) {
    return fmt::format(
        "<figure class=\"chart\" id=\"chart-{0}\" aria-labelledby=\"chart-{0}-heading\">\n"
        "<h4 id=\"chart-{0}-heading\">{1}</h4>\n{2}<figcaption>\n{3}</figcaption>\n{4}</figure>\n",
        escape(id), escape(heading), plots, caption,
        details(fmt::format("Table behind the chart: {}", heading), tables));
}

std::string series_tables(const RunResults& results, std::size_t row) {
    std::string tables;
    for (const auto identifier : {TimeIdentifier::financial_year, TimeIdentifier::month}) {
        const Table table = series_table(results, row, identifier);
        if (!table.rows.empty()) tables += to_html(table);
    }
    return tables;
}

std::string printed_list(const FanChart& chart) {
    if (chart.printed.empty()) return {};
    std::string items;
    for (const PrintedFigure& printed : chart.printed) {
        const std::string when = printed.on_one_date() ? "on " + long_date(printed.to)
                                                       : "in " + period(printed.from, printed.to);
        const double monthly = monthly_value(chart, printed);
        const std::string rate =
            monthly == printed.value
                ? std::string()
                : fmt::format(", or {} a month", number(monthly, chart.decimals));
        const int decimals = std::max(chart.decimals, printed.value < 100.0 ? 1 : 0);
        items += fmt::format("<li>{} {}{}: {} (<code>{}</code>)</li>\n",
                             number(printed.value, chart.decimals == 0 ? 0 : decimals), when, rate,
                             escape(printed.where), escape(printed.source));
    }
    return "<p class=\"printed\">Printed figures <span aria-hidden=\"true\">\u25C7</span></p>\n<ul "
           "class=\"printed\">\n" +
           items + "</ul>\n";
}

std::string fan_description(const FanChart& chart) {
    const auto defined = [](const SeriesPoint& point) { return point.statistics.count > 0; };
    const auto first = std::ranges::find_if(chart.points, defined);
    if (first == chart.points.end()) return "No month is defined.";
    const auto last = std::find_if(chart.points.rbegin(), chart.points.rend(), defined);
    const auto at = [&](const SeriesPoint& point) {
        return fmt::format("{} in {} (nine of ten runs: {})",
                           number(point.statistics.p50, chart.decimals), point.label,
                           interval(point.statistics, chart.decimals));
    };
    return fmt::format(
        "Chart by month, {}: median {}, and {}. {} marked. The table below holds every month.",
        chart.axis_title, at(*first), at(*last),
        counted(chart.printed.size(), "printed figure is", "printed figures are"));
}

FanChart fan_chart_of(const RunResults& results, std::size_t row) {
    const model::Measure& measure = *results.layout.rows[row].measure;
    FanChart chart;
    chart.axis_title = axis_title(measure);
    chart.at_period_end = measure.timing == model::Timing::period_end;
    chart.per_month = measure.kind == model::MeasureKind::flow;
    chart.points = series_points(results, row, TimeIdentifier::month);
    chart.printed = printed_figures(results, row);
    std::erase_if(chart.printed, [&](const PrintedFigure& printed) {
        return printed.to < chart.points.front().from || printed.from > chart.points.back().to;
    });
    chart.decimals = decimals_for(measure, highest(chart));
    return chart;
}

std::string fan_figure(const RunResults& results, std::size_t row) {
    if (!is_defined(results, row)) return {};
    const Row& line = results.layout.rows[row];
    const FanChart chart = fan_chart_of(results, row);
    const std::string id = slug(fmt::format("{} {}", line.measure->name, line.level));
    const std::string heading = row_label(line);
    return figure(id, heading,
                  plot(id, fan_chart_spec(chart), heading + ". " + fan_description(chart)),
                  caption(chart, line), series_tables(results, row));
}

}  // namespace kinflow::results::report
