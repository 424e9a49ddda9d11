#include "results/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "results/months.h"
#include "results/targets.h"
#include "sim/core/calendar.h"

namespace kinflow::results {

namespace {

std::vector<Row> make_rows(const model::Scenario& scenario) {
    std::vector<Row> rows;
    for (const auto& measure : model::measures()) {
        if (measure.total != nullptr) rows.push_back({&measure, {}, {}, {}, 0, measure.total});
        for (const auto& breakdown : measure.breakdowns) {
            const auto levels = model::levels_of(breakdown.name, scenario);
            for (std::size_t i = 0; i < levels.size(); ++i) {
                rows.push_back({&measure, std::string{breakdown.name}, levels[i].name,
                                levels[i].label, i, breakdown.formula});
            }
        }
    }
    return rows;
}

std::vector<Period> whole_financial_years(const Months& months) {
    std::vector<Period> years;
    for (int month = months.first_whole; month + 11 <= months.last_whole; ++month) {
        if (months.at(month).month() != std::chrono::April) continue;
        const int year = static_cast<int>(months.at(month).year());
        years.push_back(
            {TimeIdentifier::financial_year, core::financial_year_label(year), month, month + 11});
    }
    return years;
}

}  // namespace

std::string_view name_of(TimeIdentifier identifier) {
    return identifier == TimeIdentifier::month ? "month" : "financial_year";
}

Layout make_layout(const model::Scenario& scenario) {
    const Months months{scenario};
    Layout layout;
    layout.rows = make_rows(scenario);
    layout.stages = scenario.pathway.stages.size();
    layout.months = std::max(months.last_whole + 1, 0);
    for (int month = months.first_whole; month <= months.last_whole; ++month) {
        layout.periods.push_back({TimeIdentifier::month, months.label(month), month, month});
    }
    layout.flow_years = whole_financial_years(months);
    layout.cost_lines = scenario.costs.lines.size();
    if (layout.cost_lines > 0) layout.cost_years = layout.flow_years;
    layout.periods.insert(layout.periods.end(), layout.flow_years.begin(), layout.flow_years.end());
    if (layout.flow_years.empty() && months.first_whole <= months.last_whole) {
        const auto label = fmt::format("{} to {}", months.label(months.first_whole),
                                       months.label(months.last_whole));
        layout.flow_years.push_back(
            {TimeIdentifier::month, label, months.first_whole, months.last_whole});
    }
    layout.targets = plan_targets(scenario, layout);
    return layout;
}

std::optional<std::size_t> Layout::find_row(std::string_view measure, std::string_view breakdown,
                                            std::string_view level) const {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        if (row.measure->name == measure && row.breakdown == breakdown && row.level == level) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> Layout::find_period(TimeIdentifier identifier,
                                               std::string_view label) const {
    for (std::size_t i = 0; i < periods.size(); ++i) {
        if (periods[i].identifier == identifier && periods[i].label == label) return i;
    }
    return std::nullopt;
}

}  // namespace kinflow::results
