#pragma once

#include <span>
#include <string>
#include <vector>

#include "results/layout.h"
#include "results/summary.h"

namespace kinflow::results {

/// What a policy costs above the baseline in one financial year, and up to its end. Positive: it
/// costs more than it saves.
struct PaybackYear {
    std::string label;      ///< 2013-14
    Statistics net;         ///< pounds, of replications
    Statistics cumulative;  ///< pounds since the first year
    double chance = 0.0;  ///< share of replications in which the policy has paid for itself by the
                          ///< year's end: up to then it has cost no more than the baseline
};

/// `before` and `after` hold pounds by replication and year, under the baseline and the policy with
/// the same luck, one-off costs apart; `one_off` pounds by year, empty when there are none; all in
/// the same prices. Throws std::invalid_argument when their sizes differ.
[[nodiscard]] std::vector<PaybackYear> payback(std::span<const std::string> years,
                                               std::span<const std::vector<double>> before,
                                               std::span<const std::vector<double>> after,
                                               std::span<const double> one_off);

/// What each replication costs, by financial year: pounds in the price base, at the prices that
/// were in force. Empty rows when the scenario has no costs.
[[nodiscard]] std::vector<std::vector<double>> cost_by_year(const Layout& layout,
                                                            std::span<const Record> records);

}  // namespace kinflow::results
