#include "results/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

TEST(Layout, PeriodsAreTheWholeMonthsThenTheWholeFinancialYears) {
    const auto scenario = sample::scenario();
    const Layout layout = make_layout(scenario);
    ASSERT_EQ(layout.periods.size(), 19U);
    EXPECT_EQ(layout.periods.front().label, "2013-01");
    EXPECT_EQ(layout.periods[17].label, "2014-06");
    EXPECT_EQ(layout.periods[18].label, "2013-14");
    EXPECT_EQ(layout.periods[18].first_month, 3);
    EXPECT_EQ(layout.periods[18].last_month, 14);
    EXPECT_EQ(layout.months, 18);
}

TEST(Layout, AMonthThatIsSimulatedInPartIsNoPeriod) {
    auto scenario = sample::scenario();
    scenario.start = *core::parse_date("2013-01-02");
    scenario.end = *core::parse_date("2014-06-30");
    const Layout layout = make_layout(scenario);
    EXPECT_EQ(layout.periods.front().label, "2013-02");
    EXPECT_EQ(layout.periods.front().first_month, 1);
    EXPECT_EQ(layout.periods[layout.periods.size() - 2].label, "2014-05");
}

TEST(Layout, AYearThatIsSimulatedInPartIsNoFinancialYear) {
    auto scenario = sample::scenario();
    scenario.start = *core::parse_date("2013-04-02");
    const Layout layout = make_layout(scenario);
    EXPECT_FALSE(layout.find_period(TimeIdentifier::financial_year, "2013-14"));
    ASSERT_EQ(layout.flow_years.size(), 1U);
    EXPECT_EQ(layout.flow_years[0].label, "2013-05 to 2014-06");
}

TEST(Layout, AScenarioOfLessThanAMonthHasNoPeriods) {
    auto scenario = sample::scenario();
    scenario.end = *core::parse_date("2013-01-20");
    const Layout layout = make_layout(scenario);
    EXPECT_TRUE(layout.periods.empty());
    EXPECT_TRUE(layout.flow_years.empty());
    EXPECT_EQ(layout.size(), assessment_bins);
}

TEST(Layout, SlotsAreDistinctAndFillTheRecord) {
    auto scenario = sample::scenario();
    scenario.targets.resize(2);
    const Layout layout = make_layout(scenario);
    std::set<std::size_t> slots;
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        for (std::size_t p = 0; p < layout.periods.size(); ++p) slots.insert(layout.slot(r, p));
    }
    for (std::size_t t = 0; t < 2; ++t) slots.insert(layout.target_slot(t));
    for (std::size_t from = 0; from < layout.stages; ++from) {
        for (std::size_t to = 0; to < layout.stages; ++to) {
            slots.insert(layout.moved_slot(0, from, to));
        }
    }
    for (std::size_t bin = 0; bin < assessment_bins; ++bin) {
        slots.insert(layout.histogram_slot(bin));
    }
    EXPECT_EQ(slots.size(), layout.size());
    EXPECT_EQ(*slots.rbegin(), layout.size() - 1);
}

TEST(Layout, RowsAreFoundByMeasureBreakdownAndLevel) {
    const auto scenario = sample::scenario();
    const Layout layout = make_layout(scenario);
    const auto row = layout.find_row("contacts", "channel", "schools");
    ASSERT_TRUE(row);
    EXPECT_EQ(layout.rows[*row].level_label, "Schools, and colleges");
    EXPECT_EQ(layout.rows[*row].level_index, 1U);
    EXPECT_TRUE(layout.find_row("contacts"));
    EXPECT_FALSE(layout.find_row("placement_share"));  // exists by placement type only
    EXPECT_FALSE(layout.find_row("contacts", "channel", "nobody"));
}

}  // namespace
}  // namespace kinflow::results
