// The section `costs` on a small area: what is read, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "sim/model/cost_parameters.h"
#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const char* const workforce = R"(workforce:
  grades:
    worker:
      label: Social worker
      pay: {value: 40000, unit: gbp per year, prices: 2014, assumed: a guess}
      turnover: {value: 0.1, unit: per year, assumed: a guess}
      time_to_fill: {distribution: constant, value: 3, unit: months, assumed: a guess}
  time:
    week: {value: 37, unit: hours per week, assumed: usual}
    leave: {value: 38, unit: days per year, assumed: usual}
    training: {value: 5, unit: days per year, assumed: usual}
    direct_share: {value: 1, unit: share, assumed: a guess}
  sickness:
    spells: {value: 1, unit: per year, assumed: a guess}
    length: {distribution: constant, value: 5, unit: days, assumed: a guess}
  overload: {value: 1, unit: ratio, assumed: a guess}
  newly_qualified:
    share: {value: 0, unit: share, assumed: a guess}
    caseload: {value: 1, unit: share, assumed: a guess}
    length: {value: 1, unit: years, assumed: a guess}
  agency:
    cover: {value: 0, unit: share, assumed: a guess}
    time_to_cover: {distribution: constant, value: 1, unit: months, assumed: a guess}
    turnover: {value: 1, unit: per year, assumed: a guess}
    premium: {value: 1.5, unit: ratio, assumed: a guess}
  reallocation: {distribution: constant, value: 1, unit: days, assumed: a guess}
  change_of_worker: {value: 1, unit: share, assumed: a guess}
  start:
    vacant: {value: 0, unit: fte, assumed: a guess}
    agency: {value: 0, unit: share, assumed: a guess}
)";

const char* const costs = R"(costs:
  price_base: 2013
  index: {from: 2012, values: [95, 100, 102], unit: index, assumed: a guess}
  later_inflation: {value: 0.02, unit: per year, assumed: a guess}
  discount_rate: {value: 0.035, unit: per year, assumed: a rule}
  overheads: {value: 0.2, unit: ratio, assumed: a guess}
  teams: {front_door: social_work, workers: social_work}
  placements:
    foster: {heading: fostering, price: {value: 51, unit: gbp per day, prices: 2014, assumed: a guess}}
    home: {heading: residential_care, price: {value: 3000, unit: gbp per week, prices: 2013, assumed: a guess of beds}}
  allowances:
    special_guardianship: {week: {value: 100, unit: gbp per week, prices: 2013, assumed: a guess}, receiving: {value: 75, unit: percent, assumed: a guess}}
    staying_put: {week: {value: 200, unit: gbp per week, prices: 2013, assumed: a guess}}
    leaving_care: {week: {value: 50, unit: gbp per week, prices: 2013, assumed: a guess}}
  processes:
    early_help: {value: 100, unit: gbp per child, prices: 2013, assumed: a guess}
    initial_conference: {value: 100, unit: gbp per child, prices: 2013, assumed: a guess}
    court_fee: {value: 2000, unit: gbp per child, prices: 2013, assumed: a guess}
    legal: {value: 5000, unit: gbp per child, prices: 2013, assumed: a guess}
    adoption_fee: {value: 27000, unit: gbp per child, prices: 2013, assumed: a guess}
    adoption_fee_share: {value: 0.3, unit: share, assumed: a guess}
  budget:
    - {year: 2013, heading: fostering, amount: {value: 1.5, unit: gbp million, policy: set in February}}
)";

Texts priced() {
    return with_change(small_scenario(), area_file, "demand:\n",
                       std::string{workforce} + costs + "demand:\n");
}

Texts changed(const std::string& from, const std::string& to) {
    return with_change(priced(), area_file, from, to);
}

model::Scenario loaded(const Texts& texts) {
    auto made = load_scenario_text(texts, area_file, {});
    EXPECT_TRUE(made.scenario) << ::testing::PrintToString(faults_of(texts));
    return made.scenario ? std::move(*made.scenario) : model::Scenario{};
}

const model::CostLine& line(const model::Scenario& scenario, const std::string& name) {
    for (const model::CostLine& found : scenario.costs.lines) {
        if (found.name == name) return found;
    }
    throw std::out_of_range(name);
}

TEST(CostsSection, BringsEveryPriceToThePriceBase) {
    const model::Scenario scenario = loaded(priced());
    EXPECT_NEAR(line(scenario, "placement.foster").price, 51.0 * 7.0 / 1.02, 1e-9);
    EXPECT_EQ(line(scenario, "placement.home").price, 3000.0);
    EXPECT_NEAR(line(scenario, "staff.workers.worker.permanent").price, 40000.0 / 1.02, 1e-9);
    EXPECT_NEAR(line(scenario, "staff.workers.worker.agency").price, 60000.0 / 1.02, 1e-9);
    EXPECT_EQ(line(scenario, "allowance.special_guardianship").price, 75.0);
    EXPECT_NEAR(line(scenario, "process.adoption_fee").price, 8100.0, 1e-9);
    ASSERT_EQ(scenario.costs.budget.size(), 1U);
    EXPECT_EQ(scenario.costs.budget[0].pounds, 1.5e6);
}

TEST(CostsSection, SaysWhereEachPriceStands) {
    const model::Scenario scenario = loaded(priced());
    for (const model::CostLine& cost : scenario.costs.lines) {
        EXPECT_TRUE(std::ranges::any_of(scenario.provenance, [&](const model::Provenance& row) {
            return row.path == cost.path;
        })) << cost.path;
    }
}

TEST(CostsSection, MayBeLeftOut) { EXPECT_FALSE(loaded(small_scenario()).costs.present()); }

TEST(CostsSection, NeedsTheYearOfAPrice) {
    const Texts texts =
        changed("prices: 2013, assumed: a guess of beds", "assumed: a guess of beds");
    EXPECT_THAT(faults_of(texts),
                ElementsAre(HasSubstr("costs.placements.home.price.prices: missing")));
}

TEST(CostsSection, NeedsAPriceForEveryPlacementType) {
    const Texts texts = changed(
        "    home: {heading: residential_care, price: {value: 3000, unit: gbp per week, prices: "
        "2013, assumed: a guess of beds}}\n",
        "");
    EXPECT_THAT(faults_of(texts), ElementsAre(HasSubstr("costs.placements.home: missing")));
}

TEST(CostsSection, NeedsAHeadingForEveryTeam) {
    EXPECT_THAT(faults_of(changed(", workers: social_work}", "}")),
                ElementsAre(HasSubstr("costs.teams.workers: missing")));
    EXPECT_THAT(faults_of(changed("workers: social_work}", "workers: social_works}")),
                ElementsAre(HasSubstr("did you mean `social_work`?")));
}

TEST(CostsSection, RefusesAYearBeforeTheIndex) {
    EXPECT_THAT(faults_of(changed("prices: 2013, assumed: a guess of beds",
                                  "prices: 2011, assumed: a guess of beds")),
                ElementsAre(HasSubstr("costs.placements.home.price.prices: 2011 is before the "
                                      "price index begins, in 2012")));
    EXPECT_THAT(faults_of(changed("prices: 2014, assumed: a guess}\n      turnover",
                                  "prices: 2010, assumed: a guess}\n      turnover")),
                Contains(HasSubstr("workforce.grades.worker.pay.prices: 2010 is before")));
}

TEST(CostsSection, RefusesASecondBudgetOfAHeading) {
    const std::string budget =
        "    - {year: 2013, heading: fostering, amount: {value: 1, unit: gbp, policy: again}}\n";
    EXPECT_THAT(faults_of(changed("demand:\n", budget + "demand:\n")),
                ElementsAre(HasSubstr("costs.budget[1]: this heading has a budget for the year")));
}

TEST(CostsSection, NeedsThePayOfGrades) {
    const Texts texts =
        with_change(small_scenario(), area_file, "demand:\n", std::string{costs} + "demand:\n");
    EXPECT_THAT(faults_of(texts), ElementsAre(HasSubstr("costs need `workforce.grades`")));
}

}  // namespace
}  // namespace kinflow::scenario::test
