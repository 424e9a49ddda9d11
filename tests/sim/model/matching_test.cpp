#include "sim/model/matching.h"

#include <algorithm>
#include <tuple>

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

TEST_F(Matching, AMoveLeadsToAnotherHousehold) {
    for (int i = 0; i < 2; ++i) add_home(3);
    take();
    for (int i = 0; i < 6; ++i) {
        const std::uint32_t before = record(0).household;
        change_placement(world_, ChildId{0});
        EXPECT_NE(record(0).household, before);
    }
}

/// Of all households the first of the best, looked at one by one.
std::uint32_t best_of_all(const World& world, const Wanted& wanted) {
    const auto& homes = world.homes[test::own_foster].households;
    const double tolerance = world.scenario().placements.matching.age_tolerance;
    const auto count = static_cast<std::uint32_t>(homes.size());
    const auto begin = static_cast<std::uint32_t>(wanted.luck * count);
    std::uint32_t best = no_household;
    auto least = std::tuple{true, true, true, 99};
    for (std::uint32_t k = 0; k < count; ++k) {
        const std::uint32_t i = (begin + k) % count;
        const FosterHousehold& home = homes[i];
        const double off = std::max({0.0, home.from_age - wanted.age, wanted.age - home.to_age});
        const int free = home.places - home.placed;
        const bool kin = home.placed > 0 && home.family == wanted.family;
        const bool welcome = home.placed == 0 || (kin ? home.takes_siblings : home.takes_unrelated);
        if (home.unused || free <= 0 || off > tolerance || !welcome) continue;
        const bool apart = wanted.together > 1 && (!home.takes_siblings || free < wanted.together);
        const auto misfit =
            std::tuple{off > 0.0, apart, home.out_of_area || home.district != wanted.district,
                       std::max(0, free - wanted.together)};
        if (best != no_household && misfit >= least) continue;
        least = misfit;
        best = i;
    }
    return best;
}

TEST_F(Matching, TheListsOfFreeHomesHideNoneThatIsBetter) {
    core::Stream draws{{1, 0}, 0, 0};
    const auto below = [&](int n) { return static_cast<std::uint8_t>(n * draws.uniform()); };
    for (const int size : {3, 12, 200}) {
        Homes& homes = world_.homes[test::own_foster];
        homes = {};
        for (int i = 0; i < size; ++i) {
            const auto places = static_cast<std::uint8_t>(1 + below(5));
            FosterHousehold& home = add_home(places, below(3));
            home.from_age = static_cast<std::uint8_t>(5 * below(3));
            home.to_age = static_cast<std::uint8_t>(home.from_age + 4 + below(10));
            home.takes_siblings = below(2) == 0;
            home.takes_unrelated = below(2) == 0;
            home.unused = below(10) == 0;
            home.placed = std::min(places, below(4));
            home.family = FamilyId{1};
            homes.free.follow(home, static_cast<std::uint32_t>(i));
        }
        for (int child = 0; child < 300; ++child) {
            Wanted wanted;
            wanted.age = 18.0 * draws.uniform();
            wanted.family = FamilyId{0};
            wanted.district = below(4);
            wanted.together = 1 + below(6);
            wanted.luck = draws.uniform();
            EXPECT_EQ(best_household(world_, own, wanted).household, best_of_all(world_, wanted));
        }
    }
}

/// When the child's placement is due to end.
core::Minute due_of(World& world, ChildId id) {
    world.events.clear();
    schedule_move(world, id);
    return world.events.empty() ? core::never : world.events.top().time();
}

TEST_F(Matching, APoorMatchMovesSoonerByTheStatedFactor) {
    add_home(3);
    take();
    scenario_.placements.types[test::own_foster].move_rates = {2.0, 2.0};
    scenario_.placements.matching.poor_match_moves = 4.0;
    const Compiled tables{scenario_};
    world_.phase = &tables;
    int compared = 0;
    for (std::uint8_t placement = 1; placement < 60; ++placement) {
        world_.child(ChildId{0}).placements = placement;
        record(0).poor_match = false;
        const core::Minute good = due_of(world_, ChildId{0});
        record(0).poor_match = true;
        const core::Minute poor = due_of(world_, ChildId{0});
        if (good == core::never) continue;
        EXPECT_NEAR(poor, good / 4.0, 1.0);
        ++compared;
    }
    EXPECT_GT(compared, 40);
}

class WithKin : public test::ThreeSiblings {
  protected:
    static Scenario all_with_kin() {
        Scenario scenario = quiet();
        scenario.placements.types[test::kin].kin_available = ByAge{1, 1, 1, 1, 1};
        return scenario;
    }
    WithKin() : ThreeSiblings{all_with_kin()} {}
};

TEST_F(WithKin, ChildrenGoToOneHouseholdThatIsMadeForThemAndEndsWithThem) {
    take();
    const Homes& homes = world_.homes[test::kin];
    ASSERT_EQ(homes.made, 1U);
    EXPECT_EQ(homes.households[0].places, 3);
    EXPECT_EQ(homes.households[0].placed, 3);
    EXPECT_EQ(state_of(world_, homes.households[0]), HouseholdState::full);
    for (std::uint32_t child = 0; child < 3; ++child) {
        EXPECT_EQ(record(child).placement, PlacementTypeId{test::kin});
        record(child).reason = CareExit::return_home;
        leave_care(world_, ChildId{child});
    }
    EXPECT_EQ(homes.gone, 1U);
}

TEST_F(WithKin, KinAreTriedOnceInASpell) {
    add_home(3);
    take();
    change_placement(world_, ChildId{0});
    EXPECT_EQ(record(0).placement, own);
    change_placement(world_, ChildId{0});
    EXPECT_NE(record(0).placement, PlacementTypeId{test::kin});
}

}  // namespace
}  // namespace kinflow::model
