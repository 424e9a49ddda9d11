#include "sim/model/care.h"

#include <gtest/gtest.h>

#include "sim/model/casework.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

using test::stage_id;

/// A family with three children on a child in need plan; nothing happens but what a test lets
/// happen.
class Care : public testing::Test {
  protected:
    explicit Care(Scenario scenario = quiet_scenario()) : scenario_{std::move(scenario)} {
        Family family;
        family.stage = scenario_.pathway.closed;
        family.children = 3;
        family.first_child = ChildId{0};
        family.known_until = core::never;
        world_.add_family(family);
        for (std::uint8_t i = 0; i < 3; ++i) {
            Child child;
            child.family = FamilyId{0};
            child.born = core::minutes_from_years(-4.0 - 3.0 * i);
            child.place_in_family = i;
            world_.children.push_back(child);
        }
        enter_stage(world_, FamilyId{0}, stage_id(StageKind::child_in_need_plan));
    }
    static Scenario quiet_scenario() {
        Scenario scenario = test::small_scenario();
        test::freeze_need(scenario);
        scenario.care.siblings_together = 0.0;
        scenario.care.proceedings_share = {};
        scenario.care.support_after_exit_share = 0.0;
        return scenario;
    }
    void take(StageKind to = StageKind::looked_after) {
        take_into_care(world_, FamilyId{0}, stage_id(to));
    }
    [[nodiscard]] int at(StageKind kind) const {
        return world_.at_stage[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] ChildId in_care() const {
        for (std::uint32_t i = 0; i < 3; ++i) {
            if (world_.children[i].care) return ChildId{i};
        }
        return ChildId::none();
    }
    CareRecord& record() { return world_.record(world_.child(in_care()).care); }
    void leave(CareExit reason) {
        record().reason = reason;
        world_.now += core::minutes_from_days(30.0);
        leave_care(world_, in_care());
    }
    [[nodiscard]] int incidents_due() {
        int due = 0;
        while (const auto event = next_event(world_)) {
            due += static_cast<EventKind>(event->kind) == EventKind::incident ? 1 : 0;
        }
        return due;
    }

    Scenario scenario_;
    Compiled tables_{scenario_};
    test::TallyingObserver seen_;
    World world_{tables_, {1, 0}, seen_, 0, tables_.end()};
};

TEST_F(Care, OneChildEntersAndTheCaseOfTheOthersGoesOn) {
    take();
    EXPECT_EQ(at(StageKind::looked_after), 1);
    EXPECT_EQ(at(StageKind::child_in_need_plan), 2);
    EXPECT_EQ(world_.teams[test::planners].line.in_use(), 2);
    EXPECT_EQ(world_.teams[test::carers].line.in_use(), 1);
}

class SiblingsTogether : public Care {
  protected:
    static Scenario together() {
        Scenario scenario = quiet_scenario();
        scenario.care.siblings_together = 1.0;
        scenario.care.time_breaks = {};
        scenario.care.exits = {};
        return scenario;
    }
    SiblingsTogether() : Care{together()} {}
};

TEST_F(SiblingsTogether, EnterTheSamePlacementTypeAndLeaveTheCaseClosed) {
    take();
    EXPECT_EQ(at(StageKind::looked_after), 3);
    EXPECT_EQ(at(StageKind::child_in_need_plan), 0);
    EXPECT_EQ(world_.family(FamilyId{0}).stage, scenario_.pathway.closed);
    for (const CareRecord& record : world_.care) {
        EXPECT_EQ(record.placement, world_.care.front().placement);
    }
}

TEST_F(SiblingsTogether, BeforeTheCourtHaveOneStatus) {
    take(StageKind::care_proceedings);
    EXPECT_EQ(at(StageKind::care_proceedings), 3);
    for (const CareRecord& record : world_.care) {
        EXPECT_EQ(record.status, LegalStatus::interim_care_order);
    }
    EXPECT_EQ(seen_.flow(Flow::care_proceedings_issued), 3);
}

TEST_F(Care, AChildWhoComesHomeJoinsTheCaseOfTheOthers) {
    take();
    leave(CareExit::return_home);
    EXPECT_EQ(at(StageKind::looked_after), 0);
    EXPECT_EQ(at(StageKind::child_in_need_plan), 3);
    EXPECT_EQ(world_.teams[test::planners].line.in_use(), 3);
    EXPECT_EQ(world_.teams[test::carers].line.in_use(), 0);
    EXPECT_FALSE(in_care());
}

TEST_F(Care, AnAdoptedChildIsNoLongerOfTheFamily) {
    take();
    const ChildId child = in_care();
    leave(CareExit::adoption);
    EXPECT_TRUE(world_.child(child).gone);
    EXPECT_EQ(children_at_home(world_, world_.family(FamilyId{0})), 2);
    EXPECT_EQ(at(StageKind::child_in_need_plan), 2);
    EXPECT_EQ(seen_.flow(Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::adoption)),
              1);
}

TEST_F(Care, AYoungPersonWhoLeavesForIndependenceIsSupportedUntilTheAgeOfLeavingCare) {
    take();
    const ChildId child = in_care();
    leave(CareExit::independence);
    EXPECT_EQ(at(StageKind::looked_after), 0);
    EXPECT_EQ(at(StageKind::leaving_care), 1);
    EXPECT_EQ(record().exit, birthday(world_.child(child), 21.0));
    EXPECT_EQ(world_.teams[test::advisers].line.in_use(), 1);
    leave_care(world_, child);
    EXPECT_EQ(at(StageKind::leaving_care), 0);
    EXPECT_EQ(world_.teams[test::advisers].line.in_use(), 0);
}

TEST_F(Care, AReturnToCareWithinAYearIsCountedAsOne) {
    take();
    leave(CareExit::return_home);
    EXPECT_EQ(seen_.flow(Flow::looked_after_returned), 0);
    for (int i = 0; i < 40 && seen_.flow(Flow::looked_after_returned) == 0; ++i) {
        take();  // until chance picks the same child
        leave(CareExit::return_home);
    }
    EXPECT_GT(seen_.flow(Flow::looked_after_returned), 0);
    EXPECT_LT(seen_.flow(Flow::looked_after_returned), seen_.flow(Flow::looked_after_started));
}

TEST_F(Care, APlacementThatEndsGivesItsPlaceBack) {
    take();
    for (int i = 0; i < 30; ++i) {
        change_placement(world_, in_care());
        int taken = 0;
        for (const core::PlacePool& pool : world_.places) taken += pool.taken();
        ASSERT_EQ(taken, 1);
    }
    EXPECT_EQ(seen_.flow(Flow::placement_moves), 30);
}

class Court : public Care {
  protected:
    static Scenario all_placed() {
        Scenario scenario = quiet_scenario();
        scenario.care.court = {{1, 1, 1, 1, 1}, {}, {}};
        scenario.care.exits = {};
        return scenario;
    }
    Court() : Care{all_placed()} { take(StageKind::care_proceedings); }
    void next_step() {
        world_.now = record().next_step;
        court_or_match(world_, in_care());
    }
};

TEST_F(Court, APlacementOrderLeadsToAdoptersAndToAdoption) {
    EXPECT_EQ(at(StageKind::care_proceedings), 1);
    next_step();
    EXPECT_EQ(record().status, LegalStatus::placement_order);
    EXPECT_EQ(at(StageKind::looked_after), 1);
    EXPECT_EQ(seen_.sample(Sample::care_proceedings_weeks).count(), 1);
    next_step();
    EXPECT_EQ(record().placement, PlacementTypeId{test::adopters});
    EXPECT_TRUE(record().placed_for_adoption);
    next_step();
    EXPECT_EQ(at(StageKind::looked_after), 0);
    EXPECT_EQ(seen_.flow(Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::adoption)),
              1);
    EXPECT_EQ(world_.places[test::adopters].taken(), 0);
}

class Restless : public Care {
  protected:
    static Scenario often() {
        Scenario scenario = quiet_scenario();
        scenario.need.incident_rate = 12.0;
        scenario.need.incident_limit = 12.0;
        scenario.care.siblings_together = 1.0;
        return scenario;
    }
    Restless() : Care{often()} {}
};

TEST_F(Restless, AFamilyWhoseChildComesHomeMayPresentAgain) {
    take();
    // An incident while all children are away finds nobody to present.
    while (const auto event = next_event(world_)) {
        if (static_cast<EventKind>(event->kind) != EventKind::incident) continue;
        handle(world_, *event);
        break;
    }
    EXPECT_EQ(seen_.flow(Flow::contacts), 0);
    leave(CareExit::return_home);
    EXPECT_GT(incidents_due(), 0);
}

}  // namespace
}  // namespace kinflow::model
