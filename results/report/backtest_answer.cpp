#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "results/report/backtest_sections.h"
#include "results/report/html.h"

namespace kinflow::results::report {

namespace {

constexpr std::string_view none = "\u2013";

/// The score of a method over all horizons.
const ForecastScore* score_of(const Backtest& backtest, const std::vector<ForecastScore>& scores,
                              std::size_t measure, std::size_t method) {
    const std::string horizon = backtest.horizons.size() > 1 ? "" : backtest.horizons.front();
    for (const ForecastScore& s : scores) {
        if (s.measure == backtest.measures[measure] && s.horizon == horizon && s.method == method) {
            return &s;
        }
    }
    return nullptr;
}

}  // namespace

std::string one_decimal(double value) { return fmt::format("{:.1f}", value); }

std::string score_text(double value) {
    return value < 100.0 ? fmt::format("{:.1f}", value) : fmt::format("{:.0f}", value);
}

std::string unbroken(const std::string& date) {
    return "<span class=\"verdict\">" + escape(date) + "</span>";
}

const std::string& label_of(const Backtest& backtest, const std::string& measure) {
    const auto found = std::find(backtest.measures.begin(), backtest.measures.end(), measure);
    return backtest.labels[static_cast<std::size_t>(found - backtest.measures.begin())];
}

std::vector<std::size_t> rivals(const Backtest& backtest) {
    constexpr std::array<std::string_view, 4> asked{"carry_forward", "trend", "stock_flow",
                                                    "markov"};
    std::vector<std::size_t> found;
    for (const std::string_view name : asked) {
        // Of several lengths of history the longest, which comes last.
        std::size_t best = 0;
        for (std::size_t m = 1; m < backtest.methods.size(); ++m) {
            const ForecastMethod& method = backtest.methods[m];
            const bool named = method.name.substr(0, name.size()) == name;
            if (named && !method.variant && !method.point) best = m;
        }
        for (std::size_t m = 1; m < backtest.methods.size() && best == 0; ++m) {
            if (backtest.methods[m].name == std::string{name} + "_point") best = m;
        }
        if (best > 0) found.push_back(best);
    }
    return found;
}

std::string answer_section(const Backtest& backtest, const std::vector<ForecastScore>& scores) {
    Table table;
    table.caption = "CRPS in children: the least is best";
    table.columns = {{"Measure", false}, {backtest.methods.front().label, true}};
    const std::vector<std::size_t> others = rivals(backtest);
    for (const std::size_t m : others) table.columns.push_back({backtest.methods[m].label, true});
    table.columns.push_back({"Less than the best of them by, %", true});
    table.columns.push_back({"Inside the 80% interval", true});
    table.columns.push_back({"Forecasts", true});
    for (std::size_t m = 0; m < backtest.measures.size(); ++m) {
        const ForecastScore* own = score_of(backtest, scores, m, 0);
        if (own == nullptr) continue;
        std::vector<std::string> row{escape(backtest.labels[m]), score_text(own->crps)};
        const ForecastScore* best = nullptr;
        for (const std::size_t method : others) {
            const ForecastScore* other = score_of(backtest, scores, m, method);
            row.emplace_back(other == nullptr ? std::string{none} : score_text(other->crps));
            if (other != nullptr && (best == nullptr || other->crps < best->crps)) best = other;
        }
        row.emplace_back(best == nullptr
                             ? std::string{none}
                             : fmt::format("{:.0f}", 100.0 * (1.0 - own->crps / best->crps)));
        row.push_back(fmt::format("{:.0f}%", own->covered_80));
        row.push_back(fmt::format("{}", own->forecasts));
        table.rows.push_back(std::move(row));
    }
    return section("answer", "How well it foresaw", to_html(table));
}

/// Each forecast of the first method, where there are few enough to look at.
std::string outcomes_section(const Backtest& backtest) {
    Table table;
    table.caption = "Each forecast beside what came";
    table.columns = {{"Measure", false},     {"Of", false},  {"Method", false}, {"Forecast", true},
                     {"80% interval", true}, {"Came", true}, {"Inside", false}};
    for (const ScoredForecast& f : backtest.forecasts) {
        if (backtest.methods[f.method].point) continue;
        table.rows.push_back({escape(label_of(backtest, f.measure)), unbroken(f.date),
                              escape(backtest.methods[f.method].label),
                              fmt::format("{:.0f}", f.median()),
                              fmt::format("{:.0f} to {:.0f}", f.quantiles[1], f.quantiles[5]),
                              fmt::format("{:.0f}", f.truth), f.in_80 ? "yes" : "no"});
    }
    return section("outcomes", "Each forecast", to_html(table));
}

}  // namespace kinflow::results::report
