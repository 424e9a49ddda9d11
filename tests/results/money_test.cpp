#include "results/money.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <sstream>

#include "results/costs_csv.h"
#include "results/payback.h"
#include "results/report/report.h"
#include "results/workbook.h"
#include "tests/results/sample.h"
#include "tests/support/priced.h"

// The money of a run in the results, costs.csv, costs.xlsx and the report.

namespace kinflow::results {
namespace {

/// Three whole years, with costs and a budget.
model::Scenario scenario() {
    model::Scenario made = sample::scenario();
    made.start = *core::parse_date("2013-04-01");
    made.end = *core::parse_date("2016-04-01");
    made.workforce.agency.premium = 1.37;
    made = test::with_costs(std::move(made));
    made.costs.index = {73.13, 74.02, 74.53};
    for (model::CostLine& line : made.costs.lines) line.price = made.costs.in_base(line.found);
    made.costs.budget = {{2014, model::CostHeading::fostering, 900.0},
                         {2015, model::CostHeading::fostering, 1e9},
                         {2013, model::CostHeading::fostering, 1.0}};
    return made;
}

/// Odd quantities, at the lines' prices; pence are rounded down as the model does.
Record record(const model::Scenario& made, const Layout& layout, int replication) {
    Record numbers(layout.size(), 0.0);
    for (std::size_t year = 0; year < layout.cost_years.size(); ++year) {
        for (std::size_t line = 0; line < layout.cost_lines; ++line) {
            const model::CostLine& cost = made.costs.lines[line];
            const double units = cost.kind == model::CostKind::agency_staff && line % 3 == 0
                                     ? 0.0
                                     : 1.0 + 0.371 * static_cast<double>(line * 7 % 11) +
                                           0.113 * replication * static_cast<double>(year + 1);
            const double counts = std::floor(units * cost.counts);
            const std::size_t slot = layout.cost_slot(year, line);
            numbers[slot] = counts;
            numbers[slot + 1] = std::floor(100.0 * counts * cost.price / cost.counts);
        }
    }
    return numbers;
}

class MoneyOfARun : public testing::Test {
  protected:
    static RunResults run(const model::Scenario& made) {
        const Layout layout = make_layout(made);
        std::vector<Record> records;
        for (int i = 0; i < 5; ++i) records.push_back(record(made, layout, i));
        return make_results(made, records, {});
    }
    model::Scenario made = scenario();
    RunResults results = run(made);
};

std::vector<std::vector<std::string>> lines_of(const std::string& csv) {
    std::vector<std::vector<std::string>> lines;
    std::istringstream text{csv};
    for (std::string line; std::getline(text, line);) {
        auto& fields = lines.emplace_back(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                fields.emplace_back();
            else
                fields.back() += c;
        }
    }
    return lines;
}

std::int64_t pence(const std::string& pounds) { return std::llround(100.0 * std::stod(pounds)); }

enum Column : std::size_t { year = 1, row = 2, heading = 3, prices = 11, mean = 13 };

TEST_F(MoneyOfARun, PartsAddUpToTheTotalToThePennyInTheCsv) {
    std::map<std::string, std::int64_t> of_lines;
    std::map<std::string, std::int64_t> of_heading_lines;
    std::map<std::string, std::int64_t> of_headings;
    std::map<std::string, std::int64_t> totals;
    std::map<std::string, std::int64_t> headings;
    for (const auto& fields : lines_of(costs_csv(results))) {
        ASSERT_EQ(fields.size(), 18U);
        const std::string key = fields[year] + fields[prices];
        if (fields[row] == "line") {
            of_lines[key] += pence(fields[mean]);
            of_heading_lines[key + fields[heading]] += pence(fields[mean]);
        }
        if (fields[row] == "heading") {
            of_headings[key] += pence(fields[mean]);
            headings[key + fields[heading]] = pence(fields[mean]);
        }
        if (fields[row] == "total") totals[key] = pence(fields[mean]);
    }
    EXPECT_EQ(totals.size(), 9U);  // three years in three kinds of prices
    EXPECT_EQ(of_lines, totals);
    EXPECT_EQ(of_headings, totals);
    EXPECT_EQ(of_heading_lines, headings);
}

TEST_F(MoneyOfARun, NominalPricesFollowTheIndexAndDiscountedOnesTheRate) {
    const auto& money = results.money;
    EXPECT_DOUBLE_EQ(money.years[2].inflation, 74.53 / 73.13);
    EXPECT_DOUBLE_EQ(money.years[2].discount, 1.0 / (1.035 * 1.035));
    for (std::size_t y = 0; y < 3; ++y) {
        const auto base = static_cast<double>(money.totals[y].in(Prices::base).pence);
        const double lines = static_cast<double>(made.costs.lines.size());
        EXPECT_NEAR(static_cast<double>(money.totals[y].in(Prices::nominal).pence),
                    base * money.years[y].inflation, lines);
        EXPECT_NEAR(static_cast<double>(money.totals[y].in(Prices::discounted).pence),
                    base * money.years[y].discount, lines);
    }
}

TEST_F(MoneyOfARun, IsWhatTheModelCountedInPence) {
    const auto costs = cost_by_year(
        results.layout,
        std::vector<Record>{record(made, results.layout, 0), record(made, results.layout, 1),
                            record(made, results.layout, 2), record(made, results.layout, 3),
                            record(made, results.layout, 4)});
    for (std::size_t y = 0; y < 3; ++y) {
        double sum = 0.0;
        for (const auto& replication : costs) sum += replication[y];
        EXPECT_NEAR(static_cast<double>(results.money.totals[y].in(Prices::base).pence) / 100.0,
                    sum / 5.0, 0.02 * static_cast<double>(made.costs.lines.size()));
    }
}

TEST_F(MoneyOfARun, ABudgetIsHeldAgainstTheForecastOfItsYear) {
    ASSERT_EQ(results.money.budget.size(), 3U);
    const BudgetFit& some = results.money.budget[0];
    EXPECT_EQ(some.year, "2014-15");
    EXPECT_EQ(some.over.pence, some.forecast.pence - 90000);
    EXPECT_EQ(results.money.budget[1].chance, 0.0);
    EXPECT_EQ(results.money.budget[2].chance, 1.0);
}

TEST_F(MoneyOfARun, AScenarioWithoutCostsHasNone) {
    const RunResults none = sample::results(sample::scenario());
    EXPECT_TRUE(none.money.empty());
    EXPECT_EQ(lines_of(costs_csv(none)).size(), 1U);
}

TEST_F(MoneyOfARun, TheWorkbookHasTheCsvsTotals) {
    const sample::Folder folder;
    write_costs_workbook(folder / "costs.xlsx", results);
    const auto values = sample::formula_values(
        sample::unpacked(folder / "costs.xlsx", "xl/worksheets/sheet4.xml"));  // Headings
    std::map<std::string, std::int64_t> totals;
    for (const auto& fields : lines_of(costs_csv(results))) {
        if (fields[row] == "total") totals[fields[prices] + fields[year]] = pence(fields[mean]);
    }
    // Four headings, their sum, and a line between: base in rows 2 to 7.
    std::size_t used = 0;
    for (std::size_t h = 0; h < model::cost_heading_count; ++h) {
        used += results.money.is_used(static_cast<model::CostHeading>(h)) ? 1 : 0;
    }
    const auto total_row = [&](std::size_t block) {
        return std::to_string(2 + (used + 3) * block + used + 1);
    };
    const char* kinds[] = {"base", "nominal", "discounted"};
    const char* years[] = {"2013-14", "2014-15", "2015-16"};
    for (std::size_t kind = 0; kind < 3; ++kind) {
        for (std::size_t y = 0; y < 3; ++y) {
            const std::string at = std::string{"CDE"[y]} + total_row(kind);
            ASSERT_TRUE(values.contains(at)) << at;
            EXPECT_EQ(pence(values.at(at)), totals[std::string{kinds[kind]} + years[y]]) << at;
        }
    }
}

TEST_F(MoneyOfARun, TheWorkbookIsTheSameToTheByteWhenWrittenAgain) {
    const sample::Folder folder;
    write_costs_workbook(folder / "a.xlsx", results);
    write_costs_workbook(folder / "b.xlsx", results);
    EXPECT_EQ(sample::text_of(folder / "a.xlsx"), sample::text_of(folder / "b.xlsx"));
}

TEST_F(MoneyOfARun, TheReportHasTheCsvsTotals) {
    const std::string page = write_report(results);
    for (const auto& fields : lines_of(costs_csv(results))) {
        if (fields[row] != "total" || fields[prices] == "discounted") continue;
        EXPECT_NE(page.find("£" + fields[mean]), std::string::npos) << fields[mean];
    }
    const model::Scenario without = sample::scenario();
    EXPECT_EQ(write_report(sample::results(without)).find("id=\"money\""), std::string::npos);
}

}  // namespace
}  // namespace kinflow::results
