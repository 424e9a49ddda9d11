#include "calibration/backtest/misses.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

namespace kinflow::calibration {

namespace {

constexpr std::size_t most_areas = 8;      // for each measure
constexpr double notable = 0.2;            // a change of a flow that is told
constexpr double notable_imbalance = 0.1;  // of the stock, that its flows do not give

template <class Value>
std::optional<double> mean(int from, int to, Value&& value) {
    double sum = 0.0;
    int met = 0;
    for (int y = from; y <= to; ++y) {
        if (const std::optional<double> one = value(y)) {
            sum += *one;
            ++met;
        }
    }
    if (met == 0) return std::nullopt;
    return sum / met;
}

/// "starts +45%, " when the flow after the origin departs from that of the two years before it.
template <class Value>
std::string change_of(const char* what, int origin, int then, Value&& value) {
    const auto before = mean(origin - 1, origin, value);
    const auto after = mean(origin + 1, then, value);
    if (!before || !after || *before <= 0.0) return {};
    const double change = *after / *before - 1.0;
    if (std::abs(change) < notable) return {};
    return fmt::format("{} {:+.0f}%, ", what, 100.0 * change);
}

/// "12% more children than starts and endings give, ": a count that was made or recorded anew.
std::string imbalance(const StockHistory& all, Stock stock, std::size_t authority, int origin,
                      int then) {
    if (stock == Stock::plans) return {};  // who came off a plan is not in the files
    const FigureId ended =
        stock == Stock::in_need ? FigureId::need_episodes_ended : FigureId::looked_after_ceased;
    const auto before = all.stock(stock, authority, origin);
    const auto after = all.stock(stock, authority, then);
    if (!before || !after) return {};
    double expected = *before;
    for (int y = origin + 1; y <= then; ++y) {
        const auto came = all.started(stock, authority, y);
        const auto left = all.figures().value(authority, ended, y);
        if (!came || !left) return {};
        expected += *came - *left;
    }
    const double beyond = (*after - expected) / *before;
    if (std::abs(beyond) < notable_imbalance) return {};
    return fmt::format("{:.0f}% {} children than starts and endings give (a change of recording), ",
                       100.0 * std::abs(beyond), beyond > 0.0 ? "more" : "fewer");
}

std::string told(const StockHistory& all, Stock stock, std::size_t authority, int origin,
                 int then) {
    std::string text =
        change_of("starts", origin, then, [&](int y) { return all.started(stock, authority, y); }) +
        change_of("leaving rate", origin, then,
                  [&](int y) { return all.leaving_rate(stock, authority, y); }) +
        change_of("referrals", origin, then,
                  [&](int y) { return all.figures().value(authority, FigureId::referrals, y); });
    text += imbalance(all, stock, authority, origin, then);
    const std::string& code = all.figures().authorities()[authority].code;
    for (const Reorganisation& change : reorganisations()) {
        const bool after =
            std::find(change.after.begin(), change.after.end(), code) != change.after.end();
        if (after && origin < change.year + 3) {
            text += fmt::format("new boundaries from April {}, ", change.year);
        }
    }
    if (text.empty()) return "no published flow moved by a fifth: what changed is in no figure";
    text.resize(text.size() - 2);
    return text;
}

}  // namespace

std::vector<results::Miss> worst_misses(const results::Backtest& backtest,
                                        const StockHistory& all) {
    std::vector<results::Miss> misses;
    for (const Stock stock : all_stocks) {
        std::vector<const results::ScoredForecast*> forecasts;
        for (const results::ScoredForecast& f : backtest.forecasts) {
            if (f.method == 0 && f.measure == name_of(stock)) forecasts.push_back(&f);
        }
        std::stable_sort(forecasts.begin(), forecasts.end(), [](const auto* a, const auto* b) {
            return a->crps / a->truth > b->crps / b->truth;
        });
        std::set<std::string> areas;
        for (const results::ScoredForecast* f : forecasts) {
            if (areas.size() == most_areas) break;
            if (!areas.insert(f->area).second) continue;
            std::size_t authority = 0;
            while (all.figures().authorities()[authority].name != f->area) ++authority;
            misses.push_back({*f, told(all, stock, authority, std::atoi(f->origin.c_str()),
                                       std::atoi(f->date.c_str()))});
        }
    }
    return misses;
}

}  // namespace kinflow::calibration
