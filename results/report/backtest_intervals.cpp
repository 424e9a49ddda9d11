#include <fmt/format.h>

#include "results/report/backtest_sections.h"
#include "results/report/coverage_chart.h"
#include "results/report/html.h"

namespace kinflow::results::report {

std::string coverage_section(const Backtest& backtest) {
    std::vector<std::size_t> shown{0};
    for (std::size_t m = 1; m < backtest.methods.size() && shown.size() < 2; ++m) {
        if (!backtest.methods[m].point) shown.push_back(m);
    }
    std::string body =
        "<p>How many figures lay inside an interval that was said to hold so many of a hundred. On "
        "the thin diagonal the intervals are honest; above it they are too wide, below it too "
        "narrow. The solid line with dots is " +
        escape(backtest.methods[0].label);
    if (shown.size() > 1) {
        body += "; the dashed one is: " + escape(backtest.methods[shown[1]].label);
    }
    body += ".</p>\n<div class=\"small-multiples\">\n";
    std::string tables;
    for (std::size_t m = 0; m < backtest.measures.size(); ++m) {
        body += "<div><h3>" + escape(backtest.labels[m]) + "</h3>\n" +
                coverage_svg(backtest, m, shown) + "</div>\n";
        Table table;
        table.caption = backtest.labels[m] + ": per cent of figures inside each interval";
        table.columns = {{"Method", false}};
        for (const double level : coverage_levels) {
            table.columns.push_back({fmt::format("{:.0f}%", 100.0 * level), true});
        }
        const auto met = coverage_of(backtest, backtest.measures[m]);
        for (std::size_t i = 0; i < met.size(); ++i) {
            if (met[i].empty()) continue;
            std::vector<std::string> row{escape(backtest.methods[i].label)};
            for (const double share : met[i]) row.push_back(one_decimal(share));
            table.rows.push_back(std::move(row));
        }
        tables += to_html(table);
    }
    return section("intervals", "Are the intervals honest?",
                   body + "</div>\n" + details("The figures behind the charts", tables));
}

}  // namespace kinflow::results::report
