#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/scenario/policy_texts.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// ---- What a change does ----

TEST(Policies, WithoutChangesHaveNoPhase) { EXPECT_THAT(dates(the_policy("")), ElementsAre()); }

TEST(Policies, ThatMultiplyByOneHaveNoPhase) {
    EXPECT_THAT(dates(the_policy(change("parameter: teams.workers.staff, scale: 1"))),
                ElementsAre());
}

TEST(Policies, SetScaleAndAddFromTheirDayOn) {
    const auto set = the_policy(change("parameter: teams.workers.staff, set: 44"));
    EXPECT_THAT(dates(set), ElementsAre("2013-06-01"));
    EXPECT_DOUBLE_EQ(staff(set.phases[0]), 44.0);
    EXPECT_DOUBLE_EQ(
        staff(the_policy(change("parameter: teams.workers.staff, scale: 1.5")).phases[0]), 45.0);
    EXPECT_DOUBLE_EQ(staff(the_policy(change("parameter: teams.workers.staff, add: -5")).phases[0]),
                     25.0);
}

TEST(Policies, ReachRoutesByTheirTargetAndExitsByTheirReason) {
    const auto cut =
        the_policy(change("parameter: stages.contact.routes.assessment.cut, add: 0.25"));
    EXPECT_DOUBLE_EQ(cut.phases[0].scenario.pathway.stages[0].routes[1].cut, 1.05);
    const auto by_index =
        the_policy(change("parameter: 'stages.contact.routes[1].cut', add: 0.25"));
    EXPECT_DOUBLE_EQ(by_index.phases[0].scenario.pathway.stages[0].routes[1].cut, 1.05);
    const auto rate =
        the_policy(change("parameter: care.exits.return_home.section_20.rates, scale: 2"));
    EXPECT_DOUBLE_EQ(rate.phases[0].scenario.care.exits[0].rates[1][2], 4.0);
}

TEST(Policies, ReachOneNumberOfAListAndListsAsAWhole) {
    const auto one = the_policy(change("parameter: 'demand.channels.police.ages[4]', set: 7"));
    EXPECT_DOUBLE_EQ(one.phases[0].scenario.channels[0].age_mix[4], 7.0);
    EXPECT_DOUBLE_EQ(one.phases[0].scenario.channels[0].age_mix[3], 2.0);
    const auto all = the_policy(change("parameter: demand.channels.*.ages, set: [5, 4, 3, 2, 1]"));
    EXPECT_DOUBLE_EQ(all.phases[0].scenario.channels[0].age_mix[0], 5.0);
}

TEST(Policies, ReachOneParameterOfADistributionAndScaleAllItsTimes) {
    const auto mean = the_policy(change("parameter: care.proceedings.mean, set: 182, unit: days"));
    EXPECT_NEAR(mean.phases[0].scenario.care.proceedings.distribution.mean(), 182.0, 1e-9);
    const auto whole = the_policy(change("parameter: care.family_finding, scale: 2"));
    EXPECT_NEAR(whole.phases[0].scenario.care.family_finding.distribution.mean(),
                15.0 * core::days_per_year / 12.0, 1e-6);
}

TEST(Policies, SetPlacesToUnlimitedAndBack) {
    const auto policy =
        the_policy(change("parameter: placements.types.foster.places, set: unlimited"));
    EXPECT_LT(policy.phases[0].scenario.placements.types[0].places, 0);
    const auto limited = the_policy(change("parameter: placements.types.home.places, set: 6"));
    EXPECT_EQ(limited.phases[0].scenario.placements.types[1].places, 6);
}

TEST(Policies, RampDayByDayInMonthlySteps) {
    const auto policy = the_policy(
        "changes:\n  - {parameter: teams.workers.staff, add: 92, from: 2013-06-01, ramp: {until: "
        "2013-09-01}, policy: a choice}\n");
    // June, July and August have 30, 31 and 31 days.
    EXPECT_THAT(dates(policy), ElementsAre("2013-07-01", "2013-08-01", "2013-09-01"));
    EXPECT_DOUBLE_EQ(staff(policy.phases[0]), 30.0 + 30.0);
    EXPECT_DOUBLE_EQ(staff(policy.phases[1]), 30.0 + 61.0);
    EXPECT_DOUBLE_EQ(staff(policy.phases[2]), 30.0 + 92.0);
}

TEST(Policies, EndWhereTheBaselineWas) {
    const auto policy = the_policy(
        "changes:\n  - {parameter: teams.workers.staff, scale: 1.1, from: 2013-06-01, to: "
        "2013-08-15, policy: a choice}\n");
    EXPECT_THAT(dates(policy), ElementsAre("2013-06-01", "2013-08-15"));
    EXPECT_EQ(staff(policy.phases[1]), 30.0);
}

TEST(Policies, CarryTheirSourceIntoTheProvenance) {
    const auto policy = the_policy(
        "changes:\n  - {parameter: care.proceedings.mean, set: 20, from: 2013-06-01, source: "
        "reports.proceedings}\n");
    const auto& rows = policy.phases[0].scenario.provenance;
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [](const auto& r) { return r.path == "care.proceedings"; });
    ASSERT_NE(row, rows.end());
    EXPECT_EQ(row->file, file);
    EXPECT_EQ(row->standing, model::Standing::observed);
    EXPECT_THAT(row->value, HasSubstr("mean 20"));
    EXPECT_EQ(policy.changes[0].baseline, "28");
    EXPECT_EQ(policy.changes[0].where, "A report, page 5");
}

// ---- Several policies ----

TEST(JoinedPolicies, AreSetThenScaledThenAddedToInWhateverOrder) {
    Texts texts = small_scenario();
    texts["a.yaml"] = policy_of(change("parameter: teams.workers.staff, add: 3"), "a");
    texts["b.yaml"] = policy_of(change("parameter: teams.workers.staff, scale: 2"), "b");
    texts["c.yaml"] = policy_of(change("parameter: teams.workers.staff, set: 10"), "c");
    const auto loaded = load(texts, {"a.yaml+b.yaml+c.yaml", "c.yaml+a.yaml+b.yaml", "a.yaml"});
    ASSERT_THAT(faults(loaded), ElementsAre());
    EXPECT_EQ(loaded.policies[0].name, "a+b+c");
    EXPECT_DOUBLE_EQ(staff(loaded.policies[0].phases[0]), 23.0);
    EXPECT_DOUBLE_EQ(staff(loaded.policies[1].phases[0]), 23.0);
    EXPECT_DOUBLE_EQ(staff(loaded.policies[2].phases[0]), 33.0);
}

TEST(JoinedPolicies, MayBeNamedInAFile) {
    Texts texts = with("combine: [a.yaml, b.yaml]\n");
    texts["policies/a.yaml"] = policy_of(change("parameter: teams.workers.staff, add: 3"), "a");
    texts["policies/b.yaml"] = policy_of(change("parameter: teams.workers.staff, scale: 2"), "b");
    const auto loaded = load(texts);
    ASSERT_THAT(faults(loaded), ElementsAre());
    EXPECT_DOUBLE_EQ(staff(loaded.policies[0].phases[0]), 63.0);
    EXPECT_THAT(loaded.policies[0].files, ElementsAre("policies/a.yaml", "policies/b.yaml"));
}

TEST(JoinedPolicies, ThatSetTheSameNumberAtTheSameTimeClash) {
    Texts texts = small_scenario();
    texts["a.yaml"] = policy_of(change("parameter: teams.workers.staff, set: 3"), "a");
    texts["b.yaml"] = policy_of(change("parameter: teams.*.staff, set: 4"), "b");
    EXPECT_THAT(faults(load(texts, {"a.yaml", "b.yaml"})), ElementsAre());
    const auto all = faults(load(texts, {"a.yaml+b.yaml"}));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_THAT(all[0], HasSubstr("`b` at b.yaml:5 and `a` at a.yaml:5 both set "
                                  "`teams.workers.staff` at the same time"));
}

TEST(JoinedPolicies, MaySetTheSameNumberOneAfterTheOther) {
    Texts texts = small_scenario();
    texts["a.yaml"] = policy_of(
        "changes:\n  - {parameter: teams.workers.staff, set: 3, from: 2013-05-01, to: 2013-06-01, "
        "policy: a choice}\n",
        "a");
    texts["b.yaml"] = policy_of(change("parameter: teams.workers.staff, set: 4"), "b");
    EXPECT_THAT(faults(load(texts, {"a.yaml+b.yaml"})), ElementsAre());
}

}  // namespace
}  // namespace kinflow::scenario::test
