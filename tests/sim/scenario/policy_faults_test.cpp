#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/scenario/policy_texts.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::HasSubstr;

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
