#pragma once

#include <array>
#include <vector>

#include "sim/core/alias_table.h"
#include "sim/core/calendar.h"
#include "sim/core/hazard.h"
#include "sim/model/scenario.h"

namespace kinflow::model {

/// A scenario compiled to flat tables before the clock starts: built once, shared by every
/// replication. The scenario must outlive it.
class Compiled {
  public:
    explicit Compiled(const Scenario& scenario);

    [[nodiscard]] const Scenario& scenario() const { return *scenario_; }
    [[nodiscard]] const Pathway& pathway() const { return scenario_->pathway; }
    [[nodiscard]] const core::Calendar& calendar() const { return calendar_; }
    [[nodiscard]] core::Minute end() const { return end_; }
    [[nodiscard]] core::Minute history_begin() const { return history_begin_; }

    /// Families a year that a channel brings at `now`, and a bound on it over the whole horizon.
    [[nodiscard]] double arrival_rate(std::size_t channel, core::Minute now) const;
    [[nodiscard]] double arrival_bound(std::size_t channel) const { return bounds_[channel]; }

    core::AliasTable family_size;             ///< 0 stands for one child
    std::vector<core::AliasTable> index_age;  ///< by channel: age band of the index child
    std::array<core::AliasTable, age_band_count> placement;  ///< by age band: preferred type
    std::vector<core::PiecewiseHazard> moves;        ///< by placement type, years in placement
    std::vector<core::AliasTable> household_places;  ///< by placement type; 0 stands for one place
    std::vector<core::AliasTable> household_ages;    ///< by placement type
    core::AliasTable districts;                      ///< empty when the area is one
    core::AliasTable adopter_ages;                   ///< oldest age band
    core::AliasTable adopter_children;               ///< 0 stands for one child

    /// Rates of leaving care, a year: [status][time band][age band][reason].
    using Reasons = std::array<double, care_exit_count>;
    [[nodiscard]] const Reasons& exit_rates(LegalStatus status, std::size_t time_band,
                                            std::size_t age) const {
        return exits_[(static_cast<std::size_t>(status) * time_bands_ + time_band) *
                          age_band_count +
                      age];
    }

  private:
    void compile_exits();
    void compile_places();

    const Scenario* scenario_;
    core::Minute history_begin_;
    core::Calendar calendar_;
    core::Minute end_;
    std::size_t time_bands_;
    std::vector<double> families_a_year_;  ///< by channel, before trend, season and shocks
    std::vector<double> bounds_;
    std::vector<Reasons> exits_;
};

}  // namespace kinflow::model
