#include <fmt/format.h>

#include <algorithm>

#include "results/report/backtest_sections.h"
#include "results/report/html.h"

namespace kinflow::results::report {

std::string misses_section(const Backtest& backtest) {
    if (backtest.misses.empty()) return {};
    Table table;
    table.caption = "Forecasts of " + backtest.methods[0].label + " that were furthest out";
    table.columns = {{"Area", false},        {"Measure", false},    {"From", false},
                     {"Of", false},          {"Figure then", true}, {"Forecast", true},
                     {"80% interval", true}, {"Came", true},        {"What moved", false}};
    for (const Miss& miss : backtest.misses) {
        const ScoredForecast& f = miss.forecast;
        table.rows.push_back({escape(f.area), escape(label_of(backtest, f.measure)),
                              unbroken(f.origin), unbroken(f.date), fmt::format("{:.0f}", f.now),
                              fmt::format("{:.0f}", f.median()),
                              fmt::format("{:.0f} to {:.0f}", f.quantiles[1], f.quantiles[5]),
                              fmt::format("{:.0f}", f.truth), escape(miss.what)});
    }
    return section("misses", "Where it was furthest out",
                   "<p>The last column compares what is published of the years after the origin "
                   "with the two years before it. It was not known to the forecast. Children "
                   "whom starts and endings do not give, and referrals that fall or rise alone, "
                   "are mostly a change of recording; where no flow moved, what did is in no "
                   "figure.</p>\n" +
                       to_html(table));
}

std::string weights_section(const Backtest& backtest) {
    if (backtest.weights.empty()) return {};
    std::string body =
        "<p>By how much each ingredient was believed: 1 is wholly, 0 not at all. National change "
        "is the growth itself (0.01 is 1%). Learned anew at each origin from what had happened by "
        "then.</p>\n";
    Table table;
    table.caption = "Weights of the ingredients";
    table.columns = {{"Measure", false}, {"Horizon", false}, {"From", false}};
    std::vector<std::string> ingredients;
    for (const ForecastWeight& w : backtest.weights) {
        if (std::find(ingredients.begin(), ingredients.end(), w.ingredient) == ingredients.end()) {
            ingredients.push_back(w.ingredient);
            std::string heading = w.ingredient;
            std::replace(heading.begin(), heading.end(), '_', ' ');
            table.columns.push_back({heading, true});
        }
    }
    for (std::size_t i = 0; i + ingredients.size() <= backtest.weights.size();
         i += ingredients.size()) {
        const ForecastWeight& first = backtest.weights[i];
        std::vector<std::string> row{escape(label_of(backtest, first.measure)), first.horizon,
                                     unbroken(first.origin)};
        for (std::size_t j = 0; j < ingredients.size(); ++j) {
            row.push_back(fmt::format("{:.3f}", backtest.weights[i + j].weight));
        }
        table.rows.push_back(std::move(row));
    }
    return section("weights", "What the forecasts are made of", body + to_html(table));
}

}  // namespace kinflow::results::report
