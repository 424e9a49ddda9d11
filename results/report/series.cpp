#include "results/report/series.h"

#include <cmath>

#include "results/report/format.h"

namespace kinflow::results::report {
namespace {

std::chrono::year_month start_month(const model::Scenario& scenario) {
    const std::chrono::year_month_day start{scenario.start};
    return start.year() / start.month();
}

core::Date month_begin(const model::Scenario& scenario, int month) {
    return core::Date{(start_month(scenario) + std::chrono::months{month}) / 1};
}

}  // namespace

core::Date first_day(const model::Scenario& scenario, const Period& period) {
    return month_begin(scenario, period.first_month);
}

core::Date last_day(const model::Scenario& scenario, const Period& period) {
    return month_begin(scenario, period.last_month + 1) - std::chrono::days{1};
}

std::vector<SeriesPoint> series_points(const RunResults& results, std::size_t row,
                                       TimeIdentifier identifier) {
    std::vector<SeriesPoint> points;
    for (std::size_t i = 0; i < results.layout.periods.size(); ++i) {
        const Period& span = results.layout.periods[i];
        if (span.identifier != identifier) continue;
        const core::Date from = first_day(results.scenario, span);
        points.push_back({from, last_day(results.scenario, span),
                          identifier == TimeIdentifier::month ? month_and_year(from) : span.label,
                          results.summary.values[results.layout.slot(row, i)]});
    }
    return points;
}

bool is_defined(const RunResults& results, std::size_t row) {
    for (const SeriesPoint& point : series_points(results, row, TimeIdentifier::month)) {
        if (point.statistics.count > 0) return true;
    }
    return false;
}

std::vector<PrintedFigure> printed_figures(const RunResults& results, std::size_t row) {
    std::vector<PrintedFigure> printed;
    for (std::size_t i = 0; i < results.targets.size(); ++i) {
        if (results.layout.targets[i].row != row) continue;
        const model::Target& target = results.targets[i].target;
        const bool one_date = results.targets[i].timing == model::Timing::period_end;
        printed.push_back({one_date ? target.to : target.from, target.to, target.value,
                           target.where, target.source});
    }
    return printed;
}

int decimals_for(const model::Measure& measure, double magnitude) {
    const bool counts =
        measure.kind == model::MeasureKind::stock || measure.kind == model::MeasureKind::flow;
    const bool small = magnitude != 0.0 && std::abs(magnitude) < 9.95;
    return counts && !small ? 0 : 1;
}

std::string unit_text(std::string_view unit) {
    if (unit == "percent") return "%";
    if (unit == "children per fte") return "children per full-time equivalent";
    if (unit == "fte") return "full-time equivalents";
    if (unit == "sd") return "standard deviations";
    return std::string(unit);
}

std::string with_unit(const std::string& number, std::string_view unit) {
    if (unit.empty()) return number;
    return number + (unit == "percent" ? "" : " ") + unit_text(unit);
}

std::string interval(const Statistics& statistics, int decimals) {
    return number(statistics.p05, decimals) + " to " + number(statistics.p95, decimals);
}

std::string row_label(const Row& row) {
    const std::string label(row.measure->label);
    return row.level.empty() ? label : label + ": " + row.level_label;
}

}  // namespace kinflow::results::report
