#include <fmt/format.h>

#include "kinflow_chart_assets.h"
#include "results/report/charts.h"
#include "results/report/definitions.h"
#include "results/report/fit_table.h"
#include "results/report/headline.h"
#include "results/report/html.h"
#include "results/report/money_section.h"
#include "results/report/page_assets.h"
#include "results/report/parameters_table.h"
#include "results/report/report.h"
#include "results/report/sankey_svg.h"
#include "results/report/uncertainty_section.h"
#include "results/report/year_table.h"

namespace kinflow::results {
namespace {

using namespace report;

// Nothing may be loaded from anywhere: scripts, styles and data are the page's own. Vega compiles
// the expressions of a chart to functions, which is what 'unsafe-eval' allows; no text of a
// scenario is in one.
constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Kinflow {version}">
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 2h3v12H1zM12 5h3v6h-3zM4 3c4 0 4 3 8 3v4c-4 0-4 3-8 3z' fill='%231c4f7c'/%3E%3C/svg%3E">
<title>{title} - Kinflow report</title>
<style>
{style}</style>
</head>
)";

constexpr std::string_view contents_before = R"(<nav aria-label="Contents">
<ul>
<li><a href="#headline">Headline numbers</a></li>
<li><a href="#fit">Against what was printed</a></li>
<li><a href="#months">Month by month</a></li>
<li><a href="#flow">Through the pathway</a></li>
<li><a href="#years">By financial year</a></li>
)";

constexpr std::string_view contents_after =
    R"(<li><a href="#parameters">Parameters and sources</a></li>
<li><a href="#definitions">Definitions</a></li>
</ul>
</nav>
)";

std::string contents(const RunResults& results) {
    const std::string_view money =
        results.money.empty() ? "" : "<li><a href=\"#money\">Money</a></li>\n";
    return fmt::format("{}{}{}{}", contents_before, uncertainty_link(results.info), money,
                       contents_after);
}

std::string header(const RunResults& results) {
    const model::Scenario& scenario = results.scenario;
    const std::string description = scenario.description.empty()
                                        ? ""
                                        : fmt::format("<p>{}</p>\n", escape(scenario.description));
    return fmt::format(
        "<header>\n<p class=\"kicker\">Children\u2019s social care: simulation "
        "report</p>\n<h1>{}</h1>\n{}{}{}"
        "</header>\n",
        escape(scenario.title), opening(results), description, contents(results));
}

std::string script(std::string_view source) {
    return "<script>" + escape_script(source) + "</script>\n";
}

}  // namespace

std::string write_report(const RunResults& results) {
    std::string page = fmt::format(
        fmt::runtime(head), fmt::arg("version", escape(results.info.version)),
        fmt::arg("title", escape(results.scenario.title)), fmt::arg("style", style_sheet()));
    page += "<body>\n<a class=\"skip\" href=\"#main\">Skip to the results</a>\n";
    page += header(results);
    page += "<main id=\"main\">\n";
    page += headline_section(results);
    page += fit_section(results);
    page += charts_section(results);
    page += flow_section(results);
    page += years_section(results);
    page += uncertainty_section(results);
    page += money_section(results);
    page += parameters_section(results);
    page += definitions_section(results);
    page += licences_section();
    page += "</main>\n";
    page += fmt::format(
        "<footer><p>Kinflow {} \u00B7 scenario {} \u00B7 seed {} \u00B7 the same input gives the "
        "same "
        "page, to the byte.</p></footer>\n",
        escape(results.info.version), escape(results.scenario.name), results.info.seed);
    for (const auto source :
         {assets::vega(), assets::vega_lite(), assets::vega_embed(), page_script()}) {
        page += script(source);
    }
    return page + "</body>\n</html>\n";
}

}  // namespace kinflow::results
