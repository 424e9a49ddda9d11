#include "calibration/backtest/methods.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "calibration/backtest/markov_plans.h"

namespace kinflow::calibration {

namespace {

constexpr double most_growth = 1.5;  // no rule is believed beyond a factor of 4.5
constexpr int trend_years = 4;
constexpr int markov_years = 3;
constexpr double days_in_year = 365.25;

std::optional<double> trend(const StockHistory& history, Stock stock, std::size_t authority,
                            int year, int horizon) {
    std::vector<std::pair<double, double>> points;  // years before now, children
    for (int y = year - trend_years + 1; y <= year; ++y) {
        if (const auto n = history.stock(stock, authority, y)) points.emplace_back(y - year, *n);
    }
    if (points.size() < 2) return std::nullopt;
    double t = 0.0;
    double n = 0.0;
    for (const auto& [when, children] : points) {
        t += when / static_cast<double>(points.size());
        n += children / static_cast<double>(points.size());
    }
    double cross = 0.0;
    double square = 0.0;
    for (const auto& [when, children] : points) {
        cross += (when - t) * (children - n);
        square += (when - t) * (when - t);
    }
    const double now = *history.stock(stock, authority, year);
    // The slope from the last figure on, not the fitted line: it starts where the authority is.
    const double then = now + cross / square * horizon;
    return std::log(std::max(then, 0.2 * now) / now);
}

struct MeanFlows {
    double starts = 0.0;  ///< a year
    double rate = 0.0;    ///< who leave, for each child and year
};

std::optional<MeanFlows> mean_flows(const StockHistory& history, Stock stock, std::size_t authority,
                                    int year, int years) {
    double starts = 0.0;
    double rate = 0.0;
    int met = 0;
    for (int y = year - years + 1; y <= year; ++y) {
        const auto came = history.started(stock, authority, y);
        const auto hazard = history.leaving_rate(stock, authority, y);
        if (!came || !hazard) continue;
        starts += *came;
        rate += *hazard;
        ++met;
    }
    if (met == 0 || rate <= 0.0) return std::nullopt;
    return MeanFlows{starts / met, rate / met};
}

std::optional<double> stock_flow(const StockHistory& history, Stock stock, std::size_t authority,
                                 int year, int horizon, int years) {
    const auto flows = mean_flows(history, stock, authority, year, years);
    if (!flows) return std::nullopt;
    const double now = *history.stock(stock, authority, year);
    const double then = held_flows(now, flows->starts, flows->rate, horizon);
    return std::log(std::max(then, 0.2 * now) / now);
}

std::optional<double> markov(const StockHistory& history, Stock stock, std::size_t authority,
                             int year, int horizon) {
    const auto flows = mean_flows(history, stock, authority, year, markov_years);
    if (!flows) return std::nullopt;
    const double now = *history.stock(stock, authority, year);
    double then = held_flows(now, flows->starts, flows->rate, horizon);
    if (stock == Stock::plans) {
        then = plans_after(history, authority, year, flows->starts, flows->rate, horizon);
    } else if (stock == Stock::looked_after && history.care() != nullptr) {
        then = history.care()->forecast({now, flows->starts, flows->rate, {}},
                                        {days_in_year * horizon})[0];
    }
    return std::log(std::max(then, 0.2 * now) / now);
}

}  // namespace

std::optional<double> SimulatedStocks::drift(Stock stock, int horizon, double start) const {
    const auto& values =
        children[static_cast<std::size_t>(stock)][static_cast<std::size_t>(horizon - 1)];
    if (values.empty()) return std::nullopt;
    const double mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    return std::log(std::max(mean, 0.2 * start) / start) +
           left_over[static_cast<std::size_t>(stock)][static_cast<std::size_t>(horizon - 1)];
}

std::optional<double> SimulatedStocks::beyond_flows(Stock stock, int horizon, double start) const {
    const auto all = drift(stock, horizon, start);
    if (!all) return std::nullopt;
    const auto s = static_cast<std::size_t>(stock);
    const auto h = static_cast<std::size_t>(horizon - 1);
    return *all - left_over[s][h] - by_own_flows[s][h];
}

void SimulatedStocks::settle(Stock stock, int horizon, double by) {
    left_over[static_cast<std::size_t>(stock)][static_cast<std::size_t>(horizon - 1)] -= by;
}

double held_flows(double now, double starts, double hazard, double years) {
    const double settled = starts / hazard;
    return settled + (now - settled) * std::exp(-hazard * years);
}

std::string_view label_of(Rule rule) {
    constexpr std::array<std::string_view, rule_count> labels{"Carry forward",
                                                              "Linear trend",
                                                              "Stock-flow, last year's rates",
                                                              "Stock-flow, three years' rates",
                                                              "Markov model",
                                                              "Simulator alone"};
    return labels[static_cast<std::size_t>(rule)];
}

std::optional<double> log_growth(Rule rule, const StockHistory& history,
                                 const Simulations& simulations, Stock stock, std::size_t authority,
                                 int year, int horizon) {
    const auto now = history.stock(stock, authority, year);
    if (!now) return std::nullopt;
    std::optional<double> growth;
    switch (rule) {
        case Rule::carry_forward:
            return 0.0;
        case Rule::linear_trend:
            growth = trend(history, stock, authority, year, horizon);
            break;
        case Rule::stock_flow_1_year:
            growth = stock_flow(history, stock, authority, year, horizon, 1);
            break;
        case Rule::stock_flow_3_years:
            growth = stock_flow(history, stock, authority, year, horizon, 3);
            break;
        case Rule::markov:
            growth = markov(history, stock, authority, year, horizon);
            break;
        case Rule::simulator: {
            const auto found = simulations.find(year);
            if (found != simulations.end()) {
                growth = found->second[authority].drift(stock, horizon, *now);
            }
            break;
        }
    }
    if (growth) *growth = std::clamp(*growth, -most_growth, most_growth);
    return growth;
}

}  // namespace kinflow::calibration
