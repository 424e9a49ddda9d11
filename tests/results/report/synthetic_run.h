#pragma once

#include "results/results.h"
#include "sim/model/scenario.h"

namespace kinflow::results {

/// A scenario the size of a county: stocks, printed figures and sources as a report would show
/// them. It is described only as far as a report reads it; it cannot be simulated.
[[nodiscard]] model::Scenario county_scenario();

/// Records drawn around plausible levels by a fixed arithmetic generator, as many as asked for,
/// summarised as a run's own are. `scenario` must outlive the result.
[[nodiscard]] RunResults county_results(const model::Scenario& scenario, int replications = 40);

}  // namespace kinflow::results
