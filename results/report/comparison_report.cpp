#include "results/report/comparison_report.h"

#include <fmt/format.h>

#include "results/report/comparison_sections.h"
#include "results/report/definitions.h"
#include "results/report/html.h"
#include "results/report/parameters_table.h"
#include "results/report/plain_page.h"
#include "results/report/uncertainty_section.h"

namespace kinflow::results {
namespace {

using namespace report;

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
    std::string body = front_page(comparison);
    body += fmt::format(
        fmt::runtime(contents), fmt::arg("sure", uncertainty_link(info)),
        fmt::arg("money", comparison.policies.front().cost.empty()
                              ? ""
                              : "<li><a href=\"#money\">What each policy costs</a></li>\n"),
        fmt::arg("parts", comparison.parts.empty()
                              ? ""
                              : "<li><a href=\"#parts\">Which part does what</a></li>\n"));
    body += "<main id=\"main\">\n";
    body += effects_section(comparison);
    body += uncertainty_section(comparison);
    body += comparison_money_section(comparison);
    body += parts_section(comparison);
    body += policies_section(comparison);
    body += method_section(comparison);
    body += all_differences_section(comparison);
    body += parameters_section(comparison.baseline);
    body += definitions_section(comparison.baseline);
    body += "</main>\n";
    return plain_page(
        scenario.title + " - Kinflow comparison", info.version, body,
        fmt::format(
            "Kinflow {} \u00B7 baseline {} \u00B7 {} replications \u00B7 seed {} \u00B7 the "
            "same input gives the same page, to the byte.",
            info.version, scenario.name, info.replications, info.seed),
        "comparison");
}

}  // namespace kinflow::results
