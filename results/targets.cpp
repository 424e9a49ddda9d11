#include "results/targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "results/months.h"

namespace kinflow::results {

namespace {

/// A stock is compared only when a census lies within a month of its date.
constexpr std::chrono::days furthest_census{31};

constexpr std::string_view not_simulated = "outside the time simulated";

std::optional<std::size_t> row_of(const model::Target& target, const Layout& layout) {
    for (std::size_t i = 0; i < layout.rows.size(); ++i) {
        const Row& row = layout.rows[i];
        if (row.measure->name == target.measure && row.level == target.level) return i;
    }
    return std::nullopt;
}

void plan_stock(const model::Target& target, const Months& months, TargetPlan& plan) {
    const int nearest = months.nearest_begin(target.to + std::chrono::days{1}) - 1;
    const int month = std::clamp(nearest, 0, std::max(months.last_whole, 0));
    if (months.last_whole < 0 ||
        std::chrono::abs(months.end(month) - target.to) > furthest_census) {
        plan.note = not_simulated;
        return;
    }
    plan.first_month = plan.last_month = month;
    if (months.end(month) != target.to) {
        plan.note =
            fmt::format("simulated at {}, the nearest month end", in_words(months.end(month)));
    }
}

std::string span_in_words(const Months& months, const TargetPlan& plan) {
    return fmt::format("{} to {}", in_words(months.begin(plan.first_month)),
                       in_words(months.end(plan.last_month)));
}

/// False for a target over a period that names one day only: its last.
bool has_period(const model::Target& target) {
    return target.from != core::Date{} && target.from < target.to;
}

/// First and last day of the target's period: the year to its date when it names one day only.
std::pair<core::Date, core::Date> period_of(const model::Target& target) {
    if (has_period(target)) return {target.from, target.to};
    const std::chrono::year_month_day next{target.to + std::chrono::days{1}};
    auto from = next - std::chrono::years{1};
    if (!from.ok()) from = from.year() / from.month() / std::chrono::last;
    return {core::Date{from}, target.to};
}

void plan_period(const model::Target& target, bool is_flow, const Months& months,
                 TargetPlan& plan) {
    const auto [from, to] = period_of(target);
    const auto after = to + std::chrono::days{1};
    const int first = months.nearest_begin(from);
    const int last = std::max(months.nearest_begin(after) - 1, first);
    plan.first_month = std::max(first, months.first_whole);
    plan.last_month = std::min(last, months.last_whole);
    if (plan.first_month > plan.last_month) {
        plan.note = not_simulated;
        return;
    }
    const auto days = (after - from).count();
    const auto simulated =
        (months.end(plan.last_month) - months.begin(plan.first_month)).count() + 1;
    const bool in_part = plan.first_month != first || plan.last_month != last;
    const bool moved = months.begin(plan.first_month) != from || months.end(plan.last_month) != to;
    if (moved) {
        plan.note = fmt::format("simulated over {}{}", span_in_words(months, plan),
                                in_part ? ", a part of the period" : ", the nearest whole months");
    }
    if (is_flow && days != simulated) {
        plan.scale = static_cast<double>(days) / static_cast<double>(simulated);
        plan.note += fmt::format(", and scaled by days ({}/{})", days, simulated);
    }
    if (!has_period(target)) {
        plan.note += fmt::format("{}the year to the date printed", plan.note.empty() ? "" : "; ");
    }
}

}  // namespace

std::vector<TargetPlan> plan_targets(const model::Scenario& scenario, const Layout& layout) {
    const Months months{scenario};
    std::vector<TargetPlan> plans;
    for (const auto& target : scenario.targets) {
        TargetPlan plan;
        plan.row = row_of(target, layout);
        if (!plan.row) {
            plan.note = "no such measure or level";
        } else if (layout.rows[*plan.row].measure->timing == model::Timing::period_end) {
            plan_stock(target, months, plan);
        } else {
            const bool is_flow = layout.rows[*plan.row].measure->kind == model::MeasureKind::flow;
            plan_period(target, is_flow, months, plan);
        }
        plans.push_back(std::move(plan));
    }
    return plans;
}

std::vector<TargetFit> compare_with_targets(const model::Scenario& scenario, const Layout& layout,
                                            const Summary& summary) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<TargetFit> fits;
    for (std::size_t i = 0; i < scenario.targets.size(); ++i) {
        const TargetPlan& plan = layout.targets.at(i);
        TargetFit fit;
        fit.target = scenario.targets[i];
        fit.label = fit.target.measure;
        if (plan.row) {
            const Row& row = layout.rows[*plan.row];
            fit.label = row.measure->label;
            if (!row.level.empty()) fit.label += ": " + row.level_label;
            fit.unit = row.measure->unit;
            fit.timing = row.measure->timing;
        }
        fit.simulated = summary.values.at(layout.target_slot(i));
        const double printed = fit.target.value;
        fit.ratio = printed != 0.0 ? fit.simulated.mean / printed : nan;
        fit.within =
            std::abs(fit.simulated.mean - printed) <= fit.target.tolerance * std::abs(printed);
        fit.note = plan.note;
        fits.push_back(std::move(fit));
    }
    return fits;
}

}  // namespace kinflow::results
