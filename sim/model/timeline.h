#pragma once

#include <deque>
#include <span>
#include <vector>

#include "sim/model/compiled.h"

namespace kinflow::model {

/// A scenario as it is from a date on. All else about it is as in the baseline.
struct DatedScenario {
    core::Date from{};
    Scenario scenario;
};

/// Parameters by date: the baseline's from the first day on, and those of each phase from its date
/// until the next. Compiled once and shared by all replications.
class Timeline {
  public:
    struct Phase {
        core::Minute from;
        const Compiled* tables;
    };

    /// The baseline for ever.
    explicit Timeline(const Compiled& baseline);

    /// With phases, which must rise in time, lie within the baseline's days and have its structure
    /// (the same stages, teams, channels and placement types): std::invalid_argument otherwise.
    /// Baseline and phases must outlive it.
    Timeline(const Compiled& baseline, std::span<const DatedScenario> phases);

    Timeline(const Timeline&) = delete;
    Timeline& operator=(const Timeline&) = delete;

    [[nodiscard]] const Compiled& baseline() const { return *baseline_; }
    [[nodiscard]] const std::vector<Phase>& phases() const { return phases_; }
    [[nodiscard]] const Compiled& at(core::Minute now) const;

    /// Families a year that a channel brings above the baseline's rate at `now`; 0 when it brings
    /// fewer.
    [[nodiscard]] double added_rate(std::size_t channel, core::Minute now) const;
    /// The most that it is over the whole horizon.
    [[nodiscard]] double added_bound(std::size_t channel) const { return added_[channel]; }

  private:
    const Compiled* baseline_;
    std::deque<Compiled> tables_;  // an address in it stays as it is
    std::vector<Phase> phases_;
    std::vector<double> added_;  // by channel
};

}  // namespace kinflow::model
