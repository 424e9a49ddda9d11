#include "calibration/backtest/markov_plans.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace kinflow::calibration {

namespace {

constexpr double days_in_year = 365.25;

using Bands = std::array<double, plan_bands>;

constexpr std::array<double, plan_bands - 1> widths{0.25, 0.25, 0.5};  // years

std::optional<Bands> published(const StockHistory& history, std::size_t authority, int year) {
    constexpr std::array<FigureId, plan_bands - 1> figures{
        FigureId::plans_to_3_months, FigureId::plans_to_6_months, FigureId::plans_to_1_year};
    const auto all = history.stock(Stock::plans, authority, year);
    if (!all) return std::nullopt;
    Bands bands{};
    double left = *all;
    for (std::size_t b = 0; b < figures.size(); ++b) {
        const auto count = history.figures().value(authority, figures[b], year);
        if (!count) return std::nullopt;
        bands[b] = *count;
        left -= *count;
    }
    bands.back() = std::max(0.0, left);
    return bands;
}

struct Sums {
    Bands plans{};
    double started = 0.0;
};

Sums sums_of(const StockHistory& history, int year) {
    Sums sums;
    for (std::size_t a = 0; a < history.authorities(); ++a) {
        const auto bands = published(history, a, year);
        const auto started = history.started(Stock::plans, a, year);
        if (!bands || !started) continue;
        for (std::size_t b = 0; b < plan_bands; ++b) sums.plans[b] += (*bands)[b];
        sums.started += *started;
    }
    return sums;
}

}  // namespace

FlowChain plan_chain(const StockHistory& history, int year) {
    const Sums sums = sums_of(history, year);
    FlowChain chain{plan_bands};
    chain.entries[0] = 1.0;
    double came = sums.started;
    for (std::size_t b = 0; b < plan_bands; ++b) {
        const double grow = b < widths.size() ? 1.0 / widths[b] : 0.0;
        const double plans = std::max(1.0, sums.plans[b]);
        chain.leaving[b] = std::max(0.0, came / plans - grow) / days_in_year;
        if (b < widths.size()) chain.moves[b][b + 1] = grow / days_in_year;
        came = grow * plans;
    }
    return chain;
}

std::vector<double> plans_by_band(const StockHistory& history, std::size_t authority, int year) {
    const auto all = history.stock(Stock::plans, authority, year);
    if (!all) return {};
    Bands bands{};
    if (const auto own = published(history, authority, year)) {
        bands = *own;
    } else {
        bands = sums_of(history, year).plans;
    }
    const double sum = std::accumulate(bands.begin(), bands.end(), 0.0);
    std::vector<double> made;
    for (const double plans : bands) {
        made.push_back(sum > 0.0 ? *all * plans / sum : *all / plan_bands);
    }
    return made;
}

double plans_after(const StockHistory& history, std::size_t authority, int year, double starts,
                   double leaving, double years) {
    FlowChain chain = plan_chain(history, year);
    const std::vector<double> now = plans_by_band(history, authority, year);
    const double before = leaving_rate(chain, now) * days_in_year;
    for (double& rate : chain.leaving) {
        rate = before > 0.0 ? rate * leaving / before : leaving / days_in_year;
    }
    chain.entries[0] = starts / days_in_year;
    const std::vector<double> then = after_days(chain, now, years * days_in_year);
    return std::accumulate(then.begin(), then.end(), 0.0);
}

}  // namespace kinflow::calibration
