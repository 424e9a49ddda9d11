#include "results/comparison_workbook.h"

#include <fmt/format.h>

#include <array>
#include <cctype>

#include "results/workbook_sheets.h"

namespace kinflow::results {

namespace {

using workbook::Formats;
using workbook::Sheet;

constexpr std::array<const char*, prices_count> titles{
    "In the prices of the price base", "In the prices of each year",
    "In the prices of the price base, discounted to the first year"};
constexpr std::array<char, prices_count> difference_column{'I', 'L', 'O'};  // of the Costs sheet
constexpr lxw_col_t first_amount = 6;

double pounds_of(std::int64_t pence) { return static_cast<double>(pence) / 100.0; }

std::string letter(std::size_t column) { return {static_cast<char>('A' + column)}; }

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

void about_sheet(lxw_workbook* book, const Formats& f, const Comparison& comparison) {
    Sheet sheet{book, "About", f};
    const RunInfo& info = comparison.baseline.info;
    sheet.text(0, 0, comparison.baseline.scenario.title + ": what the policies cost", f.title);
    sheet.text(
        1, 0,
        fmt::format("Kinflow {}, baseline {}, seed {}, {} pairs of runs. Means of the runs; "
                    "intervals {}. Differences and sums are formulas; the rest is as run.",
                    info.version, comparison.baseline.scenario.name, info.seed, info.replications,
                    info.members() > 1 ? "hold what is not known of the parameters"
                                       : "are those of chance alone"),
        f.note);
    sheet.columns(3, {"Policy", "One-off cost or funding", "Pounds in the price base", "Source"},
                  {40, 60, 24, 90});
    lxw_row_t row = 3;
    const auto add = [&](const std::string& policy, const std::string& what, double pounds,
                         const std::string& source) {
        sheet.text(++row, 0, policy);
        sheet.text(row, 1, what);
        sheet.number(row, 2, pounds, f.pounds);
        sheet.text(row, 3, source);
    };
    for (const PolicyResults& policy : comparison.policies) {
        if (policy.policy->one_off.empty() && policy.policy->funding.empty()) {
            sheet.text(++row, 0, policy.policy->name);
            sheet.text(row, 1, "none");
        }
        for (const model::OneOffCost& cost : policy.policy->one_off) {
            add(policy.policy->name, cost.label, cost.pounds, cost.standing + ": " + cost.source);
        }
        for (const model::Funding& money : policy.policy->funding) {
            add(policy.policy->name, "Money set aside", money.pounds,
                money.standing + ": " + money.source);
        }
    }
}

}  // namespace

void write_comparison_workbook(const std::filesystem::path& file, const Comparison& comparison) {
    if (comparison.policies.empty() || comparison.policies.front().cost.empty()) return;
    const model::Scenario& scenario = comparison.baseline.scenario;
    workbook::write(file, scenario.title + ": what the policies cost", scenario.start,
                    [&](lxw_workbook* book, const Formats& formats) {
                        about_sheet(book, formats, comparison);
                        const int last = costs_sheet(book, formats, comparison);
                        policies_sheet(book, formats, comparison, last);
                        payback_sheet(book, formats, comparison);
                    });
}

}  // namespace kinflow::results
