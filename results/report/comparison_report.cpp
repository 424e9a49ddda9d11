#include "results/report/comparison_report.h"

#include <fmt/format.h>

#include "results/report/comparison_sections.h"
#include "results/report/definitions.h"
#include "results/report/html.h"
#include "results/report/page_assets.h"
#include "results/report/parameters_table.h"
#include "results/report/uncertainty_section.h"

namespace kinflow::results {
namespace {

using namespace report;

// The page has no script at all, and may not load anything.
constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Kinflow {version}">
<link rel="icon" href="data:,">
<title>{title} - Kinflow comparison</title>
<style>
{style}</style>
</head>
)";

constexpr std::string_view contents = R"(<nav aria-label="Contents">
<ul>
<li><a href="#effects">What each policy changes</a></li>
{sure}{money}{parts}<li><a href="#policies">What the policies are</a></li>
<li><a href="#method">How the differences were made</a></li>
<li><a href="#all-measures">Every measure</a></li>
<li><a href="#parameters">Parameters and sources</a></li>
<li><a href="#definitions">Definitions</a></li>
</ul>
</nav>
)";

}  // namespace

std::string write_comparison(const Comparison& comparison) {
    const RunInfo& info = comparison.baseline.info;
    const model::Scenario& scenario = comparison.baseline.scenario;
    std::string page =
        fmt::format(fmt::runtime(head), fmt::arg("version", escape(info.version)),
                    fmt::arg("title", escape(scenario.title)), fmt::arg("style", style_sheet()));
    page +=
        "<body class=\"comparison\">\n<a class=\"skip\" href=\"#main\">Skip to the results</a>\n";
    page += front_page(comparison);
    page += fmt::format(
        fmt::runtime(contents), fmt::arg("sure", uncertainty_link(info)),
        fmt::arg("money", comparison.policies.front().cost.empty()
                              ? ""
                              : "<li><a href=\"#money\">What each policy costs</a></li>\n"),
        fmt::arg("parts", comparison.parts.empty()
                              ? ""
                              : "<li><a href=\"#parts\">Which part does what</a></li>\n"));
    page += "<main id=\"main\">\n";
    page += effects_section(comparison);
    page += uncertainty_section(comparison);
    page += comparison_money_section(comparison);
    page += parts_section(comparison);
    page += policies_section(comparison);
    page += method_section(comparison);
    page += all_differences_section(comparison);
    page += parameters_section(comparison.baseline);
    page += definitions_section(comparison.baseline);
    page += "</main>\n";
    page += fmt::format(
        "<footer><p>Kinflow {} \u00B7 baseline {} \u00B7 {} replications \u00B7 seed {} \u00B7 the "
        "same input gives the same page, to the byte.</p></footer>\n",
        escape(info.version), escape(scenario.name), info.replications, info.seed);
    return page + "</body>\n</html>\n";
}

}  // namespace kinflow::results
