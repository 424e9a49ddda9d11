#include "calibration/backtest/discrepancy.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace kinflow::calibration {

namespace {

constexpr double weight_sd = 0.1;
constexpr double national_sd = 0.01;  // for each year ahead
constexpr double small_counts = 60.0;
constexpr double most_noise = 4.0;  // standard deviations; what is beyond does not pull more
constexpr std::size_t enough_pairs = 100;
constexpr std::size_t least_pairs = 10;
constexpr int members = 99;

double small_count_factor(double children) { return std::sqrt(1.0 + small_counts / children); }

Eigen::VectorXd values_of(const Approach& approach, const StockHistory& history,
                          const Simulations& simulations, Stock stock, std::size_t authority,
                          int year, int horizon) {
    Eigen::VectorXd values(static_cast<Eigen::Index>(approach.ingredients.size()));
    for (std::size_t i = 0; i < approach.ingredients.size(); ++i) {
        values[static_cast<Eigen::Index>(i)] = value_of(
            approach.ingredients[i], history, simulations, stock, authority, year, horizon);
    }
    return values;
}

/// A drift of so many years, which does not grow with the horizon again.
bool is_drift(Ingredient ingredient) {
    return ingredient == Ingredient::simulated || ingredient == Ingredient::stock_flow;
}

double prior_sd(Ingredient ingredient, int horizon) {
    return ingredient == Ingredient::national_change ? national_sd * horizon : weight_sd;
}

struct Pair {
    double departure;  // of what happened from the rule
    double scale;      // small_count_factor
    Eigen::VectorXd values;
};

std::vector<Pair> pairs_of(const Approach& approach, const StockHistory& history,
                           const Simulations& simulations, Stock stock, int year, int horizon) {
    std::vector<Pair> pairs;
    for (int origin = history.first_year(stock); origin + horizon <= year; ++origin) {
        for (std::size_t a = 0; a < history.authorities(); ++a) {
            if (too_small(history.figures().authorities()[a])) continue;
            const auto before = history.stock(stock, a, origin);
            const auto after = history.stock(stock, a, origin + horizon);
            if (!before || !after) continue;
            const double said =
                log_growth(approach.rule, history, simulations, stock, a, origin, horizon)
                    .value_or(0.0);
            pairs.push_back({std::log(*after / *before) - said, small_count_factor(*before),
                             values_of(approach, history, simulations, stock, a, origin, horizon)});
        }
    }
    return pairs;
}

std::vector<double> fitted_weights(const Approach& approach, const std::vector<Pair>& pairs,
                                   int horizon) {
    const auto n = static_cast<Eigen::Index>(approach.ingredients.size());
    if (n == 0) return {};
    std::vector<double> sizes;
    sizes.reserve(pairs.size());
    for (const Pair& pair : pairs) sizes.push_back(std::abs(pair.departure) / pair.scale);
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    const double noise = std::max(1.4826 * *middle, 1e-3);  // a normal's sd by its median
    Eigen::MatrixXd precision = Eigen::MatrixXd::Zero(n, n);
    Eigen::VectorXd pull = Eigen::VectorXd::Zero(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const double sd = prior_sd(approach.ingredients[static_cast<std::size_t>(i)], horizon);
        precision(i, i) = 1.0 / (sd * sd);
    }
    for (const Pair& pair : pairs) {
        const double sd = noise * pair.scale;
        const double seen = std::clamp(pair.departure, -most_noise * sd, most_noise * sd);
        precision += pair.values * pair.values.transpose() / (sd * sd);
        pull += pair.values * (seen / (sd * sd));
    }
    const Eigen::VectorXd weights = precision.ldlt().solve(pull);
    return {weights.data(), weights.data() + n};
}

double correction(const std::vector<double>& weights, const Eigen::VectorXd& values) {
    double sum = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i] * values[static_cast<Eigen::Index>(i)];
    }
    return sum;
}

/// The middles of `members` equal shares.
std::vector<double> quantiles(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::vector<double> made;
    const auto last = static_cast<double>(values.size() - 1);
    for (int i = 0; i < members; ++i) {
        const double share = (i + 0.5) / members;
        const double at = std::clamp(share * static_cast<double>(values.size()) - 0.5, 0.0, last);
        const auto below = static_cast<std::size_t>(at);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        const double part = at - static_cast<double>(below);
        made.push_back(values[below] * (1.0 - part) + values[above] * part);
    }
    return made;
}

}  // namespace

bool too_small(const Authority& authority) {
    return authority.code == "201" || authority.code == "420";
}

std::optional<Discrepancy> learn(const Approach& approach, const StockHistory& history,
                                 const Simulations& simulations, Stock stock, int year,
                                 int horizon) {
    Discrepancy made;
    std::vector<Pair> pairs = pairs_of(approach, history, simulations, stock, year, horizon);
    int learned_at = horizon;
    if (pairs.size() < enough_pairs && horizon > 1) {
        pairs = pairs_of(approach, history, simulations, stock, year, 1);
        learned_at = 1;
        made.borrowed = true;
    }
    if (pairs.size() < least_pairs) return std::nullopt;
    made.pairs = static_cast<int>(pairs.size());
    made.weights = fitted_weights(approach, pairs, learned_at);
    const double longer = made.borrowed ? std::sqrt(static_cast<double>(horizon)) : 1.0;
    std::vector<double> errors;
    for (const Pair& pair : pairs) {
        const double error = pair.departure - correction(made.weights, pair.values);
        errors.push_back(error / pair.scale * longer);
    }
    made.errors = quantiles(std::move(errors));
    if (made.borrowed) {
        for (std::size_t i = 0; i < made.weights.size(); ++i) {
            if (!is_drift(approach.ingredients[i])) made.weights[i] *= horizon;
        }
    }
    return made;
}

std::optional<std::vector<double>> forecast(const Approach& approach,
                                            const Discrepancy& discrepancy,
                                            const StockHistory& history,
                                            const Simulations& simulations, Stock stock,
                                            std::size_t authority, int year, int horizon) {
    const auto now = history.stock(stock, authority, year);
    if (!now) return std::nullopt;
    const double middle =
        log_growth(approach.rule, history, simulations, stock, authority, year, horizon)
            .value_or(0.0) +
        correction(discrepancy.weights,
                   values_of(approach, history, simulations, stock, authority, year, horizon));
    if (!approach.spread) return std::vector{*now * std::exp(middle)};
    std::vector<double> ensemble;
    for (const double error : discrepancy.errors) {
        ensemble.push_back(*now * std::exp(middle + error * small_count_factor(*now)));
    }
    return ensemble;
}

}  // namespace kinflow::calibration
