#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/report/comparison_sections.h"
#include "results/report/difference_chart.h"
#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/interval_notes.h"
#include "results/report/series.h"
#include "results/report/uncertainty_section.h"

namespace kinflow::results::report {
namespace {

/// The last financial year, or the last month where there is no whole year.
std::size_t last_period(const Layout& layout) { return layout.periods.size() - 1; }

int decimals_of(const Row& row, const Difference& d) {
    // What would be printed as nothing at all although it is something.
    constexpr double prints_as_nothing = 0.05;
    if (std::max({std::abs(d.mean), std::abs(d.low), std::abs(d.high)}) < prints_as_nothing) {
        return 3;
    }
    const bool share = row.measure->kind == model::MeasureKind::share;
    int decimals = share || std::abs(d.mean) < 10.0 ? 1 : 0;
    // What is told from 0 does not print as an interval from 0.
    const double nearer = std::min(std::abs(d.low), std::abs(d.high));
    while (d.certain() && decimals < 3 && nearer < 0.5 * std::pow(10.0, -decimals)) ++decimals;
    return decimals;
}

/// In how many pairs the number moves as it does on average.
std::string chance_in_words(const Row& row, const Difference& d) {
    const bool counts_higher = better_direction(row.measure->name) == Better::higher;
    const bool higher = d.mean > 0.0;
    const double chance = counts_higher == higher ? d.chance : 1.0 - d.chance;
    return fmt::format("The number is {} with the policy {}.", higher ? "higher" : "lower",
                       in_pairs(chance, d.count));
}

std::string lower_first(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

/// "On 31 March 2018", "In 2017-18".
std::string when_of(const Comparison& comparison, const Row& row) {
    const Period& period = comparison.layout().periods[last_period(comparison.layout())];
    const core::Date day = last_day(comparison.baseline.scenario, period);
    if (row.measure->timing == model::Timing::period_end) return "On " + long_date(day);
    return "In " +
           (period.identifier == TimeIdentifier::month ? month_and_year(day) : period.label);
}

std::string answer_of(const Comparison& comparison, const PolicyResults& policy,
                      std::size_t row_index) {
    const Layout& layout = comparison.layout();
    if (layout.periods.empty()) return {};
    const Row& row = layout.rows[row_index];
    const Difference& d = policy.differences[layout.slot(row_index, last_period(layout))];
    if (d.count == 0) return {};
    const std::string what = escape(lower_first(row_label(row)));
    const std::string level =
        fmt::format("{} without the policy, {} with it",
                    number(d.baseline, decimals_for(*row.measure, d.baseline)),
                    number(d.with_policy, decimals_for(*row.measure, d.baseline)));
    const std::string when = when_of(comparison, row);
    if (!d.certain()) {
        return fmt::format(
            "{}, {}: <strong>no difference that could be told from chance</strong>, {} ({}).", when,
            what, difference_with_interval(row, d), level);
    }
    std::string text = fmt::format("{}, {}: <strong>{}</strong>; {}.", when, what,
                                   escape(difference_in_words(row, d)), level);
    const auto onset = policy.sets_in[row_index];
    if (onset) {
        text += fmt::format(
            " The effect shows from {} on.",
            month_and_year(last_day(comparison.baseline.scenario, layout.periods[*onset])));
    }
    return text + " " + chance_in_words(row, d);
}

/// On the measure of the chart, and on the policy's own where that is another.
std::string answers_of(const Comparison& comparison, const PolicyResults& policy, std::size_t row) {
    std::string text =
        fmt::format("<p class=\"answer\">{}</p>\n", answer_of(comparison, policy, row));
    const std::string sure = uncertainty_in_words(comparison, policy, row);
    if (!sure.empty()) text += fmt::format("<p class=\"sure\">{}</p>\n", sure);
    const auto own = comparison.layout().find_row(policy.policy->measure);
    if (own && *own != row) {
        text += fmt::format("<p class=\"answer\">{}</p>\n", answer_of(comparison, policy, *own));
    }
    return text;
}

std::string question_of(const Comparison& comparison) {
    if (!comparison.question.empty()) return comparison.question;
    const model::Policy& first = *comparison.policies.front().policy;
    if (comparison.policies.size() > 1) {
        return fmt::format("What would each of {} policies change?", comparison.policies.size());
    }
    return first.question.empty() ? "What would change: " + first.title + "?" : first.question;
}

std::string warning_box(const Comparison& comparison) {
    std::size_t count = 0;
    for (const PolicyResults& policy : comparison.policies) count += policy.warnings.size();
    if (count == 0) return {};
    return fmt::format(
        "<p class=\"note\"><strong>Read with care:</strong> {} less safe to read than the "
        "intervals "
        "say. <a href=\"#effects\">See each policy.</a></p>\n",
        counted(count, "warning makes the answer", "warnings make the answer"));
}

}  // namespace

std::size_t main_row(const Comparison& comparison) {
    const Layout& layout = comparison.layout();
    const std::string& first = comparison.policies.front().policy->measure;
    const bool all_ask_the_same = std::ranges::all_of(
        comparison.policies,
        [&](const PolicyResults& policy) { return policy.policy->measure == first; });
    const auto row = layout.find_row(first);
    if (all_ask_the_same && row) return *row;
    return layout.find_row("looked_after_count").value_or(0);
}

std::string difference_in_words(const Row& row, const Difference& d) {
    const bool fewer = d.mean < 0.0;
    const bool counts = row.measure->kind == model::MeasureKind::stock ||
                        row.measure->kind == model::MeasureKind::flow;
    const std::string more = counts ? (fewer ? "fewer" : "more") : (fewer ? "lower" : "higher");
    const std::string unit = counts                           ? ""
                             : row.measure->unit == "percent" ? " percentage points"
                                                              : " " + unit_text(row.measure->unit);
    const int decimals = decimals_of(row, d);
    const double small = fewer ? -d.high : d.low;
    const double large = fewer ? -d.low : d.high;
    return fmt::format("{}{} {} (90% interval {} to {})", number(std::abs(d.mean), decimals), unit,
                       more, number(small, decimals), number(large, decimals));
}

std::string difference_with_interval(const Row& row, const Difference& d) {
    if (d.count == 0) return number(std::nan(""), 0);
    const int decimals = decimals_of(row, d);
    return fmt::format("{} ({} to {})", signed_number(d.mean, decimals),
                       signed_number(d.low, decimals), signed_number(d.high, decimals));
}

std::string front_page(const Comparison& comparison) {
    const std::size_t row = main_row(comparison);
    std::string answers;
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < comparison.policies.size(); ++i) {
        const PolicyResults& policy = comparison.policies[i];
        all.push_back(i);
        // A study's question may name no policy: then the answer does.
        const bool named = comparison.policies.size() > 1 || !comparison.question.empty();
        const std::string title =
            named ? fmt::format("<h3>{}</h3>\n", escape(policy.policy->title)) : std::string{};
        answers += title + answers_of(comparison, policy, row) + cost_answer(comparison, policy);
    }
    DifferenceChart chart = difference_chart(comparison, row, all);
    DifferenceChart narrow = chart;
    narrow.width = 380;
    narrow.height = 260;
    const model::Scenario& scenario = comparison.baseline.scenario;
    const std::string about = comparison.description.empty()
                                  ? std::string{}
                                  : fmt::format("<p>{}</p>\n", escape(comparison.description));
    return fmt::format(
        "<header>\n<p class=\"kicker\">{} \u00B7 policies compared</p>\n<h1>{}</h1>\n{}{}{}"
        "<figure>\n<h2 class=\"plain\">{}: difference from the baseline, by month</h2>\n"
        "<div class=\"wide\">{}</div>\n<div class=\"narrow\">{}</div>\n<figcaption>The "
        "line is the mean of {}, each run with and without the policy on the same families and "
        "the same luck. The band is the 90% interval of that mean.{} Zero: the policy changes "
        "nothing.</figcaption>\n</figure>\n</header>\n",
        escape(scenario.title), escape(question_of(comparison)), about, answers,
        warning_box(comparison), escape(row_label(comparison.layout().rows[row])), to_svg(chart),
        to_svg(narrow),
        counted(static_cast<std::size_t>(comparison.baseline.info.replications), "pair of runs",
                "pairs of runs"),
        interval_note(comparison.baseline.info));
}

}  // namespace kinflow::results::report
