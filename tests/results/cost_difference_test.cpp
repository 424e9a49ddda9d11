#include "results/cost_difference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "results/comparison.h"
#include "results/comparison_workbook.h"
#include "results/cost_difference_csv.h"
#include "tests/results/sample.h"
#include "tests/support/priced.h"

namespace kinflow::results {
namespace {

model::Scenario priced() {
    model::Scenario made = sample::scenario();
    made.start = *core::parse_date("2013-04-01");
    made.end = *core::parse_date("2016-04-01");
    made = test::with_costs(std::move(made));
    made.costs.index = {73.13, 74.02, 74.53};
    for (model::CostLine& line : made.costs.lines) line.price = made.costs.in_base(line.found);
    return made;
}

/// Odd pence on every line; the policy doubles the price of the first line and saves on the last.
class CostsOfAPolicy : public testing::Test {
  protected:
    CostsOfAPolicy() {
        policy_.name = "more";
        policy_.title = "More";
        policy_.one_off.push_back({"more",
                                   "Setting up",
                                   model::CostHeading::fostering,
                                   2014,
                                   {1000.0, 2013},
                                   1000.0,
                                   "assumed",
                                   "a reason",
                                   "",
                                   "",
                                   0});
        for (int i = 0; i < 5; ++i) {
            Record record(layout_.size(), 0.0);
            for (std::size_t y = 0; y < layout_.cost_years.size(); ++y) {
                for (std::size_t line = 0; line < layout_.cost_lines; ++line) {
                    record[layout_.cost_slot(y, line) + 1] =
                        static_cast<double>(10007 * (line + 1) + 31 * y + 7 * i);
                }
            }
            before_.push_back(record);
            for (std::size_t y = 0; y < layout_.cost_years.size(); ++y) {
                record[layout_.cost_slot(y, 0) + 1] *= 2.0;
            }
            after_.push_back(record);
        }
        cost_ = make_cost_difference(scenario_, layout_, policy_, before_, after_);
    }
    model::Scenario scenario_ = priced();
    Layout layout_ = make_layout(scenario_);
    model::Policy policy_;
    std::vector<Record> before_;
    std::vector<Record> after_;
    CostDifference cost_;
};

TEST_F(CostsOfAPolicy, PartsAddUpToHeadingsAndTheTotalToThePenny) {
    ASSERT_EQ(cost_.years.size(), 3U);
    for (std::size_t y = 0; y < 3; ++y) {
        for (std::size_t prices = 0; prices < prices_count; ++prices) {
            std::int64_t parts = 0;
            std::int64_t headings = 0;
            for (const CostCell& cell : cost_.lines[y]) parts += cell.changes[prices].difference();
            for (const CostCell& cell : cost_.one_off[y]) {
                parts += cell.changes[prices].difference();
            }
            for (const CostCell& cell : cost_.headings[y]) {
                headings += cell.changes[prices].difference();
            }
            EXPECT_EQ(parts, cost_.totals[y].changes[prices].difference());
            EXPECT_EQ(headings, cost_.totals[y].changes[prices].difference());
        }
    }
}

TEST_F(CostsOfAPolicy, DoublingOnePriceDoublesItsLineAndNothingElse) {
    for (std::size_t y = 0; y < 3; ++y) {
        const CostChange& first = cost_.lines[y][0].in(Prices::base);
        EXPECT_EQ(first.with, 2 * first.without);
        for (std::size_t line = 1; line < layout_.cost_lines; ++line) {
            EXPECT_EQ(cost_.lines[y][line].in(Prices::base).difference(), 0);
        }
    }
}

TEST_F(CostsOfAPolicy, OneOffCostsFallInTheirYear) {
    EXPECT_EQ(cost_.one_off[0][0].in(Prices::base).difference(), 0);
    EXPECT_EQ(cost_.one_off[1][0].in(Prices::base).difference(), 100000);
    EXPECT_EQ(cost_.one_off[2][0].in(Prices::base).difference(), 0);
    EXPECT_DOUBLE_EQ(cost_.payback.back().chance, 0.0);
}

TEST_F(CostsOfAPolicy, APolicyThatChangesNothingCostsNothing) {
    const CostDifference same =
        make_cost_difference(scenario_, layout_, model::Policy{}, before_, before_);
    for (const CostCell& total : same.totals) {
        EXPECT_EQ(total.in(Prices::base).difference(), 0);
        EXPECT_DOUBLE_EQ(total.in(Prices::base).low, 0.0);
    }
    EXPECT_THROW((void)make_cost_difference(scenario_, layout_, policy_, before_, {}),
                 std::invalid_argument);
}

TEST_F(CostsOfAPolicy, TheFileHoldsTheSameTotals) {
    const Comparison comparison = make_comparison(scenario_, {&policy_}, {before_, after_}, {});
    std::istringstream text{cost_differences_csv(comparison)};
    std::string line;
    int totals = 0;
    while (std::getline(text, line)) {
        if (line.find(",total,") == std::string::npos) continue;
        if (line.find(",base,") == std::string::npos) continue;
        const std::int64_t pence =
            cost_.totals[static_cast<std::size_t>(totals++)].in(Prices::base).difference();
        const std::string pounds = std::to_string(pence / 100) + "." +
                                   (pence % 100 < 10 ? "0" : "") + std::to_string(pence % 100);
        EXPECT_NE(line.find("," + pounds + ","), std::string::npos) << line;
    }
    EXPECT_EQ(totals, 3);
}

/// The rows of headings are followed by their total and the running sum, in each kind of prices.
TEST_F(CostsOfAPolicy, TheWorkbookHasTheSameTotalsUnderNames) {
    const Comparison comparison = make_comparison(scenario_, {&policy_}, {before_, after_}, {});
    const sample::Folder folder;
    write_comparison_workbook(folder / "costs.xlsx", comparison);
    const auto values = sample::formula_values(
        sample::unpacked(folder / "costs.xlsx", "xl/worksheets/sheet3.xml"));  // Policies
    std::size_t used = 0;
    for (std::size_t h = 0; h < model::cost_heading_count; ++h) {
        used += cost_.is_used(static_cast<model::CostHeading>(h)) ? 1 : 0;
    }
    const std::string names = sample::text_of(folder / "xl/workbook.xml");
    const char* suffixes[] = {"", "_nominal", "_discounted"};
    for (std::size_t prices = 0; prices < prices_count; ++prices) {
        const std::size_t first = 3 + (used + 4) * prices;
        const std::string total = std::to_string(first + used);
        for (std::size_t y = 0; y < 3; ++y) {
            std::int64_t headings = 0;
            for (std::size_t row = first; row < first + used; ++row) {
                headings +=
                    std::llround(100.0 * std::stod(values.at("CDE"[y] + std::to_string(row))));
            }
            const std::int64_t pence = cost_.totals[y].changes[prices].difference();
            EXPECT_EQ(std::llround(100.0 * std::stod(values.at("CDE"[y] + total))), pence);
            EXPECT_EQ(headings, pence);
        }
        EXPECT_NE(names.find(std::string{"\"Cost_of_more"} + suffixes[prices] + "\">Policies!$C$" +
                             total + ":$E$" + total),
                  std::string::npos)
            << names;
    }
}

}  // namespace
}  // namespace kinflow::results
