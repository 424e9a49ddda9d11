#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "sim/scenario/load_comparison.h"
#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string file = "policies/p.yaml";

std::string policy_of(const std::string& body, const std::string& name = "p") {
    return "kinflow: policy\nname: " + name + "\ntitle: A policy\n" + body;
}

Texts with(const std::string& body) {
    Texts texts = small_scenario();
    texts[file] = policy_of(body);
    return texts;
}

LoadedComparison load(const Texts& texts, const std::vector<std::string>& policies = {file},
                      const PerceivedNeed& perceived = {}) {
    return load_comparison_text(texts, area_file, policies, perceived);
}

std::vector<std::string> faults(const LoadedComparison& loaded) {
    std::vector<std::string> lines;
    for (const core::Fault& fault : loaded.faults) lines.push_back(core::to_string(fault));
    return lines;
}

/// The only policy of a comparison that has no faults.
model::Policy the_policy(const std::string& body) {
    LoadedComparison loaded = load(with(body));
    EXPECT_THAT(faults(loaded), ElementsAre());
    if (!loaded.baseline) throw std::logic_error("the policy has faults");
    return std::move(loaded.policies.front());
}

/// The only fault.
std::string the_fault(const std::string& body) {
    const auto all = faults(load(with(body)));
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? "" : all.front();
}

std::vector<std::string> dates(const model::Policy& policy) {
    std::vector<std::string> all;
    for (const auto& phase : policy.phases) all.push_back(core::to_iso(phase.from));
    return all;
}

std::string change(const std::string& words) {
    return "changes:\n  - {" + words + ", from: 2013-06-01, policy: a choice}\n";
}

double staff(const model::DatedScenario& phase) {
    return phase.scenario.teams[1].full_time_equivalents;
}

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

// ---- Levers ----

std::string lever(const std::string& words) {
    return "levers:\n  - {lever: " + words + ", from: 2013-06-01, policy: a choice}\n";
}

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

// ---- What cannot be ----

TEST(PolicyFaults, NameTheNearestParameter) {
    EXPECT_EQ(the_fault(change("parameter: teams.wokers.staff, set: 3")),
              "policies/p.yaml:5:42: error: changes[0]: there is no `wokers` in `teams`; did you "
              "mean `workers`?");
    EXPECT_THAT(the_fault(change("parameter: stages.contact.rotes, set: 3")),
                HasSubstr("did you mean `routes`?"));
    EXPECT_THAT(the_fault(change("parameter: stage.contact.noise, set: 3")),
                HasSubstr("did you mean `stages`?"));
    EXPECT_THAT(the_fault(change("parameter: care.proceedings, set: 3")),
                HasSubstr("goes on with one of: mean, shape"));
    EXPECT_THAT(the_fault(change("parameter: start_stocks.looked_after, set: 3")),
                HasSubstr("the same under every policy"));
}

TEST(PolicyFaults, NameTheNearestLeverAndThing) {
    EXPECT_THAT(the_fault(lever("treshold, of: contact, add: 0.3")),
                HasSubstr("did you mean `threshold`?"));
    EXPECT_THAT(the_fault(lever("threshold, of: contakt, add: 0.3")),
                HasSubstr("there is no stage `contakt`; did you mean `contact`?"));
    EXPECT_THAT(the_fault(lever("reunification, add: 0.3")), HasSubstr("is written with: scale"));
    EXPECT_THAT(the_fault("measure: looked_after\n"), HasSubstr("there is no measure"));
}

TEST(PolicyFaults, AreDatesOutsideTheHorizon) {
    const std::string early =
        "changes:\n  - {parameter: teams.workers.staff, set: 3, from: 2013-03-01, policy: x}\n";
    EXPECT_THAT(the_fault(early),
                HasSubstr("the first day, 2013-03-01, lies outside the days that are simulated, "
                          "2013-04-01 to 2014-03-31"));
    const std::string ramp =
        "changes:\n  - {parameter: teams.workers.staff, set: 3, from: 2013-06-01, ramp: {until: "
        "2015-01-01}, policy: x}\n";
    EXPECT_THAT(the_fault(ramp), HasSubstr("the end of the ramp, 2015-01-01"));
    const std::string backwards =
        "changes:\n  - {parameter: teams.workers.staff, set: 3, from: 2013-06-01, to: 2013-05-01, "
        "policy: x}\n";
    EXPECT_THAT(the_fault(backwards), HasSubstr("the change ends before it is whole"));
}

TEST(PolicyFaults, AreSizesWithoutASource) {
    EXPECT_THAT(the_fault("changes:\n  - {parameter: teams.workers.staff, set: 3, from: "
                          "2013-06-01}\n"),
                HasSubstr("nothing says where the size of the change comes from"));
    EXPECT_THAT(the_fault("levers:\n  - {lever: staff, of: workers, set: 3, from: 2013-06-01}\n"),
                HasSubstr("and no study gives it"));
}

TEST(PolicyFaults, AreThoseThatTheScenarioWouldHave) {
    EXPECT_THAT(the_fault(change("parameter: care.siblings_together, set: 3")),
                HasSubstr("is out of range"));
    // The cut of the first route above that of the second.
    EXPECT_THAT(the_fault(change("parameter: stages.contact.routes.assessment.cut, set: 5")),
                HasSubstr("so policy `p` makes it from 2013-06-01"));
    EXPECT_THAT(the_fault(change("parameter: teams.workers.staff, set: many")),
                HasSubstr("a number is needed"));
    EXPECT_THAT(the_fault(change("parameter: teams.workers.staff, set: 3, unit: children")),
                HasSubstr("has no unit `children`"));
    EXPECT_THAT(the_fault(change("parameter: demand.channels.police.ages, set: [1, 2]")),
                HasSubstr("found 2 numbers; `demand.channels.police.ages[0]` holds 5 numbers"));
}

}  // namespace
}  // namespace kinflow::scenario::test
