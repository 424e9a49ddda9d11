#include "sim/run/openings.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/small_scenario.h"

namespace kinflow::run {
namespace {

TEST(Histories, AreEightInTurnOrAsManyAsThereAreReplications) {
    EXPECT_EQ(Histories::of(200).count, 8);
    EXPECT_EQ(Histories::of(3).count, 3);
    EXPECT_EQ(Histories::of(0).count, 1);
}

TEST(Histories, OfAllMembersAreDifferentOnesAndAtLeastEight) {
    for (const int members : {1, 3, 8, 80}) {
        std::set<int> all;
        int made = 0;
        for (int member = 0; member < members; ++member) {
            const Histories own = Histories::of_member(member, members);
            for (int i = 0; i < own.count; ++i) all.insert(own.first + own.every * i);
            made += own.count;
        }
        EXPECT_EQ(static_cast<int>(all.size()), made) << members;
        EXPECT_GE(made, 8);
    }
}

TEST(Openings, AreTakenInTurnByTheReplicationsOfAMember) {
    const model::Scenario scenario = test::small_scenario();
    const model::Compiled compiled{scenario};
    const Openings plain{compiled, 1, Histories::of(20), 2};
    EXPECT_NE(&plain.of(0), &plain.of(1));
    EXPECT_EQ(&plain.of(0), &plain.of(8));
    // The second of three members has replications 1, 4, 7, 10, ... and three histories.
    const Openings member{compiled, 1, Histories::of_member(1, 3)};
    EXPECT_NE(&member.of(1), &member.of(4));
    EXPECT_NE(&member.of(4), &member.of(7));
    EXPECT_EQ(&member.of(1), &member.of(10));
}

}  // namespace
}  // namespace kinflow::run
