#include "results/report/fan_chart.h"

#include <algorithm>
#include <cmath>

#include "results/report/chart_style.h"
#include "results/report/format.h"

namespace kinflow::results::report {
namespace {

using json = nlohmann::ordered_json;

core::Date middle(core::Date from, core::Date to) { return from + (to - from) / 2; }

json monthly_rows(const FanChart& chart) {
    json rows = json::array();
    for (const SeriesPoint& point : chart.points) {
        if (point.statistics.count == 0) continue;
        const core::Date at = chart.at_period_end ? point.to : middle(point.from, point.to);
        rows.push_back(json{{"t", milliseconds(at)},
                            {"month", point.label},
                            {"p5", short_number(point.statistics.p05)},
                            {"p25", short_number(point.statistics.p25)},
                            {"p50", short_number(point.statistics.p50)},
                            {"p75", short_number(point.statistics.p75)},
                            {"p95", short_number(point.statistics.p95)}});
    }
    return rows;
}

json printed_rows(const FanChart& chart) {
    const core::Date start = chart.points.front().from;
    json rows = json::array();
    for (const PrintedFigure& printed : chart.printed) {
        const core::Date from = std::max(printed.from, start);
        const core::Date at = printed.on_one_date() ? printed.to : middle(from, printed.to);
        const double value = monthly_value(chart, printed);
        rows.push_back(json{{"t", milliseconds(at)},
                            {"below", label_goes_below(chart, at, value)},
                            {"from", milliseconds(from)},
                            {"to", milliseconds(printed.to)},
                            {"v", short_number(value)},
                            {"text", number(value, chart.decimals)},
                            {"when", printed.on_one_date() ? long_date(printed.to)
                                                           : period(printed.from, printed.to)},
                            {"where", printed.where},
                            {"source", printed.source}});
    }
    return rows;
}

/// The first of April of each year; of each quarter when the run is shorter than two and a half
/// years.
json axis_dates(const FanChart& chart) {
    const auto months = static_cast<int>(chart.points.size());
    json dates = json::array();
    for (const SeriesPoint& point : chart.points) {
        const std::chrono::year_month_day day{point.from};
        const unsigned since_april = (static_cast<unsigned>(day.month()) + 8U) % 12U;
        const unsigned step = chart.small && months > 30 ? 24U : months > 30 ? 12U : 3U;
        const int year = static_cast<int>(day.year()) - (since_april > 8U ? 1 : 0);
        const bool marked =
            step == 24U ? since_april == 0U && year % 2 == 1 : since_april % step == 0U;
        if (marked) dates.push_back(milliseconds(point.from));
    }
    return dates;
}

json time_axis(const FanChart& chart) {
    const json domain = {milliseconds(chart.points.front().from),
                         milliseconds(chart.points.back().to)};
    return json{{"field", "t"},
                {"type", "temporal"},
                {"scale", json{{"type", "utc"}, {"domain", domain}}},
                {"axis", json{{"title", nullptr},
                              {"format", "%b %Y"},
                              {"values", axis_dates(chart)},
                              {"grid", false},
                              {"labelFlush", false},
                              {"labelPadding", 6},
                              {"labelSeparation", 8},
                              {"labelOverlap", "parity"}}}};
}

std::string tick_format(const FanChart& chart) { return chart.decimals == 0 ? ",.0f" : ",.1f"; }

json value_axis(const FanChart& chart, const std::string& field) {
    const auto [low, high] = axis_range(chart);
    const json domain = json::array({short_number(low), short_number(high)});
    const json scale{{"domain", domain}, {"zero", false}, {"nice", true}};
    const double span = high - low;
    json axis = value_title(chart.axis_title, chart.small ? 3 : 5);
    axis["format"] = span < 4.0 ? ",.1f" : ",.0f";
    if (span < 4.0) axis["tickMinStep"] = 0.1;
    return json{{"field", field}, {"type", "quantitative"}, {"scale", scale}, {"axis", axis}};
}

json band(const FanChart& chart, const std::string& low, const std::string& high,
          std::string_view colour) {
    return json{{"mark", json{{"type", "area"}, {"color", colour}}},
                {"encoding", json{{"y", value_axis(chart, low)}, {"y2", json{{"field", high}}}}}};
}

json tooltip_field(const std::string& field, const std::string& title, const std::string& format) {
    json entry{{"field", field}, {"title", title}};
    if (!format.empty()) {
        entry["type"] = "quantitative";
        entry["format"] = format;
    } else {
        entry["type"] = "nominal";
    }
    return entry;
}

/// Invisible uprights that answer the pointer, one for each month.
json month_tooltips(const FanChart& chart) {
    const std::string format = tick_format(chart);
    const json fields = {tooltip_field("month", "Month", ""),
                         tooltip_field("p50", "Median of runs", format),
                         tooltip_field("p25", "Half of runs, from", format),
                         tooltip_field("p75", "to", format),
                         tooltip_field("p5", "Nine of ten, from", format),
                         tooltip_field("p95", "to ", format)};
    return json{{"mark", json{{"type", "rule"}, {"opacity", 0}, {"strokeWidth", 8}}},
                {"encoding", json{{"tooltip", fields}}}};
}

json printed_label(const FanChart& chart, bool below, bool halo) {
    const int distance = chart.small ? 11 : 14;
    json mark{{"type", "text"},
              {"dy", below ? distance : -distance},
              {"fontSize", 12},
              {"fontWeight", "bold"},
              {"color", halo ? std::string_view("white") : accent}};
    if (halo) {
        mark["stroke"] = "white";
        mark["strokeWidth"] = 4;
        mark["strokeJoin"] = "round";
    }
    return json{{"transform", {json{{"filter", below ? "datum.below" : "!datum.below"}}}},
                {"mark", std::move(mark)},
                {"encoding", json{{"text", json{{"field", "text"}}}}}};
}

json printed_marks(const FanChart& chart) {
    const json tooltip = {tooltip_field("text", "Printed", ""), tooltip_field("when", "When", ""),
                          tooltip_field("where", "Where", ""),
                          tooltip_field("source", "Register", "")};
    const json utc{{"type", "utc"}};
    const json line{
        {"transform", {json{{"filter", "datum.to > datum.from"}}}},
        {"mark", json{{"type", "rule"}, {"color", accent}, {"strokeWidth", 2.5}}},
        {"encoding", json{{"x", json{{"field", "from"}, {"type", "temporal"}, {"scale", utc}}},
                          {"x2", json{{"field", "to"}}}}}};
    const json diamond{{"mark", json{{"type", "point"},
                                     {"shape", "diamond"},
                                     {"filled", true},
                                     {"fill", "white"},
                                     {"stroke", accent},
                                     {"strokeWidth", 2},
                                     {"size", chart.small ? 70 : 110},
                                     {"opacity", 1}}},
                       {"encoding", json{{"tooltip", tooltip}}}};
    json layers = json::array({line, diamond});
    for (const bool below : {false, true}) {
        for (const bool halo : {true, false}) layers.push_back(printed_label(chart, below, halo));
    }
    return json{{"data", json{{"values", printed_rows(chart)}}},
                {"encoding", json{{"x", time_axis(chart)}, {"y", value_axis(chart, "v")}}},
                {"layer", std::move(layers)}};
}

json median_line(const FanChart& chart) {
    return json{
        {"mark", json{{"type", "line"}, {"color", ink}, {"strokeWidth", chart.small ? 1.5 : 2}}},
        {"encoding", json{{"y", value_axis(chart, "p50")}}}};
}

/// The median of the last month in figures, at the line's end.
json last_value(const FanChart& chart) {
    json mark{{"type", "text"}, {"align", "left"}, {"dx", 5}, {"fontSize", 12}, {"color", ink}};
    const json format{{"field", "p50"}, {"type", "quantitative"}, {"format", tick_format(chart)}};
    return json{{"transform",
                 {json{{"window", {json{{"op", "last_value"}, {"field", "t"}, {"as", "end"}}}},
                       {"frame", {nullptr, nullptr}}},
                  json{{"filter", "datum.t == datum.end"}}}},
                {"mark", mark},
                {"encoding", json{{"y", value_axis(chart, "p50")}, {"text", format}}}};
}

}  // namespace

json fan_chart_spec(const FanChart& chart) {
    json spec = chart_frame(chart.small ? 130 : 260);
    spec["data"] = json{{"values", monthly_rows(chart)}};
    json layers = {band(chart, "p5", "p95", band_outer), band(chart, "p25", "p75", band_inner),
                   median_line(chart), last_value(chart), month_tooltips(chart)};
    for (json& layer : layers) layer["encoding"]["x"] = time_axis(chart);
    if (!chart.printed.empty()) layers.push_back(printed_marks(chart));
    spec["layer"] = std::move(layers);
    return spec;
}

}  // namespace kinflow::results::report
