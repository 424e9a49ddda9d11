#pragma once

#include <Eigen/Dense>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "calibration/backtest/methods.h"
#include "calibration/backtest/stock_history.h"
#include "sim/model/scenario.h"

namespace kinflow::calibration {

/// What tells one authority's mechanism from another's. Zero is the base area's own.
enum class Lever : std::uint8_t {
    demand,       ///< logarithm of families who come to notice, of every channel
    need_open,    ///< standard deviations by which the cut is raised above which a child in need
                  ///< plan goes on
    plan_entry,   ///< the same of conferences and of plans
    plan_open,    ///< the same of plans that go on
    care_entry,   ///< the same of care and of what leads to it
    care_leaving  ///< logarithm of the hazards of leaving care
};
inline constexpr std::size_t lever_count = 6;
using Mechanism = Eigen::Matrix<double, static_cast<int>(lever_count), 1>;

/// Logarithms of the children who start in a year, by stock, then of the leaving rates, by stock.
/// NaN: not known.
using Flows = Eigen::Matrix<double, static_cast<int>(2 * stock_count), 1>;

/// Where an authority stands on 31 March.
struct AuthorityStart {
    int year = 0;
    double population = 0.0;
    std::array<double, stock_count> children{};
};

/// None when one of the stocks or the population is not known.
[[nodiscard]] std::optional<AuthorityStart> start_of(const StockHistory& history,
                                                     std::size_t authority, int year);
[[nodiscard]] AuthorityStart start_of(const model::Scenario& base);

/// Means of the last three years' starts and leaving rates, as far as they are known; where an
/// authority has none, its statistical neighbours' mean, scaled to its population (starts).
[[nodiscard]] Flows flows_of(const StockHistory& history, std::size_t authority, int year);

/// The base area made into the authority: its population, its stocks, its mechanism; teams in
/// proportion to children in need, foster households, other places, adopters and hearings in
/// proportion to children looked after. Costs and printed targets are left out. `years` are
/// simulated from 1 April of the start's year.
[[nodiscard]] model::Scenario authority_scenario(const model::Scenario& base,
                                                 const AuthorityStart& start,
                                                 const Mechanism& mechanism, int years);

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

/// By stock and year, the logarithm of the growth that the flows would give if they were held.
/// NaN where a flow is not known.
[[nodiscard]] SimulatedStocks::ByYear drift_of_flows(const AuthorityStart& start,
                                                     const Flows& flows);

/// What the fit leaves of the flows, as drift: that of the wanted flows less that of the simulated
/// ones. 0 where a flow is not known.
[[nodiscard]] SimulatedStocks::ByYear left_over(const SimulatedStocks::ByYear& simulated,
                                                const AuthorityStart& start, const Flows& wanted);

/// How the flows answer to the levers: derivatives by finite differences on the base area, scaled
/// to a population of 100,000, with the same luck on both sides. Some thirty seconds.
using Response =
    Eigen::Matrix<double, static_cast<int>(2 * stock_count), static_cast<int>(lever_count)>;
[[nodiscard]] Response response_of(const model::Scenario& base, std::uint64_t seed, int threads);

/// One step of Gauss and Newton from `mechanism`, whose flows were `simulated`, to the wanted
/// flows: the posterior mode under errors of 3% of each flow and a prior of mean 0 and standard
/// deviation 0.5 on each lever. Flows that are not known do not count. Levers stay within 1.5.
[[nodiscard]] Mechanism fitted(const Mechanism& mechanism, const Flows& simulated,
                               const Flows& wanted, const Response& response);

}  // namespace kinflow::calibration
