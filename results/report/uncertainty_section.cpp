#include "results/report/uncertainty_section.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "results/report/comparison_sections.h"
#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/interval_notes.h"
#include "results/report/series.h"
#include "results/report/uncertainty_chart.h"

namespace kinflow::results::report {
namespace {

constexpr std::array<std::string_view, 12> main_measures{"contacts",
                                                         "referrals",
                                                         "re_referral_share",
                                                         "assessments_started",
                                                         "assessment_timeliness",
                                                         "children_in_need_count",
                                                         "child_protection_plan_count",
                                                         "looked_after_count",
                                                         "foster_care_share",
                                                         "social_worker_caseload",
                                                         "unallocated_cases",
                                                         "cost"};

/// A share of variance between fewer groups may as well be half of it or none: with 20, the mean
/// square between them is known to within a third (2 / 19, the square root).
constexpr int enough_members = 20;

/// The last financial year, or the last month where there is no whole year.
std::size_t last_slot(const Layout& layout, std::size_t row) {
    return layout.slot(row, layout.periods.size() - 1);
}

std::vector<std::size_t> rows_with(const Layout& layout, const std::vector<VarianceSplit>& splits) {
    std::vector<std::size_t> rows;
    for (const std::string_view name : main_measures) {
        const auto row = layout.find_row(name);
        if (row && splits[last_slot(layout, *row)].knowledge_share() >= 0.0) rows.push_back(*row);
    }
    return rows;
}

std::string posterior_text(const RunInfo& info) {
    const PosteriorInfo& p = *info.posterior;
    const auto of = p.used == p.members ? std::string{"all"} : number(p.used, 0) + " of the";
    std::string made = p.study.empty() ? "" : fmt::format(", made by {}", escape(p.study));
    if (!p.version.empty()) {
        made += fmt::format(" with Kinflow {}, seed {}", escape(p.version), p.seed);
    }
    return fmt::format(
        "<p>The parameters are not known exactly. {} replications are spread over {} {} members of "
        "the posterior <em>{}</em> (<code>{}</code>{}): sets of parameters that meet the printed "
        "figures and are equally likely.</p>\n",
        info.replications, of, number(p.members, 0), escape(p.title), escape(p.file), made);
}

constexpr std::string_view two_kinds =
    "<p>Runs of the same years differ for two reasons. <strong>Not knowing the "
    "parameters</strong>: members of the posterior give different numbers; more and better data "
    "would narrow this. Each member has a history of its own, so that which children are known "
    "before the first day is counted here too. <strong>Chance</strong>: the same parameters give "
    "different numbers with "
    "other luck; nothing narrows this for a council that lives through the years once. More "
    "replications narrow neither.</p>\n";

std::string parameters_of(const PosteriorInfo& posterior) {
    Table table;
    table.caption = "Parameters that differ between members";
    table.columns = {{"Parameter", false},
                     {"What it is", false},
                     {"Mean", true},
                     {"90% of members", true},
                     {"Unit", false}};
    for (const PosteriorInfo::Parameter& p : posterior.parameters) {
        const std::string unit = p.by == "scale" ? "times the area's own" : unit_text(p.unit);
        table.rows.push_back(
            {escape(p.name), fmt::format("{} <code>{}</code>", p.by, escape(p.parameter)),
             number(p.mean, 3), fmt::format("{} to {}", number(p.p05, 3), number(p.p95, 3)),
             escape(unit)});
    }
    return details("The parameters that differ between members", to_html(table));
}

Table split_table(const Layout& layout, const std::vector<VarianceSplit>& splits,
                  const std::vector<std::size_t>& rows, const std::string& number_heading) {
    Table table;
    table.caption = fmt::format("{} and the standard deviation of single runs, {}", number_heading,
                                layout.periods.back().label);
    table.columns = {{"Measure", false},
                     {number_heading + " (90% interval)", true},
                     {"From not knowing the parameters", true},
                     {"From chance", true},
                     {"Both", true},
                     {"Share of variance from not knowing", true}};
    for (const std::size_t row : rows) {
        const VarianceSplit& split = splits[last_slot(layout, row)];
        const double both = std::sqrt(split.knowledge + split.chance);
        const int decimals = both < 10.0 ? (both < 0.1 ? 3 : 1) : 0;
        table.rows.push_back(
            {fmt::format("{} <small>{}</small>", escape(row_label(layout.rows[row])),
                         escape(unit_text(layout.rows[row].measure->unit))),
             "", number(split.knowledge_sd(), decimals), number(split.chance_sd(), decimals),
             number(both, decimals), number(100.0 * split.knowledge_share(), 0) + "%"});
    }
    return table;
}

std::string figure_of(const std::string& id, const Layout& layout,
                      const std::vector<VarianceSplit>& splits,
                      const std::vector<std::size_t>& rows, const Table& table) {
    std::vector<SplitBar> bars;
    for (const std::size_t row : rows) {
        bars.push_back(
            {row_label(layout.rows[row]), splits[last_slot(layout, row)].knowledge_share()});
    }
    return fmt::format(
        "<figure>\n{}<figcaption>Of the variance of single runs, {}: the part that comes from not "
        "knowing the parameters or the children before the first day (the figure beside the bar) "
        "and the part that is chance. Analysis "
        "of variance with random effects; {}. 0%: the members differ no more than chance makes "
        "them; "
        "the fewer the replications, the more that can hide.</figcaption>\n</figure>\n{}",
        split_chart(id, bars), layout.periods.back().label,
        counted(static_cast<std::size_t>(splits.front().members), "member", "members"),
        to_html(table));
}

constexpr std::string_view to_file =
    "<p>Every measure, month and breakdown: <code>uncertainty.csv</code> in the folder of this "
    "report.</p>\n";

}  // namespace

std::string uncertainty_section(const RunResults& results) {
    if (!results.info.posterior) return {};
    const Layout& layout = results.layout;
    std::string body = posterior_text(results.info) + posterior_warnings(*results.info.posterior);
    if (!results.uncertainty.empty() && !layout.periods.empty()) {
        const auto rows = rows_with(layout, results.uncertainty);
        Table table = split_table(layout, results.uncertainty, rows, "Mean");
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Statistics& s = results.summary.values[last_slot(layout, rows[i])];
            const int decimals = decimals_for(*layout.rows[rows[i]].measure, s.mean);
            table.rows[i][1] =
                fmt::format("{} ({})", number(s.mean, decimals), interval(s, decimals));
        }
        body += std::string{two_kinds} +
                figure_of("split", layout, results.uncertainty, rows, table) + std::string{to_file};
    }
    return section("uncertainty", "How sure are we", body + parameters_of(*results.info.posterior));
}

std::string uncertainty_section(const Comparison& comparison) {
    const RunInfo& info = comparison.baseline.info;
    if (!info.posterior) return {};
    const Layout& layout = comparison.layout();
    std::string body = posterior_text(info) + posterior_warnings(*info.posterior) +
                       std::string{two_kinds} +
                       "<p>The interval of a difference is about what the policy does on average, "
                       "and not about the luck of one run of the years: it holds what is not "
                       "known of the parameters, as far as so many replications can tell it from "
                       "chance, and the error that they leave in the mean.</p>\n";
    for (std::size_t i = 0; i < comparison.policies.size(); ++i) {
        const PolicyResults& policy = comparison.policies[i];
        if (policy.uncertainty.empty() || layout.periods.empty()) continue;
        const auto rows = rows_with(layout, policy.uncertainty);
        if (rows.empty()) continue;
        Table table = split_table(layout, policy.uncertainty, rows, "Difference");
        for (std::size_t r = 0; r < rows.size(); ++r) {
            table.rows[r][1] = difference_with_interval(
                layout.rows[rows[r]], policy.differences[last_slot(layout, rows[r])]);
        }
        body += fmt::format("<h3>{}</h3>\n", escape(policy.policy->title)) +
                figure_of(fmt::format("split-{}", i + 1), layout, policy.uncertainty, rows, table);
    }
    return section("uncertainty", "How sure are we",
                   body + std::string{to_file} + parameters_of(*info.posterior));
}

std::string uncertainty_in_words(const Comparison& comparison, const PolicyResults& policy,
                                 std::size_t row) {
    if (policy.uncertainty.empty() || comparison.layout().periods.empty()) return {};
    const double share = policy.uncertainty[last_slot(comparison.layout(), row)].knowledge_share();
    if (!(share >= 0.0)) return {};
    const int members = policy.uncertainty[last_slot(comparison.layout(), row)].members;
    if (members < enough_members) {
        return fmt::format(
            "{} members of the posterior are too few to say how much of the uncertainty is about "
            "the area's parameters and how much is chance; {} are needed, each with two "
            "replications.",
            members, enough_members);
    }
    const double known = std::round(100.0 * share);
    const std::string about = fmt::format("the uncertainty about {} in a single run",
                                          escape(comparison.layout().periods.back().label));
    if (known == 0.0) {
        return fmt::format(
            "Nearly all of {} is chance, which no data would narrow; what the area's parameters "
            "add to it is too little to be told.",
            about);
    }
    if (share < 0.4) {
        return fmt::format(
            "Most of {} is chance, which no data would narrow ({}%); less comes from the area's "
            "parameters and the children known before the first day ({}%).",
            about, number(100.0 - known, 0), number(known, 0));
    }
    if (share > 0.6) {
        return fmt::format(
            "Most of {} comes from the area's parameters and the children known before the first "
            "day, which better data would narrow ({}%); less is chance ({}%).",
            about, number(known, 0), number(100.0 - known, 0));
    }
    return fmt::format(
        "Of {} nearly equal parts come from the area's parameters and the children known before "
        "the first day, which better data would narrow ({}%), and from chance ({}%).",
        about, number(known, 0), number(100.0 - known, 0));
}

std::string uncertainty_link(const RunInfo& info) {
    return info.posterior ? "<li><a href=\"#uncertainty\">How sure are we</a></li>\n" : "";
}

}  // namespace kinflow::results::report
