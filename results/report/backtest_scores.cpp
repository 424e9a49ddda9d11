#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "results/report/backtest_sections.h"
#include "results/report/html.h"

namespace kinflow::results::report {

namespace {

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
            mark(score_text(s.crps)),
            fmt::format("{:.2f}", s.crps_percent),
            method.point ? none : one_decimal(s.covered_50),
            method.point ? none : one_decimal(s.covered_80),
            method.point ? none : one_decimal(s.covered_90)};
}

/// Of the methods themselves, or of what each part of Kinflow's earns: the whole and its variants.
enum class Rows : std::uint8_t { methods, parts };

std::string score_table(const Backtest& backtest, const std::vector<ForecastScore>& scores,
                        std::size_t measure, const std::string& horizon, Rows rows) {
    Table table;
    table.columns = score_columns();
    double best = std::numeric_limits<double>::infinity();
    std::size_t forecasts = 0;
    const auto each = [&](auto&& use) {
        for (const ForecastScore& s : scores) {
            const bool variant = backtest.methods[s.method].variant;
            if (rows == Rows::methods ? variant : !variant && s.method != 0) continue;
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

/// One measure's areas, a row each.
std::string area_table(const Backtest& backtest, const std::vector<ForecastScore>& by_area,
                       std::size_t measure, const std::vector<std::size_t>& others) {
    Table table;
    table.caption = backtest.labels[measure] + ", by area";
    table.columns = {{"Area", false}, {"Mean error, %", true}};
    for (const std::string& h : backtest.horizons) table.columns.push_back({"CRPS, " + h, true});
    table.columns.push_back({"CRPS, all", true});
    for (const std::size_t m : others) table.columns.push_back({backtest.methods[m].label, true});
    table.columns.push_back({"Inside 80%", true});
    const std::size_t own_cells = backtest.horizons.size();
    std::vector<std::string> row;
    for (const ForecastScore& s : by_area) {
        if (s.measure != backtest.measures[measure]) continue;
        if (row.empty() || row[0] != escape(s.area)) {
            if (!row.empty()) table.rows.push_back(std::move(row));
            row.assign(table.columns.size(), "\u2013");
            row[0] = escape(s.area);
        }
        if (s.method == 0 && !s.horizon.empty()) {
            const auto h = std::find(backtest.horizons.begin(), backtest.horizons.end(), s.horizon);
            row[2 + static_cast<std::size_t>(h - backtest.horizons.begin())] = score_text(s.crps);
        } else if (s.method == 0) {
            row[1] = one_decimal(s.absolute_error);
            row[2 + own_cells] = score_text(s.crps);
            const auto n = static_cast<double>(s.forecasts);
            row.back() = fmt::format("{:.0f} of {}", s.covered_80 * n / 100.0, s.forecasts);
        } else if (s.horizon.empty()) {
            const auto other = std::find(others.begin(), others.end(), s.method);
            if (other == others.end()) continue;
            row[3 + own_cells + static_cast<std::size_t>(other - others.begin())] =
                score_text(s.crps);
        }
    }
    if (!row.empty()) table.rows.push_back(std::move(row));
    return to_html(table);
}

}  // namespace

std::string scores_section(const Backtest& backtest, const std::vector<ForecastScore>& scores) {
    std::string body =
        "<p>CRPS is the mean distance between the whole forecast and what happened, less the "
        "forecast's own spread: least is best, and for a method that says one number it is the "
        "mean error in children. It is in bold where it is the least. The mean error is of the "
        "median, as per cent of what happened. Eighty of a hundred figures should lie in the 80% "
        "interval.</p>\n";
    const bool several = backtest.horizons.size() > 1;
    const bool parts = std::any_of(backtest.methods.begin(), backtest.methods.end(),
                                   [](const ForecastMethod& m) { return m.variant; });
    for (std::size_t m = 0; m < backtest.measures.size(); ++m) {
        body += "<h3>" + escape(backtest.labels[m]) + "</h3>\n" +
                score_table(backtest, scores, m, several ? "" : backtest.horizons.front(),
                            Rows::methods);
        std::string tables;
        for (const std::string& h : backtest.horizons) {
            tables += score_table(backtest, scores, m, h, Rows::methods);
        }
        if (several) body += details("Each horizon", tables);
        if (!parts) continue;
        body += details("What each part of the forecast earns",
                        "<p>The forecast with a part left out or replaced: where that scores no "
                        "worse, the part earned nothing here.</p>\n" +
                            score_table(backtest, scores, m,
                                        several ? "" : backtest.horizons.front(), Rows::parts));
    }
    return section("scores", "Scores", body);
}

std::string areas_section(const Backtest& backtest, const std::vector<ForecastScore>& by_area) {
    const std::vector<std::size_t> others = rivals(backtest);
    std::string body = fmt::format(
        "<p>CRPS in children: {}'s by years ahead and all together, then that of the "
        "others all together. <code>{}</code> beside this page has every method by "
        "years ahead.</p>\n",
        escape(backtest.methods.front().label), area_scores_file);
    for (std::size_t m = 0; m < backtest.measures.size(); ++m) {
        body += details(backtest.labels[m], area_table(backtest, by_area, m, others));
    }
    return section("areas", "Each area", body);
}

}  // namespace kinflow::results::report
