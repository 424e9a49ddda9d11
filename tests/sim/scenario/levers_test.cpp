#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/scenario/policy_texts.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;

TEST(Levers, MoveWhatTheirNameSays) {
    const auto threshold = the_policy(lever("threshold, of: contact, add: 0.3"));
    const auto& routes = threshold.phases[0].scenario.pathway.stages[0].routes;
    EXPECT_DOUBLE_EQ(routes[1].cut, 1.1);
    EXPECT_DOUBLE_EQ(routes[2].cut, 3.8);
    EXPECT_DOUBLE_EQ(staff(the_policy(lever("staff, of: workers, add: 2")).phases[0]), 32.0);
    const auto demand = the_policy(lever("demand, scale: 1.1"));
    EXPECT_NEAR(demand.phases[0].scenario.channels[0].families_per_10000, 220.0, 1e-9);
    EXPECT_EQ(demand.changes[0].lever, "demand");
}

TEST(Levers, WaitForRecruitment) {
    const auto policy = the_policy(lever("staff, of: workers, add: 2, recruitment_months: 2"));
    EXPECT_THAT(dates(policy), ElementsAre("2013-08-01"));
}

TEST(Levers, FindTheCutThatSendsAShareOn) {
    std::vector<double> seen;
    for (int i = 0; i < 1000; ++i) seen.push_back(i / 250.0);  // 0 to 4, evenly
    const PerceivedNeed perceived = [&](const model::Scenario&, model::StageId) { return seen; };
    const auto loaded = load(with(lever("threshold, of: contact, share: 25, route: assessment")),
                             {file}, perceived);
    ASSERT_THAT(faults(loaded), ElementsAre());
    EXPECT_NEAR(loaded.policies[0].phases[0].scenario.pathway.stages[0].routes[1].cut, 3.0, 0.01);
}

}  // namespace
}  // namespace kinflow::scenario::test
