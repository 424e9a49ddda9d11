#include "calibration/backtest/authority_flows.h"

#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace kinflow::calibration {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int recent_years = 3;

/// Of an authority, the mean of the last three years of a figure.
template <class Value>
std::optional<double> recent(int year, Value&& value) {
    double sum = 0.0;
    int met = 0;
    for (int y = year - recent_years + 1; y <= year; ++y) {
        if (const std::optional<double> one = value(y)) {
            sum += *one;
            ++met;
        }
    }
    if (met == 0) return std::nullopt;
    return sum / met;
}

double log_or_nan(std::optional<double> value) {
    return value && *value > 0.0 ? std::log(*value) : nan;
}

Flows own_flows(const StockHistory& history, std::size_t authority, int year) {
    Flows flows;
    for (const Stock s : all_stocks) {
        const auto i = static_cast<Eigen::Index>(s);
        flows[i] =
            log_or_nan(recent(year, [&](int y) { return history.started(s, authority, y); }));
        flows[i + static_cast<Eigen::Index>(stock_count)] =
            log_or_nan(recent(year, [&](int y) { return history.leaving_rate(s, authority, y); }));
    }
    return flows;
}

}  // namespace

Flows flows_of(const StockHistory& history, std::size_t authority, int year) {
    Flows flows = own_flows(history, authority, year);
    const auto people = history.population(authority, year);
    for (Eigen::Index i = 0; i < flows.size(); ++i) {
        if (!std::isnan(flows[i]) || !people) continue;
        double sum = 0.0;
        int met = 0;
        for (const std::string& code : history.figures().authorities()[authority].neighbours) {
            const auto neighbour = history.figures().by_code(code);
            if (!neighbour) continue;
            const auto theirs = history.population(*neighbour, year);
            const double flow = own_flows(history, *neighbour, year)[i];
            if (std::isnan(flow) || !theirs) continue;
            const bool starts = i < static_cast<Eigen::Index>(stock_count);
            sum += flow + (starts ? std::log(*people / *theirs) : 0.0);
            ++met;
        }
        if (met > 0) flows[i] = sum / met;
    }
    return flows;
}

SimulatedStocks::ByYear drift_of_flows(const AuthorityStart& start, const Flows& flows) {
    SimulatedStocks::ByYear drift{};
    for (std::size_t s = 0; s < stock_count; ++s) {
        const auto i = static_cast<Eigen::Index>(s);
        const Eigen::Index leaving = i + static_cast<Eigen::Index>(stock_count);
        for (int h = 1; h <= horizons; ++h) {
            const double then =
                held_flows(start.children[s], std::exp(flows[i]), std::exp(flows[leaving]), h);
            drift[s][static_cast<std::size_t>(h - 1)] = std::log(then / start.children[s]);
        }
    }
    return drift;
}

SimulatedStocks::ByYear left_over(const SimulatedStocks::ByYear& simulated,
                                  const AuthorityStart& start, const Flows& wanted) {
    SimulatedStocks::ByYear drift = drift_of_flows(start, wanted);
    for (std::size_t s = 0; s < stock_count; ++s) {
        for (std::size_t h = 0; h < static_cast<std::size_t>(horizons); ++h) {
            drift[s][h] = std::isnan(drift[s][h]) ? 0.0 : drift[s][h] - simulated[s][h];
        }
    }
    return drift;
}

}  // namespace kinflow::calibration
