#include "results/report/money_section.h"

#include <fmt/format.h>

#include <algorithm>

#include "results/costs_csv.h"
#include "results/report/chart_figure.h"
#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/money_chart.h"
#include "sim/core/calendar.h"

namespace kinflow::results::report {
namespace {

constexpr double million = 1e6;

std::string millions(double pounds) { return number(pounds / million, 2); }

double pounds_of(const Amount& amount) { return static_cast<double>(amount.pence) / 100.0; }

std::string cell(const Amount& amount) {
    return fmt::format("<span title=\"£{}\">{}</span> <span class=\"range\">{} to {}</span>",
                       pounds_and_pence(amount.pence), millions(pounds_of(amount)),
                       millions(amount.p05), millions(amount.p95));
}

std::string headings_table(const RunResults& results, Prices prices, const std::string& caption) {
    const Money& money = results.money;
    Table table;
    table.caption = caption;
    table.style = "years";
    table.columns = {{"Heading, and line of section 251", false}};
    for (const MoneyYear& year : money.years) table.columns.push_back({year.label, true});
    for (std::size_t h = 0; h < model::cost_heading_count; ++h) {
        const auto heading = static_cast<model::CostHeading>(h);
        if (!money.is_used(heading)) continue;
        std::vector<std::string> row{fmt::format("{} <small>{}</small>",
                                                 escape(model::label_of(heading)),
                                                 escape(model::section_251_line(heading)))};
        for (const auto& year : money.headings) row.push_back(cell(year[h].in(prices)));
        table.rows.push_back(std::move(row));
    }
    std::vector<std::string> total{"<strong>All headings</strong>"};
    for (const MoneyCell& year : money.totals) total.push_back(cell(year.in(prices)));
    table.rows.push_back(std::move(total));
    return to_html(table);
}

std::string budget_table(const RunResults& results) {
    if (results.money.budget.empty()) return {};
    Table table;
    table.caption = "Budget and forecast in the prices of each year (£ million)";
    table.style = "series";
    table.columns = {{"Financial year", false},
                     {"Heading", false},
                     {"Budget", true},
                     {"Forecast", true},
                     {"Forecast less budget", true},
                     {"Chance of overspending", true}};
    for (const BudgetFit& fit : results.money.budget) {
        table.rows.push_back({escape(fit.year), escape(model::label_of(fit.budget.heading)),
                              millions(fit.budget.pounds), millions(pounds_of(fit.forecast)),
                              fmt::format("{} <span class=\"range\">{} to {}</span>",
                                          signed_number(pounds_of(fit.over) / million, 2),
                                          signed_number(fit.over.p05 / million, 2),
                                          signed_number(fit.over.p95 / million, 2)),
                              number(100.0 * fit.chance, 0) + "%"});
    }
    return "<h3>Budget and forecast</h3>\n<p>The chance is the share of runs that spend more than "
           "the budget. It is that of chance alone, at the prices assumed.</p>\n" +
           to_html(table);
}

const model::Provenance* provenance_of(const model::Scenario& scenario, const std::string& path) {
    const auto found = std::ranges::find(scenario.provenance, path, &model::Provenance::path);
    return found == scenario.provenance.end() ? nullptr : &*found;
}

std::string prices_table(const RunResults& results) {
    const model::Scenario& scenario = results.scenario;
    Table table;
    table.caption = "The prices, as they were found and in the price base (£)";
    table.style = "series";
    table.columns = {{"Line", false},      {"Unit", false},      {"As found", true},
                     {"Prices of", false}, {"Price base", true}, {"Source", false}};
    for (std::size_t i = 0; i < scenario.costs.lines.size(); ++i) {
        const model::CostLine& line = scenario.costs.lines[i];
        if (!results.money.is_used(i)) continue;
        const model::Provenance* source = provenance_of(scenario, line.path);
        table.rows.push_back({escape(line.label), escape(line.unit), number(line.found.pounds, 2),
                              core::financial_year_label(line.found.year), number(line.price, 2),
                              source == nullptr
                                  ? ""
                                  : fmt::format("{}: {}", model::name_of(source->standing),
                                                escape(source->source))});
    }
    return details("Prices and their sources", to_html(table));
}

constexpr std::string_view notes =
    R"(<p>Staff cost what their posts' holders are paid, day by day, ill or at work; a
vacant post costs nothing. Placements cost their price for each child and day. Children looked after by kin or staying put cost
their allowance. Waiting for a worker is reported as <em>need</em> left by waiting (see the definitions) and not in
pounds: what it costs comes back as longer and dearer work later, and is in these figures already. Fixed costs of buildings and
homes are not told apart, so a placement saved is counted at its full price, which is too much where beds stand empty.</p>
)";

}  // namespace

std::string money_section(const RunResults& results) {
    if (results.money.empty()) return {};
    const std::string base = core::financial_year_label(results.scenario.costs.price_base);
    const std::string base_caption = fmt::format(
        "Cost by heading in the prices of {}: mean, and 5th to 95th percentile (£ million)", base);
    const std::string nominal_caption =
        "Cost by heading in the prices of each year: mean, and 5th to 95th percentile (£ million)";
    return section(
        "money", "Money",
        fmt::format(
            "<p>What the authority spends, in the prices of {}. Each line, to the penny, is in "
            "<code>costs.csv</code>; <code>costs.xlsx</code> holds the same with its "
            "formulas, to carry on from. Intervals are those of chance alone.</p>\n",
            base) +
            money_figure(results, headings_table(results, Prices::base, base_caption) +
                                      headings_table(results, Prices::nominal, nominal_caption)) +
            budget_table(results) + std::string{notes} + prices_table(results));
}

}  // namespace kinflow::results::report
