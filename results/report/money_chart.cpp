#include "results/report/money_chart.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "results/report/chart_figure.h"
#include "results/report/chart_style.h"
#include "results/report/format.h"
#include "results/report/html.h"
#include "sim/core/calendar.h"

namespace kinflow::results::report {
namespace {

using json = nlohmann::ordered_json;

constexpr double million = 1e6;
constexpr int bar_height = 130;

/// The amounts of one heading, or of all, by year.
using Course = std::vector<Amount>;

json field(std::string_view name, const json& axis) {
    return json{{"field", name}, {"type", "quantitative"}, {"axis", axis}};
}

json spec_of(const Money& money, const Course& course) {
    json values = json::array();
    for (std::size_t y = 0; y < course.size(); ++y) {
        const double mean = static_cast<double>(course[y].pence) / 100.0;
        values.push_back(json{{"year", money.years[y].label},
                              {"mean", short_number(mean / million)},
                              {"low", short_number(course[y].p05 / million)},
                              {"high", short_number(course[y].p95 / million)}});
    }
    const json x{{"field", "year"},
                 {"type", "ordinal"},
                 {"axis", json{{"title", nullptr},
                               {"labelAngle", 0},
                               {"labelOverlap", true},
                               {"labelSeparation", 6},
                               {"ticks", false}}}};
    const json axis = value_title("£ million", 4);
    const json tips = json::array({json{{"field", "year"}, {"title", "Year"}},
                                   json{{"field", "mean"}, {"title", "Mean, £ million"}},
                                   json{{"field", "low"}, {"title", "5th percentile"}},
                                   json{{"field", "high"}, {"title", "95th percentile"}}});
    json spec = chart_frame(bar_height);
    spec["data"] = json{{"values", values}};
    spec["layer"] = json::array(
        {json{{"mark", json{{"type", "bar"}, {"color", band_inner}}},
              {"encoding", json{{"x", x}, {"y", field("mean", axis)}, {"tooltip", tips}}}},
         json{{"mark", json{{"type", "rule"}, {"color", ink}, {"strokeWidth", 2}}},
              {"encoding", json{{"x", x},
                                {"y", field("low", axis)},
                                {"y2", json{{"field", "high"}}},
                                {"tooltip", tips}}}}});
    return spec;
}

std::string said(const Money& money, const Course& course) {
    const auto at = [&](std::size_t y) {
        return fmt::format("{} million pounds in {} (nine of ten runs: {} to {})",
                           number(static_cast<double>(course[y].pence) / 100.0 / million, 2),
                           money.years[y].label, number(course[y].p05 / million, 2),
                           number(course[y].p95 / million, 2));
    };
    if (course.size() == 1) return "Mean " + at(0) + ".";
    return "Mean " + at(0) + ", and " + at(course.size() - 1) +
           ". The table below holds every year.";
}

std::string small_chart(const Money& money, std::string_view name, std::string_view label,
                        const Course& course) {
    return fmt::format("<div>\n<h5>{}</h5>\n{}</div>\n", escape(label),
                       plot(slug(fmt::format("cost {}", name)), spec_of(money, course),
                            fmt::format("{}. {}", label, said(money, course))));
}

}  // namespace

std::string money_figure(const RunResults& results, const std::string& tables) {
    const Money& money = results.money;
    Course all;
    for (const MoneyCell& year : money.totals) all.push_back(year.in(Prices::base));
    std::string plots = "<div class=\"small-multiples\">\n";
    plots += small_chart(money, "all", "All headings", all);
    for (std::size_t h = 0; h < model::cost_heading_count; ++h) {
        const auto heading = static_cast<model::CostHeading>(h);
        if (!money.is_used(heading)) continue;
        Course course;
        for (const auto& year : money.headings) course.push_back(year[h].in(Prices::base));
        plots += small_chart(money, model::name_of(heading), model::label_of(heading), course);
    }
    plots += "</div>\n";
    const std::string caption = fmt::format(
        "<p>Cost by financial year in the prices of {}: the bar is the mean run, the dark rule "
        "holds "
        "nine of ten runs. Each chart has a scale of its own. Unit: £ million.</p>\n",
        core::financial_year_label(results.scenario.costs.price_base));
    return figure("cost", "Cost by financial year and heading", plots, caption, tables);
}

}  // namespace kinflow::results::report
