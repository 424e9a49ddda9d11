#include "sim/model/cost_lines.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/priced.h"
#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

using test::cost_line;

TEST(PriceIndex, GrowsAfterItsLastYear) {
    CostParameters costs;
    costs.index_from = 2013;
    costs.index = {50.0, 100.0};
    costs.later_growth = 0.1;
    EXPECT_EQ(costs.index_of(2013), 50.0);
    EXPECT_EQ(costs.index_of(2014), 100.0);
    EXPECT_NEAR(costs.index_of(2016), 121.0, 1e-9);
    EXPECT_EQ(costs.index_of(2012), 0.0);
}

TEST(CostLines, BringPricesToThePriceBase) {
    const Scenario scenario = test::with_costs(test::small_scenario());
    const auto price = [&](const char* name) {
        return scenario.costs.lines[cost_line(scenario, name)].price;
    };
    EXPECT_DOUBLE_EQ(price("placement.own_foster"), 100.0);     // of 2013-14 already
    EXPECT_DOUBLE_EQ(price("placement.bought_foster"), 100.0);  // 200 when prices have doubled
    EXPECT_DOUBLE_EQ(price("allowance.special_guardianship"), 40.0);  // half of them get 80
    EXPECT_DOUBLE_EQ(price("process.adoption_fee"), 2250.0);  // a quarter are from elsewhere
    EXPECT_DOUBLE_EQ(price("overheads.carers"), 0.25);
}

TEST(CostLines, PayAgencyWorkersTheirPremium) {
    Scenario scenario = test::small_scenario();
    scenario.workforce.agency.premium = 1.4;
    scenario = test::with_costs(std::move(scenario));
    EXPECT_DOUBLE_EQ(scenario.costs.lines[cost_line(scenario, "staff.carers.worker.agency")].price,
                     1.4 * 36525.0);
}

TEST(CostLines, HaveNamesOfTheirOwn) {
    const Scenario scenario = test::with_costs(test::small_scenario());
    std::set<std::string> names;
    for (const CostLine& line : scenario.costs.lines) names.insert(line.name);
    EXPECT_EQ(names.size(), scenario.costs.lines.size());
}

}  // namespace
}  // namespace kinflow::model
