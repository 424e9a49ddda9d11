#include "results/report/backtest_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "results/report/coverage_chart.h"
#include "results/report/html.h"
#include "results/report/plain_page.h"

namespace kinflow::results {
namespace {

using namespace report;

std::string one_decimal(double value) { return fmt::format("{:.1f}", value); }

std::string count_text(double value) {
    return value < 100.0 ? fmt::format("{:.1f}", value) : fmt::format("{:.0f}", value);
}

/// A date that does not break at its hyphens.
std::string day(const std::string& date) {
    return "<span class=\"verdict\">" + escape(date) + "</span>";
}

const std::string& label_of(const Backtest& backtest, const std::string& measure) {
    const auto found = std::find(backtest.measures.begin(), backtest.measures.end(), measure);
    return backtest.labels[static_cast<std::size_t>(found - backtest.measures.begin())];
}

/// So few forecasts by each method that a share of them says little, and each can be shown.
bool few(const Backtest& backtest) {
    constexpr std::size_t enough = 20;
    return backtest.forecasts.size() < enough * backtest.methods.size();
}

const std::vector<Column>& score_columns() {
    static const std::vector<Column> columns{{"Method", false},
                                             {"Mean error, %", true},
                                             {"CRPS, children", true},
                                             {"CRPS, %", true},
                                             {"In the 50% interval, %", true},
                                             {"In the 80% interval, %", true},
                                             {"In the 90% interval, %", true}};
    return columns;
}

std::vector<std::string> score_row(const Backtest& backtest, const ForecastScore& s,
                                   double best_crps) {
    const ForecastMethod& method = backtest.methods[s.method];
    const std::string none = "\u2013";
    const auto mark = [&](const std::string& text) {
        return s.crps <= best_crps ? "<strong>" + text + "</strong>" : text;
    };
    return {escape(method.label),
            one_decimal(s.absolute_error),
            mark(count_text(s.crps)),
            fmt::format("{:.2f}", s.crps_percent),
            method.point ? none : one_decimal(s.covered_50),
            method.point ? none : one_decimal(s.covered_80),
            method.point ? none : one_decimal(s.covered_90)};
}

std::string score_table(const Backtest& backtest, const std::vector<ForecastScore>& scores,
                        std::size_t measure, const std::string& horizon) {
    Table table;
    table.columns = score_columns();
    double best = std::numeric_limits<double>::infinity();
    std::size_t forecasts = 0;
    const auto each = [&](auto&& use) {
        for (const ForecastScore& s : scores) {
            if (s.measure == backtest.measures[measure] && s.horizon == horizon) use(s);
        }
    };
    each([&](const ForecastScore& s) {
        best = std::min(best, s.crps);
        forecasts = std::max(forecasts, s.forecasts);
    });
    each([&](const ForecastScore& s) { table.rows.push_back(score_row(backtest, s, best)); });
    table.caption = fmt::format("{}, {}: {} forecasts by each method", backtest.labels[measure],
                                horizon.empty() ? "all horizons" : horizon + " ahead", forecasts);
    return to_html(table);
}

/// The method of a name, for what is said in words.
const ForecastScore* score_of(const Backtest& backtest, const std::vector<ForecastScore>& scores,
                              std::size_t measure, std::string_view method) {
    const std::string horizon = backtest.horizons.size() > 1 ? "" : backtest.horizons.front();
    for (const ForecastScore& s : scores) {
        const bool here = s.measure == backtest.measures[measure] && s.horizon == horizon;
        if (here && backtest.methods[s.method].name == method) return &s;
    }
    return nullptr;
}

/// The answer first: a line for each measure.
std::string answer_section(const Backtest& backtest, const std::vector<ForecastScore>& scores) {
    Table table;
    table.caption = "In short";
    table.columns = {{"Measure", false},
                     {backtest.methods.front().label + ", CRPS", true},
                     {"Last figure carried forward, CRPS", true},
                     {"Less by, %", true},
                     {"Inside the 80% interval", true},
                     {"Forecasts", true}};
    for (std::size_t m = 0; m < backtest.measures.size(); ++m) {
        const ForecastScore* own = score_of(backtest, scores, m, backtest.methods.front().name);
        const ForecastScore* last = score_of(backtest, scores, m, "carry_forward_point");
        if (own == nullptr) continue;
        const std::string none = "\u2013";
        table.rows.push_back(
            {escape(backtest.labels[m]), count_text(own->crps),
             last == nullptr ? none : count_text(last->crps),
             last == nullptr ? none : fmt::format("{:.0f}", 100.0 * (1.0 - own->crps / last->crps)),
             fmt::format("{:.0f}%", own->covered_80), fmt::format("{}", own->forecasts)});
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
        table.rows.push_back({escape(label_of(backtest, f.measure)), day(f.date),
                              escape(backtest.methods[f.method].label),
                              fmt::format("{:.0f}", f.median()),
                              fmt::format("{:.0f} to {:.0f}", f.quantiles[1], f.quantiles[5]),
                              fmt::format("{:.0f}", f.truth), f.in_80 ? "yes" : "no"});
    }
    return section("outcomes", "Each forecast", to_html(table));
}

std::string scores_section(const Backtest& backtest, const std::vector<ForecastScore>& scores) {
    std::string body =
        "<p>CRPS is the mean distance between the whole forecast and what happened, less the "
        "forecast's own spread: least is best, and for a method that says one number it is the "
        "mean error in children. It is in bold where it is the least. The mean error is of the "
        "median, as per cent of what happened. Eighty of a hundred figures should lie in the 80% "
        "interval.</p>\n";
    const bool several = backtest.horizons.size() > 1;
    for (std::size_t m = 0; m < backtest.measures.size(); ++m) {
        body += "<h3>" + escape(backtest.labels[m]) + "</h3>\n" +
                score_table(backtest, scores, m, several ? "" : backtest.horizons.front());
        std::string tables;
        for (const std::string& h : backtest.horizons) {
            tables += score_table(backtest, scores, m, h);
        }
        if (several) body += details("Each horizon", tables);
    }
    return section("scores", "Scores", body);
}

std::string coverage_section(const Backtest& backtest) {
    std::vector<std::size_t> shown{0};
    for (std::size_t m = 1; m < backtest.methods.size() && shown.size() < 2; ++m) {
        if (!backtest.methods[m].point) shown.push_back(m);
    }
    std::string body =
        "<p>How many figures lay inside an interval that was said to hold so many of a hundred. On "
        "the thin diagonal the intervals are honest; above it they are too wide, below it too "
        "narrow. The solid line with dots is " +
        escape(backtest.methods[0].label);
    if (shown.size() > 1) {
        body += "; the dashed one is: " + escape(backtest.methods[shown[1]].label);
    }
    body += ".</p>\n<div class=\"small-multiples\">\n";
    std::string tables;
    for (std::size_t m = 0; m < backtest.measures.size(); ++m) {
        body += "<div><h3>" + escape(backtest.labels[m]) + "</h3>\n" +
                coverage_svg(backtest, m, shown) + "</div>\n";
        Table table;
        table.caption = backtest.labels[m] + ": per cent of figures inside each interval";
        table.columns = {{"Method", false}};
        for (const double level : coverage_levels) {
            table.columns.push_back({fmt::format("{:.0f}%", 100.0 * level), true});
        }
        const auto met = coverage_of(backtest, backtest.measures[m]);
        for (std::size_t i = 0; i < met.size(); ++i) {
            if (met[i].empty()) continue;
            std::vector<std::string> row{escape(backtest.methods[i].label)};
            for (const double share : met[i]) row.push_back(one_decimal(share));
            table.rows.push_back(std::move(row));
        }
        tables += to_html(table);
    }
    return section("intervals", "Are the intervals honest?",
                   body + "</div>\n" + details("The figures behind the charts", tables));
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
                                     day(first.origin)};
        for (std::size_t j = 0; j < ingredients.size(); ++j) {
            row.push_back(fmt::format("{:.3f}", backtest.weights[i + j].weight));
        }
        table.rows.push_back(std::move(row));
    }
    return section("weights", "What the forecasts are made of", body + to_html(table));
}

std::string misses_section(const Backtest& backtest) {
    if (backtest.misses.empty()) return {};
    Table table;
    table.caption = "Forecasts of " + backtest.methods[0].label + " that were furthest out";
    table.columns = {{"Area", false},        {"Measure", false},    {"From", false},
                     {"Of", false},          {"Figure then", true}, {"Forecast", true},
                     {"80% interval", true}, {"Came", true},        {"What moved", false}};
    for (const Miss& miss : backtest.misses) {
        const ScoredForecast& f = miss.forecast;
        table.rows.push_back({escape(f.area), escape(label_of(backtest, f.measure)), day(f.origin),
                              day(f.date), fmt::format("{:.0f}", f.now),
                              fmt::format("{:.0f}", f.median()),
                              fmt::format("{:.0f} to {:.0f}", f.quantiles[1], f.quantiles[5]),
                              fmt::format("{:.0f}", f.truth), escape(miss.what)});
    }
    return section("misses", "Where it was furthest out",
                   "<p>The last column compares what is published of the years after the origin "
                   "with the two years before it. It was not known to the forecast. Referrals that "
                   "fall or rise alone often are a change of recording.</p>\n" +
                       to_html(table));
}

}  // namespace

std::string write_backtest(const Backtest& backtest, const std::vector<ForecastScore>& scores) {
    std::string body = "<header><p class=\"kicker\">Kinflow back-test</p>\n<h1>" +
                       escape(backtest.title) + "</h1>\n";
    if (!backtest.description.empty()) {
        body += "<p class=\"lead\">" + escape(backtest.description) + "</p>\n";
    }
    body += fmt::format("<p class=\"meta\">{} forecasts. Made by <code>{}</code></p></header>\n",
                        backtest.forecasts.size(), escape(backtest.command));
    body += "<main id=\"main\">\n" + answer_section(backtest, scores) +
            (few(backtest) ? outcomes_section(backtest) : "") + scores_section(backtest, scores) +
            (few(backtest) ? "" : coverage_section(backtest)) + misses_section(backtest) +
            weights_section(backtest);
    if (!backtest.notes.empty()) {
        std::string notes = "<ul>\n";
        for (const std::string& note : backtest.notes) notes += "<li>" + escape(note) + "</li>\n";
        body += section("notes", "What to know when reading this", notes + "</ul>\n");
    }
    return plain_page(
        backtest.title + " - Kinflow back-test", backtest.info.version, body + "</main>\n",
        fmt::format("Kinflow {} \u00B7 back-test {} \u00B7 seed {} \u00B7 the same input "
                    "gives the same page, to the byte.",
                    backtest.info.version, backtest.name, backtest.info.seed));
}

}  // namespace kinflow::results
