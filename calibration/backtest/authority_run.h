#pragma once

#include <cstdint>

#include "calibration/backtest/authority_flows.h"
#include "calibration/backtest/authority_scenario.h"
#include "calibration/backtest/methods.h"
#include "sim/model/scenario.h"

namespace kinflow::calibration {

/// Stocks at each year's end by replication, and the flows of the years simulated (at most three)
/// together: mean starts of a year, and children who left for each child and year. Runs on the
/// calling thread. Throws core::SimulationError.
struct AuthorityRun {
    SimulatedStocks stocks;
    Flows flows;
};
[[nodiscard]] AuthorityRun run_authority(const model::Scenario& scenario, std::uint64_t seed,
                                         int replications);

/// The same of an authority of the same rates and at least 200,000 children, so that it is not the
/// luck of a small one's first day that drifts; stocks and flows are brought back to its own size.
[[nodiscard]] AuthorityRun run_enlarged(const model::Scenario& base, const AuthorityStart& start,
                                        const Mechanism& mechanism, std::uint64_t seed,
                                        int replications);

}  // namespace kinflow::calibration
