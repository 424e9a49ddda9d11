#include <fmt/format.h>

#include <cmath>

#include "results/report/comparison_sections.h"
#include "results/report/difference_chart.h"
#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/series.h"

namespace kinflow::results::report {
namespace {

std::size_t last_month(const Layout& layout) {
    std::size_t last = 0;
    for (std::size_t p = 0; p < layout.periods.size(); ++p) {
        if (layout.periods[p].identifier == TimeIdentifier::month) last = p;
    }
    return last;
}

int decimals_of(const Row& row, const Difference& d) {
    if (row.measure->kind == model::MeasureKind::share) return 1;
    return std::abs(d.mean) < 10.0 ? 1 : 0;
}

/// "children fewer", "percentage points more": what comes behind the number.
std::string noun(const Row& row) {
    if (row.measure->unit == "percent") return "percentage points";
    return unit_text(row.measure->unit);
}

std::string chance_in_words(const Row& row, const Difference& d) {
    const Better better = better_direction(row.measure->name);
    double chance = d.chance;
    std::string what = better == Better::higher ? "higher" : "lower";
    if (better == Better::neither && chance < 0.5) {
        chance = 1.0 - chance;
        what = "higher";
    }
    return fmt::format("In {} of 100 runs of the same years the number is {} with the policy.",
                       number(100.0 * chance, 0), what);
}

std::string answer_of(const Comparison& comparison, const PolicyResults& policy,
                      std::size_t row_index) {
    const Layout& layout = comparison.layout();
    if (layout.periods.empty()) return {};
    const Row& row = layout.rows[row_index];
    const std::size_t last = last_month(layout);
    const Difference& d = policy.differences[layout.slot(row_index, last)];
    const std::string date =
        long_date(last_day(comparison.baseline.scenario, layout.periods[last]));
    const bool at_end = row.measure->timing == model::Timing::period_end;
    const std::string when = at_end ? "On " + date : "In the month to " + date;
    const std::string level = fmt::format(
        " ({} without it, {} with it)", number(d.baseline, decimals_for(*row.measure, d.baseline)),
        number(d.with_policy, decimals_for(*row.measure, d.baseline)));
    std::string text;
    if (!d.certain()) {
        text = fmt::format("{}, <strong>no difference can be told from chance</strong> in {}: {}",
                           when, escape(row_label(row)), difference_with_interval(row, d));
    } else {
        text = fmt::format("{}, <strong>{}</strong>", when, escape(difference_in_words(row, d)));
    }
    text += level + ".";
    const auto onset = policy.sets_in[row_index];
    if (onset) {
        text += fmt::format(
            " The effect shows from {} on.",
            month_and_year(last_day(comparison.baseline.scenario, layout.periods[*onset])));
    }
    return text + " " + (d.certain() ? chance_in_words(row, d) : "");
}

std::string question_of(const Comparison& comparison) {
    for (const PolicyResults& policy : comparison.policies) {
        if (!policy.policy->question.empty()) return policy.policy->question;
    }
    if (comparison.policies.size() == 1) {
        return fmt::format("What would change: {}?", comparison.policies.front().policy->title);
    }
    return fmt::format("What would {} policies change?", comparison.policies.size());
}

std::string warning_box(const Comparison& comparison) {
    std::size_t count = 0;
    for (const PolicyResults& policy : comparison.policies) count += policy.warnings.size();
    if (count == 0) return {};
    return fmt::format(
        "<p class=\"note\"><strong>Read with care:</strong> {} below the answer make it less safe "
        "to read than the interval says. <a href=\"#effects\">See each policy.</a></p>\n",
        counted(count, "warning", "warnings"));
}

}  // namespace

std::size_t main_row(const Comparison& comparison) {
    const Layout& layout = comparison.layout();
    for (const PolicyResults& policy : comparison.policies) {
        if (const auto row = layout.find_row(policy.policy->measure)) return *row;
    }
    return layout.find_row("looked_after_count").value_or(0);
}

std::string difference_in_words(const Row& row, const Difference& d) {
    const bool fewer = d.mean < 0.0;
    const bool counts = row.measure->kind == model::MeasureKind::stock ||
                        row.measure->kind == model::MeasureKind::flow;
    const std::string more = counts ? (fewer ? "fewer" : "more") : (fewer ? "lower" : "higher");
    const int decimals = decimals_of(row, d);
    const double small = fewer ? -d.high : d.low;
    const double large = fewer ? -d.low : d.high;
    return fmt::format("{}: {} {} {} (90% interval {} to {})", row_label(row),
                       number(std::abs(d.mean), decimals), noun(row), more, number(small, decimals),
                       number(large, decimals));
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
        const std::string title = comparison.policies.size() > 1
                                      ? fmt::format("<h3>{}</h3>\n", escape(policy.policy->title))
                                      : std::string{};
        answers += fmt::format("{}<p class=\"answer\">{}</p>\n", title,
                               answer_of(comparison, policy, row));
    }
    const DifferenceChart chart = difference_chart(comparison, row, all);
    const model::Scenario& scenario = comparison.baseline.scenario;
    return fmt::format(
        "<header>\n<p class=\"kicker\">{} \u00B7 policies compared</p>\n<h1>{}</h1>\n{}{}"
        "<figure>\n<h2 class=\"plain\">{}: difference from the baseline</h2>\n{}<figcaption>The "
        "line is the mean of {}, each run with and without the policy on the same families and "
        "the same luck. The band is the 90% interval of that mean. Zero: the policy changes "
        "nothing.</figcaption>\n</figure>\n</header>\n",
        escape(scenario.title), escape(question_of(comparison)), answers, warning_box(comparison),
        escape(row_label(comparison.layout().rows[row])), to_svg(chart),
        counted(static_cast<std::size_t>(comparison.baseline.info.replications), "pair of runs",
                "pairs of runs"));
}

}  // namespace kinflow::results::report
