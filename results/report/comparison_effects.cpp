#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "results/report/comparison_sections.h"
#include "results/report/difference_chart.h"
#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/series.h"

namespace kinflow::results::report {
namespace {

/// What a planner asks for, in the order of the pathway.
constexpr std::array<std::string_view, 13> key_measures{"contacts",
                                                        "early_help_count",
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
                                                        "days_waiting"};

std::vector<std::size_t> financial_years(const Layout& layout) {
    std::vector<std::size_t> years;
    for (std::size_t p = 0; p < layout.periods.size(); ++p) {
        if (layout.periods[p].identifier == TimeIdentifier::financial_year) years.push_back(p);
    }
    return years;
}

std::vector<std::size_t> key_rows(const Comparison& comparison) {
    const Layout& layout = comparison.layout();
    std::vector<std::size_t> rows{main_row(comparison)};
    for (const std::string_view name : key_measures) {
        const auto row = layout.find_row(name);
        if (row && *row != rows.front() && is_defined(comparison.baseline, *row)) {
            rows.push_back(*row);
        }
    }
    return rows;
}

std::string cell(const Row& row, const Difference& d) {
    if (d.count == 0) return number(std::nan(""), 0);
    // Not touched yet, or by no more than the last decimal.
    constexpr double prints_as_nothing = 0.0015;
    if (std::max({std::abs(d.mean), std::abs(d.low), std::abs(d.high)}) < prints_as_nothing) {
        return "0";
    }
    const std::string text = difference_with_interval(row, d);
    const std::size_t open = text.find(" (");
    const std::string mean = text.substr(0, open);
    return fmt::format("{}<span class=\"range\">{}</span>",
                       d.certain() ? "<strong>" + mean + "</strong>" : mean,
                       text.substr(open + 2, text.size() - open - 3));
}

std::string heading_of(const Row& row) {
    return fmt::format("{} <small>{}{}</small>", escape(row_label(row)),
                       escape(row.measure->unit == "percent" ? std::string{"percentage points"}
                                                             : unit_text(row.measure->unit)),
                       row.measure->kind == model::MeasureKind::flow ? " in the year" : "");
}

Table year_table(const Comparison& comparison, const PolicyResults& policy,
                 const std::vector<std::size_t>& rows, const std::string& id) {
    const Layout& layout = comparison.layout();
    const std::vector<std::size_t> years = financial_years(layout);
    Table table;
    table.caption = "Difference that the policy makes, by financial year (90% interval)";
    table.style = "years";
    table.id = id;
    table.columns.push_back({"Measure", false});
    table.columns.push_back({"Without, last year", true});
    for (const std::size_t year : years)
        table.columns.push_back({layout.periods[year].label, true});
    table.columns.push_back({"Shows from", false});
    for (const std::size_t r : rows) {
        const Row& row = layout.rows[r];
        std::vector<std::string> cells{heading_of(row)};
        const Difference* last =
            years.empty() ? nullptr : &policy.differences[layout.slot(r, years.back())];
        cells.push_back(last == nullptr
                            ? number(std::nan(""), 0)
                            : number(last->baseline, decimals_for(*row.measure, last->baseline)));
        for (const std::size_t year : years) {
            cells.push_back(cell(row, policy.differences[layout.slot(r, year)]));
        }
        const auto onset = policy.sets_in[r];
        cells.push_back(
            onset ? month_and_year(last_day(comparison.baseline.scenario, layout.periods[*onset]))
                  : std::string("\u2013"));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string charts_of(const Comparison& comparison, std::size_t policy,
                      const std::vector<std::size_t>& rows) {
    std::string html = "<div class=\"small-multiples differences\">\n";
    for (const std::size_t row : rows) {
        DifferenceChart chart = difference_chart(comparison, row, {policy});
        chart.width = 360;
        chart.height = 210;
        html += fmt::format("<figure>\n<h4>{}</h4>\n{}</figure>\n",
                            escape(row_label(comparison.layout().rows[row])), to_svg(chart));
    }
    return html + "</div>\n";
}

std::string warnings_list(const PolicyResults& policy) {
    if (policy.warnings.empty()) return {};
    std::string items;
    for (const std::string& warning : policy.warnings)
        items += "<li>" + escape(warning) + "</li>\n";
    return "<div class=\"note\"><p><strong>Read with care</strong></p>\n<ul>\n" + items +
           "</ul></div>\n";
}

}  // namespace

std::string effects_section(const Comparison& comparison) {
    const std::vector<std::size_t> rows = key_rows(comparison);
    std::string body =
        "<p>Stocks and shares at a date are those at the end of the year. A figure in bold differs "
        "from nothing with its whole 90% interval.</p>\n";
    for (std::size_t i = 0; i < comparison.policies.size(); ++i) {
        const PolicyResults& policy = comparison.policies[i];
        body += fmt::format("<h3>{}</h3>\n", escape(policy.policy->title));
        if (!policy.policy->description.empty()) {
            body += fmt::format("<p>{}</p>\n", escape(policy.policy->description));
        }
        body += warnings_list(policy);
        body += to_html(year_table(comparison, policy, rows, fmt::format("effects-{}", i + 1)));
        body += charts_of(comparison, i, rows);
    }
    return section("effects", "What each policy changes", body);
}

std::string all_differences_section(const Comparison& comparison) {
    std::vector<std::size_t> rows;
    const Layout& layout = comparison.layout();
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        if (layout.rows[r].breakdown.empty() && is_defined(comparison.baseline, r)) {
            rows.push_back(r);
        }
    }
    std::string body;
    for (std::size_t i = 0; i < comparison.policies.size(); ++i) {
        const PolicyResults& policy = comparison.policies[i];
        body += details(policy.policy->title,
                        to_html(year_table(comparison, policy, rows,
                                           fmt::format("all-differences-{}", i + 1))));
    }
    return section("all-measures", "Every measure by financial year",
                   body +
                       "<p>By month, and by team, age, placement and channel: "
                       "<code>differences.csv</code> in the folder of this report.</p>\n");
}

std::string parts_section(const Comparison& comparison) {
    if (comparison.parts.empty()) return {};
    const Layout& layout = comparison.layout();
    const std::size_t r = main_row(comparison);
    const std::vector<std::size_t> years = financial_years(layout);
    if (years.empty()) return {};
    Table table;
    table.caption = row_label(layout.rows[r]) + ", " + layout.periods[years.back()].label;
    table.id = "parts-table";
    table.columns = {{"Policy", false}, {"Part", false}, {"Alone", true}, {"In the whole", true}};
    for (const Attribution& part : comparison.parts) {
        const std::size_t slot = layout.slot(r, years.back());
        table.rows.push_back({escape(part.policy), escape(part.part),
                              cell(layout.rows[r], part.one_in[slot]),
                              cell(layout.rows[r], part.one_out[slot])});
    }
    return section(
        "parts", "Which part does what",
        "<p><em>Alone</em>: the part is the only policy. <em>In the whole</em>: what goes missing "
        "when the part is left out of the whole. Where the two differ, the parts help or hinder "
        "each other. Other measures and years: <code>attribution.csv</code>.</p>\n" +
            to_html(table));
}

}  // namespace kinflow::results::report
