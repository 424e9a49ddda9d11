#include <fmt/format.h>

#include <array>
#include <cctype>

#include "results/comparison_sheets.h"

namespace kinflow::results::workbook {

namespace {

constexpr std::array<const char*, prices_count> titles{
    "In the prices of the price base", "In the prices of each year",
    "In the prices of the price base, discounted to the first year"};
constexpr std::array<char, prices_count> difference_column{'I', 'L', 'O'};  // of the Costs sheet

/// "foster-200" and "nominal": Cost_of_foster_200_nominal.
std::string name_of_total(const std::string& policy, std::size_t prices) {
    std::string name = "Cost_of_" + policy + std::array{"", "_nominal", "_discounted"}[prices];
    for (char& c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    }
    return name;
}

/// One policy in one kind of prices: headings down, years across, their sums and the running total.
lxw_row_t policy_block(lxw_workbook* book, Sheet& sheet, const Formats& f,
                       const PolicyResults& policy, std::size_t prices, lxw_row_t row,
                       int last_cost_row) {
    const CostDifference& cost = policy.cost;
    const std::size_t years = cost.years.size();
    constexpr double title_height = 21.0;
    worksheet_set_row(sheet.get(), row, title_height, nullptr);
    sheet.text(row, 0, policy.policy->name, f.title);
    sheet.text(row, 1, titles[prices], f.note);
    const auto first = static_cast<int>(row) + 2;  // as formulas count
    for (std::size_t h = 0; h < model::cost_heading_count; ++h) {
        const auto heading = static_cast<model::CostHeading>(h);
        if (!cost.is_used(heading)) continue;
        const auto here = static_cast<int>(++row) + 1;
        sheet.text(row, 0, std::string{model::label_of(heading)});
        sheet.text(row, 1, std::string{model::section_251_line(heading)});
        std::int64_t sum = 0;
        for (std::size_t y = 0; y < years; ++y) {
            const std::int64_t pence = cost.headings[y][h].changes[prices].difference();
            sum += pence;
            sheet.formula(row, static_cast<lxw_col_t>(y + 2),
                          fmt::format("=SUMIFS(Costs!${0}$2:${0}${1},Costs!$A$2:$A${1},$A${2},"
                                      "Costs!$C$2:$C${1},$A{3},Costs!$B$2:$B${1},{4}$1)",
                                      difference_column[prices], last_cost_row, first - 1, here,
                                      letter(y + 2)),
                          pounds_of(pence), f.pounds);
        }
        sheet.formula(row, static_cast<lxw_col_t>(years + 2),
                      fmt::format("=SUM(C{0}:{1}{0})", here, letter(years + 1)), pounds_of(sum),
                      f.pounds);
    }
    const auto last = static_cast<int>(row) + 1;
    ++row;
    sheet.text(row, 0, "Cost of the policy", f.total);
    sheet.text(row + 1, 0, "Since the first year", f.total);
    std::int64_t running = 0;
    for (std::size_t y = 0; y < years; ++y) {
        const std::int64_t pence = cost.totals[y].changes[prices].difference();
        running += pence;
        const auto column = static_cast<lxw_col_t>(y + 2);
        sheet.formula(row, column, fmt::format("=SUM({0}{1}:{0}{2})", letter(y + 2), first, last),
                      pounds_of(pence), f.total);
        sheet.formula(row + 1, column, fmt::format("=SUM($C{0}:{1}{0})", last + 1, letter(y + 2)),
                      pounds_of(running), f.total);
    }
    sheet.formula(row, static_cast<lxw_col_t>(years + 2),
                  fmt::format("=SUM(C{0}:{1}{0})", last + 1, letter(years + 1)), pounds_of(running),
                  f.total);
    workbook_define_name(
        book, name_of_total(policy.policy->name, prices).c_str(),
        fmt::format("=Policies!$C${0}:${1}${0}", last + 1, letter(years + 1)).c_str());
    return row + 3;
}

}  // namespace

void policies_sheet(lxw_workbook* book, const Formats& f, const Comparison& comparison,
                    int last_cost_row) {
    Sheet sheet{book, "Policies", f};
    std::vector<std::string> columns{"What the policy costs (negative: saves)", "Section 251 line"};
    for (const MoneyYear& year : comparison.policies.front().cost.years) {
        columns.push_back(year.label);
    }
    columns.emplace_back("All years");
    sheet.columns(0, columns, {40, 64, 20}, 2);
    lxw_row_t row = 1;
    for (const PolicyResults& policy : comparison.policies) {
        for (std::size_t prices = 0; prices < prices_count; ++prices) {
            row = policy_block(book, sheet, f, policy, prices, row, last_cost_row);
        }
    }
}

}  // namespace kinflow::results::workbook
