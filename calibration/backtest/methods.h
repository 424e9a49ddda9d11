#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calibration/backtest/stock_history.h"

namespace kinflow::calibration {

/// What the simulator says of one authority from one year: replications by stock and horizon.
struct SimulatedStocks {
    using ByYear = std::array<std::array<double, horizons>, stock_count>;

    /// [stock][horizon - 1]: children in each replication; empty where nothing was simulated.
    std::array<std::array<std::vector<double>, horizons>, stock_count> children;
    ByYear by_own_flows{};  ///< drift that the simulated flows would give if they were held
    ByYear left_over{};     ///< drift that the fit of the flows leaves out
    std::string why_not;    ///< why nothing was simulated; empty when something was

    /// Logarithm of the replications' mean over the stock that they start from, and what the fit
    /// leaves out.
    [[nodiscard]] std::optional<double> drift(Stock stock, int horizon, double start) const;

    /// The simulated drift beyond that of its own flows, if they were held.
    [[nodiscard]] std::optional<double> beyond_flows(Stock stock, int horizon, double start) const;
    /// Takes so much from the drift.
    void settle(Stock stock, int horizon, double by);
};
/// By year, then by authority.
using Simulations = std::map<int, std::vector<SimulatedStocks>>;

/// One way of saying what a stock will be: the logarithm of its median growth from `year` on.
/// Methods look at nothing after `year`.
enum class Rule : std::uint8_t {
    carry_forward,
    linear_trend,        ///< least squares on the last four years, or as many as there are
    stock_flow_1_year,   ///< last year's starts and leaving rate, held
    stock_flow_3_years,  ///< mean starts and leaving rate of the last three years, held
    markov,              ///< the same flows, by age band and placement, or by time so far
    simulator            ///< the simulator's mean, believed whole
};
inline constexpr std::size_t rule_count = 6;
[[nodiscard]] std::string_view label_of(Rule rule);

/// Children after some years of constant starts a year and a constant hazard of leaving a year.
[[nodiscard]] double held_flows(double now, double starts, double hazard, double years);

/// None where the figures that the rule needs are not there. The stock-flow is the Markov model of
/// one state with a constant hazard h: the stock goes to starts / h as exp(-h t). The Markov model
/// holds the mean starts and leaving rate of three years too; of looked-after children it has the
/// states of StockHistory::care(), of plans those of plan_chain(), of children in need, of whom the
/// files give neither age nor time so far, one, and so is the stock-flow.
[[nodiscard]] std::optional<double> log_growth(Rule rule, const StockHistory& history,
                                               const Simulations& simulations, Stock stock,
                                               std::size_t authority, int year, int horizon);

}  // namespace kinflow::calibration
