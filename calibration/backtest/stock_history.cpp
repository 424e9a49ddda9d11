#include "calibration/backtest/stock_history.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace kinflow::calibration {

namespace {

FigureId started_figure(Stock stock) {
    switch (stock) {
        case Stock::looked_after:
            return FigureId::looked_after_started;
        case Stock::plans:
            return FigureId::plans_started;
        case Stock::in_need:
            return FigureId::need_episodes_started;
    }
    return FigureId::need_episodes_started;
}

}  // namespace

std::string_view name_of(Stock stock) {
    constexpr std::array<std::string_view, stock_count> names{
        "looked_after_count", "child_protection_plan_count", "children_in_need_count"};
    return names[static_cast<std::size_t>(stock)];
}

std::string_view label_of(Stock stock) {
    constexpr std::array<std::string_view, stock_count> labels{
        "Children looked after", "Child protection plans", "Children in need"};
    return labels[static_cast<std::size_t>(stock)];
}

FigureId figure_of(Stock stock) {
    switch (stock) {
        case Stock::looked_after:
            return FigureId::looked_after;
        case Stock::plans:
            return FigureId::plans;
        case Stock::in_need:
            return FigureId::children_in_need;
    }
    return FigureId::children_in_need;
}

StockHistory::StockHistory(PublishedFigures known, std::shared_ptr<const MarkovCare> care)
    : known_{std::move(known)}, care_{std::move(care)}, last_{known_.first_year()} {
    for (const Stock s : all_stocks) {
        int& first = first_[static_cast<std::size_t>(s)];
        first = known_.last_year() + 1;
        for (std::size_t a = 0; a < authorities(); ++a) {
            for (int y = known_.first_year(); y <= known_.last_year(); ++y) {
                if (!known_.value(a, figure_of(s), y)) continue;
                first = std::min(first, y);
                last_ = std::max(last_, y);
            }
        }
    }
    int& first = first_[static_cast<std::size_t>(Stock::looked_after)];
    const auto balances = [&](std::size_t a) {
        return known_.value(a, FigureId::looked_after_started, first) &&
               known_.value(a, FigureId::looked_after_ceased, first);
    };
    for (std::size_t a = 0; a < authorities(); ++a) {
        if (first <= known_.last_year() && balances(a)) {
            --first;
            break;
        }
    }
    const int years = last_ - known_.first_year() + 2;
    std::vector<double> rates;
    for (const Stock s : all_stocks) {
        for (int i = 0; i < years; ++i) {
            rates.clear();
            for (std::size_t a = 0; a < authorities(); ++a) {
                if (const auto rate = log_rate(s, a, known_.first_year() - 1 + i)) {
                    rates.push_back(*rate);
                }
            }
            const auto middle = rates.begin() + static_cast<std::ptrdiff_t>(rates.size() / 2);
            std::nth_element(rates.begin(), middle, rates.end());
            medians_.push_back(rates.empty() ? std::numeric_limits<double>::quiet_NaN() : *middle);
        }
    }
}

std::optional<double> StockHistory::stock(Stock stock, std::size_t authority, int year) const {
    std::optional<double> found = known_.value(authority, figure_of(stock), year);
    if (!found && stock == Stock::looked_after && year == first_year(stock)) {
        const auto next = known_.value(authority, FigureId::looked_after, year + 1);
        const auto started = known_.value(authority, FigureId::looked_after_started, year + 1);
        const auto ceased = known_.value(authority, FigureId::looked_after_ceased, year + 1);
        if (next && started && ceased) found = *next - *started + *ceased;
    }
    return found && *found >= 1.0 ? found : std::nullopt;
}

std::optional<double> StockHistory::started(Stock stock, std::size_t authority, int year) const {
    return known_.value(authority, started_figure(stock), year);
}

std::optional<double> StockHistory::left(Stock s, std::size_t authority, int year) const {
    const auto came = started(s, authority, year);
    const auto before = stock(s, authority, year - 1);
    const auto after = stock(s, authority, year);
    if (!came || !before || !after) return std::nullopt;
    return std::max(0.0, *came - (*after - *before));
}

std::optional<double> StockHistory::leaving_rate(Stock s, std::size_t authority, int year) const {
    const auto gone = left(s, authority, year);
    if (!gone) return std::nullopt;
    return *gone / (0.5 * (*stock(s, authority, year - 1) + *stock(s, authority, year)));
}

std::optional<double> StockHistory::population(std::size_t authority, int year) const {
    const auto before = known_.value(authority, FigureId::population, year - 1);
    return before ? before : known_.value(authority, FigureId::population, year);
}

std::optional<double> StockHistory::log_rate(Stock s, std::size_t authority, int year) const {
    const auto children = stock(s, authority, year);
    const auto people = population(authority, year);
    if (!children || !people) return std::nullopt;
    return std::log(*children / *people);
}

std::optional<double> StockHistory::relative_rate(Stock s, std::size_t authority, int year) const {
    const auto rate = log_rate(s, authority, year);
    if (!rate) return std::nullopt;
    const int years = last_ - known_.first_year() + 2;
    const int i = year - known_.first_year() + 1;
    return *rate - medians_[static_cast<std::size_t>(s) * static_cast<std::size_t>(years) +
                            static_cast<std::size_t>(i)];
}

}  // namespace kinflow::calibration
