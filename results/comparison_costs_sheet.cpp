#include <fmt/format.h>

#include "results/comparison_sheets.h"

namespace kinflow::results::workbook {

namespace {

constexpr lxw_col_t first_amount = 6;

/// The lines of one year: what each costs without the policy and with it, and what it differs by.
class CostsSheet {
  public:
    CostsSheet(lxw_workbook* book, const Formats& f) : sheet_{book, "Costs", f}, f_{f} {
        sheet_.columns(0,
                       {"Policy", "Financial year", "Heading", "Section 251 line", "Kind", "Line",
                        "Without, price base", "With, price base", "Difference, price base",
                        "Without, prices of the year", "With, prices of the year",
                        "Difference, prices of the year", "Without, discounted", "With, discounted",
                        "Difference, discounted"},
                       {26, 14, 30, 42, 20, 52, 20}, 6);
    }
    void add(const std::string& policy, const MoneyYear& year, model::CostHeading heading,
             const std::string& kind, const std::string& label, const CostCell& cell) {
        const auto at = static_cast<lxw_row_t>(row_++);
        sheet_.text(at, 0, policy);
        sheet_.text(at, 1, year.label);
        sheet_.text(at, 2, std::string{model::label_of(heading)});
        sheet_.text(at, 3, std::string{model::section_251_line(heading)});
        sheet_.text(at, 4, kind);
        sheet_.text(at, 5, label);
        for (std::size_t i = 0; i < prices_count; ++i) {
            const CostChange& change = cell.changes[i];
            const auto column = static_cast<lxw_col_t>(first_amount + 3 * i);
            sheet_.number(at, column, pounds_of(change.without), f_.pounds);
            sheet_.number(at, static_cast<lxw_col_t>(column + 1), pounds_of(change.with),
                          f_.pounds);
            sheet_.formula(
                at, static_cast<lxw_col_t>(column + 2),
                fmt::format("=ROUND({1}{0}-{2}{0},2)", row_, letter(column + 1U), letter(column)),
                pounds_of(change.difference()), f_.pounds);
        }
    }
    /// The number of the last row, as formulas count; the sheet is finished.
    int finish() {
        constexpr lxw_col_t last = first_amount + 3 * prices_count - 1;
        worksheet_autofilter(sheet_.get(), 0, 0, static_cast<lxw_row_t>(row_ - 1), last);
        return row_;
    }

  private:
    Sheet sheet_;
    const Formats& f_;
    int row_ = 1;
};

}  // namespace

int costs_sheet(lxw_workbook* book, const Formats& f, const Comparison& comparison) {
    CostsSheet sheet{book, f};
    const auto& lines = comparison.baseline.scenario.costs.lines;
    for (const PolicyResults& policy : comparison.policies) {
        const std::string& name = policy.policy->name;
        for (std::size_t y = 0; y < policy.cost.years.size(); ++y) {
            const MoneyYear& year = policy.cost.years[y];
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (!policy.cost.is_used(i)) continue;
                sheet.add(name, year, lines[i].heading, std::string{model::label_of(lines[i].kind)},
                          lines[i].label, policy.cost.lines[y][i]);
            }
            for (std::size_t i = 0; i < policy.policy->one_off.size(); ++i) {
                const model::OneOffCost& cost = policy.policy->one_off[i];
                sheet.add(name, year, cost.heading, "One-off cost", cost.label,
                          policy.cost.one_off[y][i]);
            }
        }
    }
    return sheet.finish();
}

}  // namespace kinflow::results::workbook
