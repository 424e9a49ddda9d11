#include "sim/model/matching.h"

#include "sim/model/district.h"
#include "sim/model/households.h"
#include "sim/model/placing.h"
#include "tests/support/three_siblings.h"

namespace kinflow::model {
namespace {

constexpr PlacementTypeId own{test::own_foster};

class Matching : public test::ThreeSiblings {
  protected:
    Matching() : ThreeSiblings{quiet()} {}
    [[nodiscard]] Match best(double age, int together = 1, double luck = 0.0) const {
        Wanted wanted;
        wanted.age = age;
        wanted.family = FamilyId{0};
        wanted.district = home_district(world_, FamilyId{0});
        wanted.together = together;
        wanted.luck = luck;
        return best_household(world_, own, wanted);
    }
    FosterHousehold& for_ages(std::uint8_t from, std::uint8_t to) {
        FosterHousehold& home = add_home(1);
        home.from_age = from;
        home.to_age = to;
        return home;
    }
    void expect_all_in_one_home() {
        for (std::uint32_t child = 1; child < 3; ++child) {
            EXPECT_EQ(record(child).placement, own);
            EXPECT_EQ(record(child).household, record(0).household);
            EXPECT_FALSE(record(child).poor_match);
        }
    }
};

TEST_F(Matching, AHouseholdForTheAgeComesBeforeOneThatMissesItWhereverTheSearchBegins) {
    for_ages(5, 18);
    for_ages(0, 5);
    for_ages(5, 18);
    for (const double luck : {0.0, 0.4, 0.9}) {
        EXPECT_EQ(best(4.0, 1, luck).household, 1U);
        EXPECT_FALSE(best(4.0, 1, luck).poor);
        EXPECT_NE(best(11.0, 1, luck).household, 1U);
    }
}

TEST_F(Matching, AnAgeMissedByNoMoreThanTheToleranceIsAPoorMatch) {
    for_ages(5, 10);
    EXPECT_EQ(best(11.5).household, 0U);
    EXPECT_TRUE(best(11.5).poor);
    EXPECT_TRUE(best(3.5).poor);
    EXPECT_EQ(best(12.5).household, no_household);
    EXPECT_EQ(best(2.5).household, no_household);
}

TEST_F(Matching, AChildAboutToBeBornIsPlacedAsOneJustBorn) {
    for_ages(0, 5);
    EXPECT_FALSE(best(-0.2).poor);
}

TEST_F(Matching, NominalPlacesAreNotUsablePlaces) {
    add_home(2).unused = true;
    add_home(2).closing = true;
    add_home(2).gone = true;
    add_home(2).rests_until = 10;
    add_home(2).placed = 2;
    EXPECT_EQ(best(8.0).household, no_household);
    world_.now = 10;
    EXPECT_EQ(best(8.0).household, 3U);
}

TEST_F(Matching, AHouseholdMayKeepItsPlacesForBrothersAndSisters) {
    FosterHousehold& home = add_home(2);
    home.placed = 1;
    home.family = FamilyId{1};
    home.takes_unrelated = false;
    EXPECT_EQ(best(8.0).household, no_household);
    world_.homes[test::own_foster].households[0].family = FamilyId{0};
    EXPECT_EQ(best(8.0).household, 0U);
}

TEST_F(Matching, TheDistrictOfTheFamilyComesFirstAndThenTheFewestPlacesToSpare) {
    const std::uint8_t here = home_district(world_, FamilyId{0});
    const std::uint8_t there = here == 0 ? 1 : 0;
    add_home(1, there);
    add_home(3, here);
    EXPECT_EQ(best(8.0).household, 1U);
    add_home(1, here);
    EXPECT_EQ(best(8.0).household, 2U);
}

TEST_F(Matching, BrothersAndSistersLiveTogetherWhenAHouseholdFits) {
    for (int i = 0; i < 5; ++i) add_home(1);
    add_home(3);
    for (int i = 0; i < 5; ++i) add_home(2);
    take();
    expect_all_in_one_home();
    EXPECT_EQ(record(0).household, 5U);
    EXPECT_EQ(seen_.flow(Flow::siblings_placed), 2);
    EXPECT_EQ(seen_.flow(Flow::siblings_placed_together), 2);
    EXPECT_EQ(seen_.flow(Flow::poor_matches), 0);
}

TEST_F(Matching, BrothersAndSistersWhomNoHouseholdTakesTogetherArePlacedApart) {
    for (int i = 0; i < 4; ++i) add_home(3).takes_siblings = false;
    take();
    EXPECT_NE(record(1).household, record(0).household);
    EXPECT_NE(record(2).household, record(0).household);
    EXPECT_TRUE(record(0).poor_match);
    EXPECT_EQ(seen_.flow(Flow::siblings_placed_together), 0);
    EXPECT_EQ(seen_.flow(Flow::poor_matches), 2);  // the last has nobody left to be parted from
}

TEST_F(Matching, ASisterWhoComesLaterJoinsTheHouseholdThatHasRoom) {
    for (int i = 0; i < 5; ++i) add_home(1);
    add_home(3);
    take();
    record(2).reason = CareExit::return_home;
    leave_care(world_, ChildId{2});
    EXPECT_EQ(world_.homes[test::own_foster].households[5].placed, 2);
    enter_stage(world_, FamilyId{0}, test::stage_id(StageKind::child_in_need_plan));
    take();
    EXPECT_EQ(record(2).household, 5U);
}

TEST_F(Matching, AChildForWhomNoHouseholdWillDoFallsToTheNextType) {
    for_ages(16, 18);
    take();
    for (std::uint32_t child = 0; child < 3; ++child) {
        EXPECT_EQ(record(child).placement, PlacementTypeId{test::bought_foster});
        EXPECT_EQ(record(child).household, no_household);
    }
}

TEST_F(Matching, AShareOfTheHouseholdsSuitsAChildAndAlwaysTheSame) {
    for (int i = 0; i < 400; ++i) add_home(1);
    scenario_.placements.types[test::own_foster].households->suits = 0.25;
    const Compiled tables{scenario_};
    world_.phase = &tables;
    int suited = 0;
    auto& households = world_.homes[test::own_foster].households;
    for (std::uint32_t i = 0; i < 400; ++i) {
        for (std::uint32_t k = 0; k < 400; ++k) {
            households[k].number = k;
            households[k].unused = k != i;
        }
        const std::uint32_t found = best(8.0).household;
        EXPECT_EQ(best(8.0, 1, 0.7).household, found);
        suited += found == i ? 1 : 0;
    }
    EXPECT_NEAR(suited, 100, 30);  // three and a half standard deviations
    scenario_.placements.types[test::own_foster].households->suits = 0.0;
    const Compiled none{scenario_};
    world_.phase = &none;
    EXPECT_EQ(best(8.0).household, no_household);
}

TEST_F(Matching, ATypeThatComesAfterAnotherIsUsedWhenTheFirstHasNoHomeThatSuits) {
    scenario_.placements.types[test::own_foster].preference = {};
    scenario_.placements.types[test::bought_foster].preference = {1, 1, 1, 1, 1};
    scenario_.placements.types[test::bought_foster].only_after = {own};
    const Compiled tables{scenario_};
    world_.phase = &tables;
    add_home(3);
    take();
    expect_all_in_one_home();
    change_placement(world_, ChildId{0});  // no second household
    EXPECT_EQ(record(0).placement, PlacementTypeId{test::bought_foster});
}

TEST_F(Matching, AHistoryWithoutHouseholdsSendsChildrenToTheTypeThatTheyPreferAtOnce) {
    scenario_.placements.types[test::own_foster].preference = {};
    scenario_.placements.types[test::bought_foster].preference = {1, 1, 1, 1, 1};
    scenario_.placements.types[test::bought_foster].only_after = {own};
    const Compiled tables{scenario_};
    world_.phase = &tables;
    world_.limits = Limits::none;
    for (Homes& homes : world_.homes) homes = {};
    take();
    for (std::uint32_t child = 0; child < 3; ++child) {
        EXPECT_EQ(record(child).placement, PlacementTypeId{test::bought_foster});
    }
}

}  // namespace
}  // namespace kinflow::model
