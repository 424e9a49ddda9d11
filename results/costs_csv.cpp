#include "results/costs_csv.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "results/csv.h"
#include "sim/core/calendar.h"

namespace kinflow::results {

namespace {

/// What a line of the file is about.
struct Subject {
    std::string_view row;  ///< line, heading, total, budget or over_budget
    std::string_view heading;
    std::string_view section_251;
    std::string_view line;
    std::string_view label;
    std::string_view kind;
    std::string_view team;
    std::string_view placement;
    std::string_view provider;
};

std::string two_decimals(double pounds) {
    return fmt::format("{:.2f}", pounds == 0.0 ? 0.0 : pounds);
}

void add_line(std::string& text, const RunResults& results, const MoneyYear& year,
              const Subject& about, Prices prices, const Amount& amount) {
    const int in_prices_of =
        prices == Prices::nominal ? year.year : results.scenario.costs.price_base;
    fmt::format_to(std::back_inserter(text),
                   "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
                   csv_field(results.scenario.name), year.label, about.row, about.heading,
                   csv_field(about.section_251), csv_field(about.line), csv_field(about.label),
                   about.kind, csv_field(about.team), csv_field(about.placement), about.provider,
                   name_of(prices), core::financial_year_label(in_prices_of),
                   pounds_and_pence(amount.pence), two_decimals(amount.p05),
                   two_decimals(amount.p50), two_decimals(amount.p95), results.info.replications);
}

void add_cell(std::string& text, const RunResults& results, const MoneyYear& year,
              const Subject& about, const MoneyCell& cell) {
    for (std::size_t i = 0; i < prices_count; ++i) {
        add_line(text, results, year, about, static_cast<Prices>(i), cell.amounts[i]);
    }
}

Subject subject_of(const model::Scenario& scenario, const model::CostLine& line) {
    Subject about;
    about.row = "line";
    about.heading = model::name_of(line.heading);
    about.section_251 = model::section_251_line(line.heading);
    about.line = line.name;
    about.label = line.label;
    about.kind = model::name_of(line.kind);
    if (line.team) about.team = scenario.teams[line.team.value].name;
    if (line.placement) about.placement = scenario.placements.types[line.placement.value].name;
    about.provider = model::name_of(static_cast<model::Provider>(line.provider));
    return about;
}

Subject subject_of(std::string_view row, model::CostHeading heading) {
    Subject about;
    about.row = row;
    about.heading = model::name_of(heading);
    about.section_251 = model::section_251_line(heading);
    about.label = model::label_of(heading);
    return about;
}

void add_budget(std::string& text, const RunResults& results, const MoneyYear& year) {
    for (const BudgetFit& fit : results.money.budget) {
        if (fit.year != year.label) continue;
        const double pounds = fit.budget.pounds;
        add_line(text, results, year, subject_of("budget", fit.budget.heading), Prices::nominal,
                 {std::llround(pounds * 100.0), pounds, pounds, pounds});
        add_line(text, results, year, subject_of("over_budget", fit.budget.heading),
                 Prices::nominal, fit.over);
    }
}

}  // namespace

std::string pounds_and_pence(std::int64_t pence) {
    const std::int64_t size = pence < 0 ? -pence : pence;
    return fmt::format("{}{}.{:02}", pence < 0 ? "-" : "", size / 100, size % 100);
}

std::string costs_csv(const RunResults& results) {
    std::string text =
        "scenario,financial_year,row,heading,section_251_line,line,label,kind,team,placement_type,"
        "provider,prices,prices_of,mean,p05,p50,p95,replications\n";
    const Money& money = results.money;
    const auto& lines = results.scenario.costs.lines;
    for (std::size_t y = 0; y < money.years.size(); ++y) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!money.is_used(i)) continue;
            add_cell(text, results, money.years[y], subject_of(results.scenario, lines[i]),
                     money.lines[y][i]);
        }
        for (std::size_t h = 0; h < model::cost_heading_count; ++h) {
            const auto heading = static_cast<model::CostHeading>(h);
            if (!money.is_used(heading)) continue;
            add_cell(text, results, money.years[y], subject_of("heading", heading),
                     money.headings[y][h]);
        }
        Subject all;
        all.row = "total";
        all.label = "All headings";
        add_cell(text, results, money.years[y], all, money.totals[y]);
        add_budget(text, results, money.years[y]);
    }
    return text;
}

}  // namespace kinflow::results
