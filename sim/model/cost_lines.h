#pragma once

#include <array>
#include <vector>

#include "sim/model/scenario.h"

namespace kinflow::model {

/// What the lines of costs are made from, beside the grades' pay.
struct CostPlan {
    std::vector<CostHeading> teams;                          ///< by team
    std::vector<CostHeading> placements;                     ///< by placement type
    std::vector<Price> weeks;                                ///< of a child, by placement type
    std::array<Price, allowance_count> allowances{};         ///< of a week
    std::array<double, allowance_count> receiving{1, 1, 1};  ///< share that gets the allowance
    std::array<Price, costed_process_count> processes{};
    double fee_share = 1.0;  ///< of placements for adoption, those with another agency's adopters
};

/// The lines of a scenario's costs, in the order that CostBook counts them in. Teams, grades,
/// placement types and the price index must be there; prices are brought to the price base.
[[nodiscard]] std::vector<CostLine> cost_lines(const Scenario& scenario, const CostPlan& plan);

}  // namespace kinflow::model
