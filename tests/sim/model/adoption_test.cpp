#include "sim/model/adoption.h"

#include <limits>

#include "sim/model/court.h"
#include "sim/model/placing.h"
#include "tests/support/simulation.h"
#include "tests/support/straight_to_court.h"
#include "tests/support/three_siblings.h"

namespace kinflow::model {
namespace {

/// Three siblings for whom the court makes placement orders; adopters come when a test says so.
class Adoption : public test::ThreeSiblings {
  protected:
    static Scenario all_placed() {
        Scenario scenario = quiet();
        scenario.care.court = {{1, 1, 1, 1, 1}, {}, {}};
        scenario.care.hearings = -1.0;
        scenario.care.adopters = AdopterParameters{0, 0.0, 0.0, 0.0, {0, 0, 0, 1, 0}, {1.0}};
        return scenario;
    }
    explicit Adoption(Scenario scenario = all_placed()) : ThreeSiblings{std::move(scenario)} {
        take(StageKind::care_proceedings);
    }
    void next_step(std::uint32_t child) {
        world_.now = std::max(world_.now, record(child).next_step);
        court_or_match(world_, ChildId{child});
    }
    /// To the end of family finding.
    void ready_all() {
        for (std::uint32_t child = 0; child < 3; ++child) next_step(child);
        for (std::uint32_t child = 0; child < 3; ++child) next_step(child);
    }
    [[nodiscard]] int placed() {
        int count = 0;
        for (std::uint32_t i = 0; i < 3; ++i) count += record(i).placed_for_adoption ? 1 : 0;
        return count;
    }
};

TEST_F(Adoption, AChildWithoutAdoptersWaitsAndIsCounted) {
    ready_all();
    EXPECT_EQ(placed(), 0);
    EXPECT_EQ(take_census(world_).awaiting_adoption_match, 3);
    EXPECT_EQ(record(0).next_step, core::never);
}

TEST_F(Adoption, ApprovedAdoptersAreMatchedWithTheChildWhoHasWaitedLongest) {
    ready_all();
    const ChildId longest = world_.adoption.children.front().child;
    adopters_approved(world_);
    EXPECT_EQ(placed(), 1);
    EXPECT_TRUE(world_.record(world_.child(longest).care).placed_for_adoption);
    EXPECT_EQ(world_.record(world_.child(longest).care).placement, PlacementTypeId{test::adopters});
    EXPECT_EQ(take_census(world_).awaiting_adoption_match, 2);
    EXPECT_EQ(adopters_waiting(world_), 0);
}

TEST_F(Adoption, AdoptersWaitForAChildAndAreUsedOnce) {
    adopters_approved(world_);
    EXPECT_EQ(adopters_waiting(world_), 1);
    ready_all();
    EXPECT_EQ(placed(), 1);
    EXPECT_EQ(adopters_waiting(world_), 0);
}

TEST_F(Adoption, ADisruptionReturnsTheChildToFamilyFinding) {
    adopters_approved(world_);
    ready_all();
    const std::uint32_t child = record(0).placed_for_adoption   ? 0U
                                : record(1).placed_for_adoption ? 1U
                                                                : 2U;
    change_placement(world_, ChildId{child});
    EXPECT_FALSE(record(child).placed_for_adoption);
    EXPECT_NE(record(child).placement, PlacementTypeId{test::adopters});
    EXPECT_EQ(record(child).status, LegalStatus::placement_order);
    EXPECT_EQ(seen_.flow(Flow::adoption_disruptions), 1);
    next_step(child);  // the end of family finding
    EXPECT_TRUE(record(child).waiting);
    adopters_approved(world_);
    adopters_approved(world_);
    adopters_approved(world_);
    EXPECT_EQ(placed(), 3);
    next_step(child);
    EXPECT_EQ(seen_.flow(Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::adoption)),
              1);
}

class AdoptersOfSmallChildren : public Adoption {
  protected:
    static Scenario under_five() {
        Scenario scenario = all_placed();
        scenario.care.adopters->oldest = {0, 1, 0, 0, 0};
        return scenario;
    }
    AdoptersOfSmallChildren() : Adoption{under_five()} {}
};

TEST_F(AdoptersOfSmallChildren, LeaveTheOldOnesWaiting) {
    world_.child(ChildId{0}).born = core::minutes_from_years(-1.0);
    for (int i = 0; i < 3; ++i) adopters_approved(world_);
    ready_all();
    EXPECT_EQ(placed(), 1);
    EXPECT_TRUE(record(0).placed_for_adoption);
    EXPECT_EQ(adopters_waiting(world_), 2);
    EXPECT_EQ(take_census(world_).awaiting_adoption_match, 2);
}

class AdoptersOfSiblings : public Adoption {
  protected:
    static Scenario takes_three() {
        Scenario scenario = all_placed();
        scenario.care.adopters->children = {0.0, 0.0, 1.0};
        return scenario;
    }
    AdoptersOfSiblings() : Adoption{takes_three()} {}
};

TEST_F(AdoptersOfSiblings, TakeThoseWhoWaitTogether) {
    ready_all();
    adopters_approved(world_);
    EXPECT_EQ(placed(), 3);
    EXPECT_TRUE(world_.adoption.children.empty());
}

class Impatient : public Adoption {
  protected:
    static Scenario changing() {
        Scenario scenario = all_placed();
        scenario.care.adopters->change_of_plan = 1.0;
        scenario.care.adopters->withdrawn = 50.0;
        return scenario;
    }
    Impatient() : Adoption{changing()} {}
};

TEST_F(Impatient, ThePlanOfAChildWhoWaitsTooLongChanges) {
    ready_all();
    ASSERT_NE(record(0).next_step, core::never);
    next_step(0);
    EXPECT_EQ(record(0).status, LegalStatus::care_order);
    EXPECT_FALSE(record(0).waiting);
    EXPECT_EQ(take_census(world_).awaiting_adoption_match, 2);
    for (int i = 0; i < 3; ++i) adopters_approved(world_);
    EXPECT_EQ(placed(), 2);
}

TEST_F(Impatient, AdoptersWithdraw) {
    for (int i = 0; i < 5; ++i) adopters_approved(world_);
    EXPECT_EQ(adopters_waiting(world_), 5);
    world_.now += core::minutes_from_years(2.0);
    EXPECT_EQ(adopters_waiting(world_), 0);
}

/// Mean weeks that a child waits for adopters where every family is one small child who goes
/// straight into proceedings and is to be adopted.
double wait_for_a_match(const AdopterParameters& adopters) {
    Scenario scenario = test::straight_to_court(50.0);
    scenario.care.proceedings = test::constant_days(100.0);
    scenario.care.family_finding = test::constant_days(50.0);
    scenario.care.court = {{1.0, 1.0, 1.0, 1.0, 1.0}, {}, {}};
    scenario.care.hearings = -1.0;
    scenario.care.adopters = adopters;
    test::Simulation simulation{scenario, 20.0};
    simulation.run();
    return simulation.seen.sample(Sample::adoption_match_weeks).mean();
}

TEST(AdoptersApproved, MoreOfThemShortenTheWaitForAMatch) {
    AdopterParameters adopters{0, 0.0, 0.5, 0.5, {0, 0, 0, 1, 0}, {1.0}};
    double before = std::numeric_limits<double>::infinity();
    for (const double approved : {60.0, 90.0, 130.0, 200.0}) {  // for 100 children a year
        adopters.approved = approved;
        const double wait = wait_for_a_match(adopters);
        EXPECT_LT(wait, before) << approved;
        before = wait;
    }
}

}  // namespace
}  // namespace kinflow::model
