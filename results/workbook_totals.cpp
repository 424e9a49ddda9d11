#include <fmt/format.h>

#include "results/workbook_sheets.h"

namespace kinflow::results::workbook {

namespace {

constexpr std::array<const char*, prices_count> titles{
    "In the prices of the price base", "In the prices of each year",
    "In the prices of the price base, discounted to the first year"};
constexpr std::array<char, prices_count> cost_column{'I', 'J', 'K'};  // of the Costs sheet

double pounds_of(const Amount& amount) { return static_cast<double>(amount.pence) / 100.0; }

std::string letter(std::size_t column) { return {static_cast<char>('A' + column)}; }

std::vector<std::size_t> used_headings(const Money& money) {
    std::vector<std::size_t> used;
    for (std::size_t h = 0; h < model::cost_heading_count; ++h) {
        if (money.is_used(static_cast<model::CostHeading>(h))) used.push_back(h);
    }
    return used;
}

/// One block: headings down, years across, and their sums.
lxw_row_t heading_block(Sheet& sheet, const Formats& f, const Money& money, std::size_t prices,
                        lxw_row_t row, int last_cost_row) {
    const auto years = money.years.size();
    const char column = cost_column[prices];
    sheet.text(row, 0, titles[prices], f.title);
    const auto first = static_cast<int>(row) + 2;  // as formulas count
    for (const std::size_t h : used_headings(money)) {
        const auto heading = static_cast<model::CostHeading>(h);
        const auto here = static_cast<int>(++row) + 1;
        sheet.text(row, 0, std::string{model::label_of(heading)});
        sheet.text(row, 1, std::string{model::section_251_line(heading)});
        double sum = 0.0;
        for (std::size_t y = 0; y < years; ++y) {
            const double value = pounds_of(money.headings[y][h].amounts[prices]);
            sum += value;
            sheet.formula(row, static_cast<lxw_col_t>(y + 2),
                          fmt::format("=SUMIFS(Costs!${0}$2:${0}${1},Costs!$B$2:$B${1},$A{2},"
                                      "Costs!$A$2:$A${1},{3}$1)",
                                      column, last_cost_row, here, letter(y + 2)),
                          value, f.pounds);
        }
        sheet.formula(row, static_cast<lxw_col_t>(years + 2),
                      fmt::format("=SUM(C{0}:{1}{0})", here, letter(years + 1)), sum, f.pounds);
    }
    const auto last = static_cast<int>(row) + 1;
    ++row;
    sheet.text(row, 0, "All headings", f.total);
    double sum = 0.0;
    for (std::size_t y = 0; y <= years; ++y) {
        const double value = y < years ? pounds_of(money.totals[y].amounts[prices]) : sum;
        sum += y < years ? value : 0.0;
        sheet.formula(row, static_cast<lxw_col_t>(y + 2),
                      fmt::format("=SUM({0}{1}:{0}{2})", letter(y + 2), first, last), value,
                      f.total);
    }
    return row + 2;
}

}  // namespace

void headings_sheet(lxw_workbook* book, const Formats& f, const RunResults& results,
                    int last_cost_row) {
    Sheet sheet{book, "Headings", f};
    std::vector<std::string> columns{"Heading", "Section 251 line"};
    for (const MoneyYear& year : results.money.years) columns.push_back(year.label);
    columns.emplace_back("All years");
    sheet.columns(0, columns, {36, 64, 20}, 2);
    lxw_row_t row = 1;
    for (std::size_t prices = 0; prices < prices_count; ++prices) {
        row = heading_block(sheet, f, results.money, prices, row, last_cost_row);
    }
}

void intervals_sheet(lxw_workbook* book, const Formats& f, const RunResults& results) {
    const Money& money = results.money;
    Sheet sheet{book, "Intervals", f};
    sheet.columns(0,
                  {"Financial year", "Heading", "Prices", "Mean", "5th percentile", "Median",
                   "95th percentile"},
                  {16, 36, 14, 20}, 2);
    lxw_row_t row = 1;
    const auto write = [&](const MoneyYear& year, const std::string& heading,
                           const MoneyCell& cell) {
        for (std::size_t i = 0; i < prices_count; ++i) {
            const Amount& amount = cell.amounts[i];
            sheet.text(row, 0, year.label);
            sheet.text(row, 1, heading);
            sheet.text(row, 2, std::string{name_of(static_cast<Prices>(i))});
            sheet.number(row, 3, pounds_of(amount), f.pounds);
            sheet.number(row, 4, amount.p05, f.pounds);
            sheet.number(row, 5, amount.p50, f.pounds);
            sheet.number(row, 6, amount.p95, f.pounds);
            ++row;
        }
    };
    for (std::size_t y = 0; y < money.years.size(); ++y) {
        for (const std::size_t h : used_headings(money)) {
            write(money.years[y], std::string{model::label_of(static_cast<model::CostHeading>(h))},
                  money.headings[y][h]);
        }
        write(money.years[y], "All headings", money.totals[y]);
    }
    worksheet_autofilter(sheet.get(), 0, 0, row - 1, 6);
}

void budget_sheet(lxw_workbook* book, const Formats& f, const RunResults& results) {
    if (results.money.budget.empty()) return;
    Sheet sheet{book, "Budget", f};
    sheet.columns(0,
                  {"Financial year", "Heading", "Budget", "Forecast, mean", "Forecast - budget",
                   "5th percentile", "95th percentile", "Chance of overspending"},
                  {16, 36, 20}, 2);
    lxw_row_t row = 0;
    for (const BudgetFit& fit : results.money.budget) {
        const int here = static_cast<int>(++row) + 1;
        sheet.text(row, 0, fit.year);
        sheet.text(row, 1, std::string{model::label_of(fit.budget.heading)});
        sheet.number(row, 2, fit.budget.pounds, f.pounds);
        sheet.number(row, 3, pounds_of(fit.forecast), f.pounds);
        sheet.formula(row, 4, fmt::format("=D{0}-C{0}", here), pounds_of(fit.over), f.pounds);
        sheet.number(row, 5, fit.over.p05, f.pounds);
        sheet.number(row, 6, fit.over.p95, f.pounds);
        sheet.number(row, 7, fit.chance, f.percent);
    }
}

}  // namespace kinflow::results::workbook
