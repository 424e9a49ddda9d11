#pragma once

#include <string>
#include <vector>

#include "results/layout.h"
#include "results/summary.h"
#include "sim/model/scenario.h"

namespace kinflow::results {

/// A printed figure beside what the run gives for it.
struct TargetFit {
    model::Target target;
    std::string label;  ///< of the measure, with the level's
    std::string unit;
    model::Timing timing = model::Timing::period_end;
    Statistics simulated;  ///< all NaN and count 0 when it was not simulated
    double ratio = 0.0;    ///< simulated mean to printed value; NaN when either is no help
    bool within = false;   ///< |mean - printed| <= tolerance x |printed|
    std::string note;      ///< nearest month end, part simulated, ...; empty when as printed

    [[nodiscard]] bool measured() const { return simulated.count > 0; }
};

/// How each target is measured: which row, which months, what scale. A stock is taken at the month
/// end nearest to its date; a flow over the whole months nearest to its period, scaled up by days
/// when only a part was simulated; shares, means and rates over the part that was.
[[nodiscard]] std::vector<TargetPlan> plan_targets(const model::Scenario& scenario,
                                                   const Layout& layout);

/// In the order of scenario.targets.
[[nodiscard]] std::vector<TargetFit> compare_with_targets(const model::Scenario& scenario,
                                                          const Layout& layout,
                                                          const Summary& summary);

}  // namespace kinflow::results
