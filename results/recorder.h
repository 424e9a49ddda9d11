#pragma once

#include <cstdint>
#include <vector>

#include "results/layout.h"
#include "results/summary.h"
#include "sim/core/calendar.h"
#include "sim/model/measures.h"
#include "sim/model/observer.h"
#include "sim/model/scenario.h"

namespace kinflow::results {

/// Listens to one replication and adds up, by month. What happens before the scenario's start is
/// not counted. Nothing is allocated between construction and finish(). Scenario and layout must
/// outlive it.
class Recorder final : public model::Observer {
  public:
    /// The layout is that of make_layout(scenario).
    Recorder(const model::Scenario& scenario, const Layout& layout);

    void moved(model::StageId from, model::StageId to, core::Minute at, int children,
               core::Minute spent) override;
    /// Throws std::out_of_range for a level that the flow does not have.
    void counted(model::Flow flow, std::size_t level, core::Minute at, int children) override;
    /// Throws std::out_of_range for a level that the sample does not have.
    void sampled(model::Sample sample, std::size_t level, core::Minute at, double value) override;
    void month_ended(const model::Census& census) override;

    /// The replication's numbers, in the layout's order. A stock at a month end that was not
    /// reported is NaN.
    [[nodiscard]] Record finish() const;

  private:
    struct Totals;

    [[nodiscard]] int month_of(core::Minute at) const;  // -1 outside the recorded months
    void add_up(int first_month, int last_month, Totals& totals) const;
    [[nodiscard]] double value(const Row& row, const Totals& totals) const;
    void write_series(Record& record, Totals& totals) const;
    void write_targets(Record& record, Totals& totals) const;
    void write_costs(Record& record, Totals& totals) const;

    const model::Scenario& scenario_;
    const Layout& layout_;
    model::BaseSlots slots_;
    core::Calendar calendar_;
    std::vector<std::int32_t> year_of_month_;  // index of Layout::flow_years, -1 for none
    std::vector<double> flows_;                // month x flow and level
    std::vector<double> sample_sums_;          // month x sample and level
    std::vector<double> sample_counts_;
    std::vector<model::Census> censuses_;  // by month
    std::vector<char> census_seen_;
    std::vector<double> moved_;      // year x from x to
    std::vector<double> histogram_;  // by working days
};

}  // namespace kinflow::results
