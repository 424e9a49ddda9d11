#pragma once

#include <Eigen/Dense>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

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

/// The base area made into the authority: its population, its stocks, its mechanism; teams in
/// proportion to children in need, foster households, other places, adopters and hearings in
/// proportion to children looked after. Costs and printed targets are left out. `years` are
/// simulated from 1 April of the start's year.
[[nodiscard]] model::Scenario authority_scenario(const model::Scenario& base,
                                                 const AuthorityStart& start,
                                                 const Mechanism& mechanism, int years);

}  // namespace kinflow::calibration
