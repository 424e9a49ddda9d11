#include "results/comparison_sheets.h"

namespace kinflow::results::workbook {

void payback_sheet(lxw_workbook* book, const Formats& f, const Comparison& comparison) {
    Sheet sheet{book, "Payback", f};
    sheet.columns(0,
                  {"Policy", "Financial year", "Cost in the year, price base", "90% interval, from",
                   "to", "Cost since the first year, discounted", "5th percentile",
                   "95th percentile", "Chance that it has paid for itself"},
                  {26, 14, 22}, 2);
    lxw_row_t row = 0;
    for (const PolicyResults& policy : comparison.policies) {
        for (std::size_t y = 0; y < policy.cost.years.size(); ++y) {
            const CostChange& base = policy.cost.totals[y].in(Prices::base);
            const PaybackYear& paid = policy.cost.payback[y];
            sheet.text(++row, 0, policy.policy->name);
            sheet.text(row, 1, policy.cost.years[y].label);
            sheet.number(row, 2, pounds_of(base.difference()), f.pounds);
            sheet.number(row, 3, base.low, f.pounds);
            sheet.number(row, 4, base.high, f.pounds);
            sheet.number(row, 5, paid.cumulative.mean, f.pounds);
            sheet.number(row, 6, paid.cumulative.p05, f.pounds);
            sheet.number(row, 7, paid.cumulative.p95, f.pounds);
            // Before anything is spent or saved there is nothing to pay back.
            const bool begun = paid.cumulative.p05 != 0.0 || paid.cumulative.p95 != 0.0;
            if (begun) sheet.number(row, 8, paid.chance, f.percent);
        }
    }
}

}  // namespace kinflow::results::workbook
