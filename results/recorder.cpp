#include "results/recorder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace kinflow::results {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A census whose vectors already have their final length, so that assigning to it allocates
/// nothing.
model::Census empty_census(const model::Scenario& scenario) {
    model::Census census;
    census.looked_after_by_placement.resize(scenario.placements.types.size());
    census.out_of_area_by_placement.resize(scenario.placements.types.size());
    census.team_cases.resize(scenario.teams.size());
    census.team_waiting.resize(scenario.teams.size());
    return census;
}

void add_rows(const std::vector<double>& table, std::size_t first, std::size_t last,
              std::vector<double>& sums) {
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t month = first; month <= last; ++month) {
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += table[month * sums.size() + i];
    }
}

}  // namespace

/// Sums over a span of months, and the census at its end.
struct Recorder::Totals {
    explicit Totals(const model::BaseSlots& slots)
        : flows(slots.flows()), sums(slots.samples()), counts(slots.samples()) {}

    int months = 0;
    std::size_t last_month = 0;
    std::vector<double> flows;
    std::vector<double> sums;
    std::vector<double> counts;
};

Recorder::Recorder(const model::Scenario& scenario, const Layout& layout)
    : scenario_{scenario},
      layout_{layout},
      slots_{scenario},
      calendar_{scenario.start, scenario.start, scenario.end} {
    const auto months = static_cast<std::size_t>(layout.months);
    year_of_month_.assign(months, -1);
    for (std::size_t year = 0; year < layout.flow_years.size(); ++year) {
        const Period& period = layout.flow_years[year];
        for (int month = period.first_month; month <= period.last_month; ++month) {
            year_of_month_[static_cast<std::size_t>(month)] = static_cast<std::int32_t>(year);
        }
    }
    flows_.assign(months * slots_.flows(), 0.0);
    sample_sums_.assign(months * slots_.samples(), 0.0);
    sample_counts_.assign(months * slots_.samples(), 0.0);
    censuses_.assign(months, empty_census(scenario));
    census_seen_.assign(months, 0);
    moved_.assign(layout.flow_years.size() * layout.stages * layout.stages, 0.0);
    histogram_.assign(assessment_bins, 0.0);
}

int Recorder::month_of(core::Minute at) const {
    if (at < 0) return -1;
    const int month = calendar_.month_index(at);
    return month < layout_.months ? month : -1;
}

void Recorder::moved(model::StageId from, model::StageId to, core::Minute at, int children,
                     core::Minute) {
    const int month = month_of(at);
    if (month < 0) return;
    const auto year = year_of_month_[static_cast<std::size_t>(month)];
    if (year < 0) return;
    const auto row = static_cast<std::size_t>(year) * layout_.stages + from.value;
    moved_.at(row * layout_.stages + to.value) += children;
}

void Recorder::counted(model::Flow flow, std::size_t level, core::Minute at, int children) {
    const int month = month_of(at);
    if (month < 0) return;
    if (level >= slots_.levels(flow)) throw std::out_of_range("a flow has no such level");
    flows_[static_cast<std::size_t>(month) * slots_.flows() +
           slots_.flow_begin[static_cast<std::size_t>(flow)] + level] += children;
}

void Recorder::sampled(model::Sample sample, std::size_t level, core::Minute at, double value) {
    const int month = month_of(at);
    if (month < 0) return;
    if (level >= slots_.levels(sample)) throw std::out_of_range("a sample has no such level");
    const auto slot = static_cast<std::size_t>(month) * slots_.samples() +
                      slots_.sample_begin[static_cast<std::size_t>(sample)] + level;
    sample_sums_[slot] += value;
    sample_counts_[slot] += 1.0;
    if (sample != model::Sample::assessment_working_days) return;
    const double bin = std::clamp(std::floor(value), 0.0, assessment_bins - 1.0);
    histogram_[static_cast<std::size_t>(bin)] += 1.0;
}

void Recorder::month_ended(const model::Census& census) {
    if (census.month < 0 || census.month >= layout_.months) return;
    const auto month = static_cast<std::size_t>(census.month);
    censuses_[month] = census;
    census_seen_[month] = 1;
}

Record Recorder::finish() const {
    Record record(layout_.size(), nan);
    Totals totals{slots_};
    write_series(record, totals);
    write_targets(record, totals);
    write_costs(record, totals);
    const auto offset = [](std::size_t slot) { return static_cast<std::ptrdiff_t>(slot); };
    std::copy(moved_.begin(), moved_.end(), record.begin() + offset(layout_.moved_slot(0, 0, 0)));
    std::copy(histogram_.begin(), histogram_.end(),
              record.begin() + offset(layout_.histogram_slot(0)));
    return record;
}

void Recorder::add_up(int first_month, int last_month, Totals& totals) const {
    const auto first = static_cast<std::size_t>(first_month);
    totals.last_month = static_cast<std::size_t>(last_month);
    totals.months = last_month - first_month + 1;
    add_rows(flows_, first, totals.last_month, totals.flows);
    add_rows(sample_sums_, first, totals.last_month, totals.sums);
    add_rows(sample_counts_, first, totals.last_month, totals.counts);
}

double Recorder::value(const Row& row, const Totals& totals) const {
    const bool at_end = row.measure->timing == model::Timing::period_end;
    if (at_end && census_seen_[totals.last_month] == 0) return nan;
    const model::Base base{scenario_,
                           slots_,
                           totals.months,
                           totals.flows,
                           totals.sums,
                           totals.counts,
                           censuses_[totals.last_month]};
    return row.formula(base, row.level_index);
}

void Recorder::write_series(Record& record, Totals& totals) const {
    for (std::size_t period = 0; period < layout_.periods.size(); ++period) {
        add_up(layout_.periods[period].first_month, layout_.periods[period].last_month, totals);
        for (std::size_t row = 0; row < layout_.rows.size(); ++row) {
            record[layout_.slot(row, period)] = value(layout_.rows[row], totals);
        }
    }
}

void Recorder::write_targets(Record& record, Totals& totals) const {
    for (std::size_t target = 0; target < layout_.targets.size(); ++target) {
        const TargetPlan& plan = layout_.targets[target];
        if (!plan.measured()) continue;
        add_up(plan.first_month, plan.last_month, totals);
        record[layout_.target_slot(target)] = value(layout_.rows[*plan.row], totals) * plan.scale;
    }
}

void Recorder::write_costs(Record& record, Totals& totals) const {
    const auto begin = [&](model::Flow flow) {
        return slots_.flow_begin[static_cast<std::size_t>(flow)];
    };
    for (std::size_t year = 0; year < layout_.cost_years.size(); ++year) {
        add_up(layout_.cost_years[year].first_month, layout_.cost_years[year].last_month, totals);
        for (std::size_t line = 0; line < layout_.cost_lines; ++line) {
            const std::size_t slot = layout_.cost_slot(year, line);
            record[slot] = totals.flows[begin(model::Flow::cost_quantity) + line];
            record[slot + 1] = totals.flows[begin(model::Flow::cost_pence) + line];
        }
    }
}

}  // namespace kinflow::results
