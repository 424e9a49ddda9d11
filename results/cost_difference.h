#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "results/expectation.h"
#include "results/layout.h"
#include "results/money.h"
#include "results/payback.h"
#include "sim/model/policy.h"
#include "sim/model/scenario.h"

namespace kinflow::results {

/// What something costs without a policy and with it. The means are whole pence and add up; the
/// interval is that of the mean difference, two-sided 90% (expectation_of()), in pounds, and does
/// not add up.
struct CostChange {
    std::int64_t without = 0;  ///< pence
    std::int64_t with = 0;     ///< pence
    double low = 0.0;
    double high = 0.0;

    [[nodiscard]] std::int64_t difference() const { return with - without; }
};

/// The same in each kind of prices.
struct CostCell {
    std::array<CostChange, prices_count> changes;

    [[nodiscard]] const CostChange& in(Prices prices) const {
        return changes[static_cast<std::size_t>(prices)];
    }
};

/// Money set aside for a policy, held against what it costs in the same years, in the price base.
struct FundingFit {
    model::Funding funding;
    CostChange cost;      ///< of those years
    double chance = 0.0;  ///< share of replications in which the policy costs no more
};

/// What a policy costs and saves by financial year. Empty when the scenario has no costs, or no
/// whole financial year.
struct CostDifference {
    std::vector<MoneyYear> years;
    std::vector<std::vector<CostCell>> lines;     ///< by year, by line of the scenario
    std::vector<std::vector<CostCell>> one_off;   ///< by year, by OneOffCost; nothing without
    std::vector<std::vector<CostCell>> headings;  ///< by year, by CostHeading, one-off costs in it
    std::vector<std::vector<CostCell>> teams;     ///< by year, by team: its pay and overheads
    std::vector<std::vector<CostCell>> placements;  ///< by year, by placement type
    std::vector<CostCell> totals;                   ///< by year: the cost of the policy
    CostCell all;                                   ///< of all years together
    /// Discounted: later costs weigh less. One-off costs are in the policy's.
    std::vector<PaybackYear> payback;
    std::vector<FundingFit> funding;

    [[nodiscard]] bool empty() const { return years.empty(); }
    /// True when the line costs anything in any year, with the policy or without it.
    [[nodiscard]] bool is_used(std::size_t line) const;
    [[nodiscard]] bool is_used(model::CostHeading heading) const;
};

/// `before` and `after`: the records of the same replications without the policy and with it. What
/// is counted of each line is paid at the prices in force, the policy's own included.
/// `alike` as in difference_of().
[[nodiscard]] CostDifference make_cost_difference(const model::Scenario& scenario,
                                                  const Layout& layout, const model::Policy& policy,
                                                  std::span<const Record> before,
                                                  std::span<const Record> after,
                                                  const Alike& alike = {});

}  // namespace kinflow::results
