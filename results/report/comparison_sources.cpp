#include <fmt/format.h>

#include <cmath>

#include "results/report/comparison_sections.h"
#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/interval_notes.h"
#include "results/report/series.h"

namespace kinflow::results::report {
namespace {

std::string what_it_does(const model::PolicyChange& change) {
    const std::string unit = change.unit.empty() ? "" : " " + change.unit;
    if (change.operation == "scale") return "multiply by " + change.value;
    if (change.operation == "add") return "add " + change.value + unit;
    return "set to " + change.value + unit;
}

std::string dates_of(const model::PolicyChange& change) {
    const auto date = [](const std::string& iso) {
        const auto parsed = core::parse_date(iso);
        return parsed ? long_date(*parsed) : iso;
    };
    std::string text = "from " + date(change.from);
    if (!change.until.empty()) text += ", whole by " + date(change.until);
    if (!change.to.empty()) text += ", until " + date(change.to);
    return text;
}

std::string source_of(const model::PolicyChange& change) {
    const std::string kind = change.standing == "source" ? std::string{} : change.standing + ": ";
    const std::string where =
        change.where.empty() ? std::string{} : " <small>" + escape(change.where) + "</small>";
    return escape(kind + change.source) + where;
}

Table changes_table(const model::Policy& policy, std::size_t number_of_policy) {
    Table table;
    table.caption = "What " + policy.name + " changes";
    table.style = "parameters";
    table.id = fmt::format("policy-{}", number_of_policy);
    table.columns = {{"Parameter", false}, {"In the baseline", false},  {"Change", false},
                     {"When", false},      {"Source or reason", false}, {"File and line", false}};
    for (const model::PolicyChange& c : policy.changes) {
        const std::string lever =
            c.lever.empty() ? std::string{} : fmt::format("<small>lever {}</small>", c.lever);
        table.rows.push_back({fmt::format("<code>{}</code> {}", escape(c.parameter), lever),
                              escape(c.baseline), escape(what_it_does(c)), escape(dates_of(c)),
                              source_of(c),
                              fmt::format("<code>{}:{}</code>", escape(c.file), c.line)});
    }
    return table;
}

}  // namespace

std::string policies_section(const Comparison& comparison) {
    std::string body;
    for (std::size_t i = 0; i < comparison.policies.size(); ++i) {
        const model::Policy& policy = *comparison.policies[i].policy;
        body += fmt::format("<h3>{}</h3>\n", escape(policy.title));
        body += policy.changes.empty() ? std::string{"<p>It changes nothing.</p>\n"}
                                       : to_html(changes_table(policy, i + 1));
    }
    return section("policies", "What the policies are", body);
}

std::string method_section(const Comparison& comparison) {
    const Layout& layout = comparison.layout();
    const auto row = layout.find_row("looked_after_count");
    std::string factors;
    if (row && !layout.periods.empty()) {
        std::size_t last = 0;
        for (std::size_t p = 0; p < layout.periods.size(); ++p) {
            if (layout.periods[p].identifier == TimeIdentifier::month) last = p;
        }
        for (const PolicyResults& policy : comparison.policies) {
            const double ratio = policy.differences[layout.slot(*row, last)].variance_ratio;
            if (!std::isfinite(ratio)) continue;
            factors += fmt::format("<li>{}: {} times</li>\n", escape(policy.policy->title),
                                   number(ratio, ratio < 10.0 ? 1 : 0));
        }
    }
    const RunInfo& info = comparison.baseline.info;
    std::string body = fmt::format(
        "<ul>\n<li>Each of {} was run once as the baseline and once under each policy, from the "
        "same children on the first day. A family meets the same chance events under every policy, "
        "so that a difference is the policy\u2019s doing and not another family\u2019s.</li>\n"
        "<li>The <strong>90% interval</strong> is that of the mean difference over the "
        "replications (Student\u2019s t): it says how well the simulation knows its own answer.{} "
        "{}</li>\n"
        "<li>The <strong>chance</strong> is the share of replications in which the number is "
        "better (or lower, where a number of children has no good direction): what a council that "
        "lives through the years once may expect.</li>\n"
        "<li>An effect <strong>shows from</strong> the first month from which the interval leaves "
        "out zero and stays so to the end.</li>\n</ul>\n",
        counted(static_cast<std::size_t>(info.replications), "replication", "replications"),
        histories_note(info),
        info.members() > 1 ? "It holds what is not known of the area\u2019s parameters too, as far "
                             "as the posterior does; how well the model is known is not in it."
                           : "How well the model and its parameters are known is not in it.");
    if (!factors.empty()) {
        body +=
            "<p>What the same luck saves: between unpaired runs the difference in children looked "
            "after at the end has so many times the variance, and about so many times as many "
            "would be needed to know it as well:</p>\n<ul>\n" +
            factors + "</ul>\n";
    }
    return section("method", "How the differences were made", body);
}

}  // namespace kinflow::results::report
