#include "sim/model/timeline.h"

#include <algorithm>
#include <stdexcept>

namespace kinflow::model {

namespace {

bool same_structure(const Scenario& a, const Scenario& b) {
    return a.start == b.start && a.end == b.end && a.teams.size() == b.teams.size() &&
           a.channels.size() == b.channels.size() &&
           a.pathway.stages.size() == b.pathway.stages.size() &&
           a.placements.types.size() == b.placements.types.size();
}

}  // namespace

Timeline::Timeline(const Compiled& baseline)
    : baseline_{&baseline}, added_(baseline.scenario().channels.size(), 0.0) {}

Timeline::Timeline(const Compiled& baseline, std::span<const DatedScenario> phases)
    : Timeline{baseline} {
    for (const DatedScenario& phase : phases) {
        const core::Minute from = baseline.calendar().minute_of(phase.from);
        if (!same_structure(baseline.scenario(), phase.scenario)) {
            throw std::invalid_argument("a phase has another structure than the baseline");
        }
        if (from < 0 || from >= baseline.end() ||
            (!phases_.empty() && from <= phases_.back().from)) {
            throw std::invalid_argument(
                "a phase begins outside the days of the baseline, or early");
        }
        tables_.emplace_back(phase.scenario);
        phases_.push_back({from, &tables_.back()});
    }
    if (phases_.empty()) return;
    // A rate moves by season and shock from day to day; its trend moves by less than a thousandth.
    constexpr double within_a_day = 1.001;
    for (std::size_t channel = 0; channel < added_.size(); ++channel) {
        for (core::Minute day = 0; day < baseline.end(); day += core::minutes_per_day) {
            added_[channel] = std::max(added_[channel], within_a_day * added_rate(channel, day));
        }
    }
}

const Compiled& Timeline::at(core::Minute now) const {
    const auto next =
        std::upper_bound(phases_.begin(), phases_.end(), now,
                         [](core::Minute time, const Phase& phase) { return time < phase.from; });
    return next == phases_.begin() ? *baseline_ : *std::prev(next)->tables;
}

double Timeline::added_rate(std::size_t channel, core::Minute now) const {
    return std::max(0.0,
                    at(now).arrival_rate(channel, now) - baseline_->arrival_rate(channel, now));
}

}  // namespace kinflow::model
