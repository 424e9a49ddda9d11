#include "results/report/definitions.h"

#include <fmt/format.h>

#include "kinflow_chart_assets.h"
#include "results/report/html.h"
#include "results/report/series.h"

namespace kinflow::results::report {
namespace {

constexpr std::string_view reading = R"(<ul>
<li>A <strong>run</strong> (replication) is one possible course of the same years: the same parameters, other
chance events.</li>
<li>A <strong>stock</strong> (children looked after, plans) is counted on the last day of a month or year; a
<strong>flow</strong> (contacts, referrals) is counted over it. A <strong>financial year</strong> runs from April to
March.</li>
<li>The <strong>5th and 95th percentile</strong> enclose nine of ten runs. They show chance, not doubt about the
parameters.</li>
<li>A child may be counted more than once in a flow: two contacts about one child are two contacts.</li>
<li>An <strong>en dash</strong> (–) stands where a number is undefined, such as a share of nothing.</li>
<li>The same numbers, for other programs: <code>series.csv</code>, <code>summary.csv</code> and
<code>targets.csv</code> in the run’s folder.</li>
</ul>
)";

}  // namespace

std::string definitions_section(const RunResults& results) {
    std::string items;
    const model::Measure* previous = nullptr;
    for (const Row& row : results.layout.rows) {
        if (row.measure == previous) continue;
        previous = row.measure;
        items += fmt::format("<div><dt>{} <code>{}</code></dt><dd>{} Unit: {}.</dd></div>\n",
                             escape(row.measure->label), escape(row.measure->name),
                             escape(row.measure->definition), escape(unit_text(row.measure->unit)));
    }
    return section("definitions", "Definitions and how to read this page",
                   "<h3>How to read it</h3>\n" + std::string(reading) +
                       "<h3>What each measure counts</h3>\n<dl class=\"definitions\">\n" + items +
                       "</dl>\n");
}

std::string licences_section() {
    return section(
        "licences", "Licences",
        "<p>The charts are drawn by Vega, Vega-Lite and Vega-Embed, which this page contains. "
        "Their "
        "licences, and those of the libraries inside them, ask to be kept with them:</p>\n" +
            details(
                "Licences of the chart library",
                fmt::format("<pre tabindex=\"0\">{}</pre>\n", escape(assets::chart_licences()))));
}

}  // namespace kinflow::results::report
