#include "calibration/backtest/ingredients.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace kinflow::calibration {

namespace {

constexpr double most_believed = 0.6;  // an ingredient says at most a factor of 1.8

/// The mean of what the authority's rate was, relative to the median authority's, less what it is.
std::optional<double> to_own_mean(const StockHistory& history, Stock stock, std::size_t authority,
                                  int year) {
    const auto now = history.relative_rate(stock, authority, year);
    if (!now) return std::nullopt;
    double sum = 0.0;
    int met = 0;
    for (int y = history.first_year(stock); y <= year; ++y) {
        if (const auto rate = history.relative_rate(stock, authority, y)) {
            sum += *rate;
            ++met;
        }
    }
    return sum / met - *now;
}

std::optional<double> to_neighbours(const StockHistory& history, Stock stock, std::size_t authority,
                                    int year) {
    const auto now = history.relative_rate(stock, authority, year);
    if (!now) return std::nullopt;
    double sum = 0.0;
    int met = 0;
    for (const std::string& code : history.figures().authorities()[authority].neighbours) {
        const auto neighbour = history.figures().by_code(code);
        if (!neighbour) continue;
        if (const auto rate = history.relative_rate(stock, *neighbour, year)) {
            sum += *rate;
            ++met;
        }
    }
    if (met == 0) return std::nullopt;
    return sum / met - *now;
}

}  // namespace

std::string_view name_of(Ingredient ingredient) {
    constexpr std::array<std::string_view, ingredient_count> names{
        "simulated", "stock_flow", "own_change", "own_mean", "neighbours", "national_change"};
    return names[static_cast<std::size_t>(ingredient)];
}

double value_of(Ingredient ingredient, const StockHistory& history, const Simulations& simulations,
                Stock stock, std::size_t authority, int year, int horizon) {
    std::optional<double> value;
    switch (ingredient) {
        case Ingredient::simulated:
            value =
                log_growth(Rule::simulator, history, simulations, stock, authority, year, horizon);
            break;
        case Ingredient::stock_flow:
            value = log_growth(Rule::stock_flow_3_years, history, simulations, stock, authority,
                               year, horizon);
            break;
        case Ingredient::own_change: {
            const auto before = history.stock(stock, authority, year - 1);
            if (before) value = std::log(*history.stock(stock, authority, year) / *before);
            break;
        }
        case Ingredient::own_mean:
            value = to_own_mean(history, stock, authority, year);
            break;
        case Ingredient::neighbours:
            value = to_neighbours(history, stock, authority, year);
            break;
        case Ingredient::national_change:
            return 1.0;
    }
    return std::clamp(value.value_or(0.0), -most_believed, most_believed);
}

}  // namespace kinflow::calibration
