#pragma once

#include "sim/model/cost_lines.h"
#include "sim/model/scenario.h"

namespace kinflow::test {

/// Prices for a scenario that has none, in round numbers and of several years; a grade of pay too
/// when it has no grades. Prices double from 2013-14 to 2014-15.
[[nodiscard]] model::CostPlan plain_prices(const model::Scenario& scenario);

/// The scenario with costs at those prices.
[[nodiscard]] model::Scenario with_costs(model::Scenario scenario);
[[nodiscard]] model::Scenario with_costs(model::Scenario scenario, const model::CostPlan& plan);

/// Index of the line of that name. Throws std::out_of_range when there is none.
[[nodiscard]] std::size_t cost_line(const model::Scenario& scenario, std::string_view name);

}  // namespace kinflow::test
