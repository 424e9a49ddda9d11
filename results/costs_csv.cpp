#include "results/costs_csv.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "results/cost_subject.h"
#include "results/csv.h"
#include "sim/core/calendar.h"

namespace kinflow::results {

namespace {

void add_line(std::string& text, const RunResults& results, const MoneyYear& year,
              const CostSubject& about, Prices prices, const Amount& amount) {
    const int in_prices_of =
        prices == Prices::nominal ? year.year : results.scenario.costs.price_base;
    fmt::format_to(std::back_inserter(text),
                   "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
                   csv_field(results.scenario.name), year.label, about.row, about.heading,
                   csv_field(about.section_251), csv_field(about.line), csv_field(about.label),
                   about.kind, csv_field(about.team), csv_field(about.placement), about.provider,
                   name_of(prices), core::financial_year_label(in_prices_of),
                   pounds_and_pence(amount.pence), in_pounds(amount.p05), in_pounds(amount.p50),
                   in_pounds(amount.p95), results.info.replications);
}

void add_cell(std::string& text, const RunResults& results, const MoneyYear& year,
              const CostSubject& about, const MoneyCell& cell) {
    for (std::size_t i = 0; i < prices_count; ++i) {
        add_line(text, results, year, about, static_cast<Prices>(i), cell.amounts[i]);
    }
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
        CostSubject all;
        all.row = "total";
        all.label = "All headings";
        add_cell(text, results, money.years[y], all, money.totals[y]);
        add_budget(text, results, money.years[y]);
    }
    return text;
}

}  // namespace kinflow::results
