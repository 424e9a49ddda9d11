#include "sim/model/households.h"

#include <cmath>

#include "sim/model/adoption.h"
#include "tests/support/three_siblings.h"

namespace kinflow::model {
namespace {

using test::Simulation;

constexpr PlacementTypeId own{test::own_foster};

/// Foster households and not one child.
Scenario without_children(const HouseholdParameters& households) {
    Scenario scenario = test::with_finite_places(test::small_scenario());
    for (Channel& channel : scenario.channels) channel.families_per_10000 = 0.0;
    scenario.placements.types[test::own_foster].households = households;
    return scenario;
}

HouseholdParameters renewed(int start) {
    HouseholdParameters made = test::plain_households(start, 2.0);
    made.enquiries = 200.0;
    made.approved_share = 0.2;
    made.deregistered = 0.1;
    return made;
}

int approved_now(const World& world) {
    const Homes& homes = world.homes[test::own_foster];
    return static_cast<int>(homes.made - homes.gone);
}

TEST(Households, TheStockIsThatOfAQueueWithoutLimits) {
    // Approvals are Poisson and stays exponential: the stock is Poisson with mean rate times stay.
    Simulation simulation{without_children(renewed(400)), 400.0};
    core::Tally stock;
    core::Minute next = core::minutes_from_years(40.0);
    simulation.run([&](const core::Event& event) {
        if (event.time() < next) return;
        next += core::minutes_from_years(20.0);  // two mean stays on
        stock.add(approved_now(simulation.world));
    });
    const double expected = 200.0 * 0.2 / 0.1;
    EXPECT_NEAR(stock.mean(), expected,
                4.0 * std::sqrt(expected / static_cast<double>(stock.count())));
    EXPECT_NEAR(static_cast<double>(simulation.seen.flow(Flow::foster_enquiries)), 80000.0, 1200.0);
    EXPECT_NEAR(static_cast<double>(simulation.seen.flow(Flow::foster_households_approved)),
                16000.0, 520.0);
}

TEST(Households, EnquiriesOfTheTimeBeforeAreUnderWayOnTheFirstDay) {
    // Approval takes nine months; without those under way the first half-year would see none.
    core::Tally approved;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Simulation simulation{without_children(renewed(0)), 0.5, seed};
        simulation.run();
        approved.add(static_cast<double>(simulation.seen.flow(Flow::foster_households_approved)));
    }
    EXPECT_NEAR(approved.mean(), 20.0, 4.0 * approved.standard_error());
}

class Following : public testing::Test {
  protected:
    Scenario before_ = without_children(renewed(100));
    Scenario after_ = before_;
    Compiled first_{before_};
    test::TallyingObserver seen_;
    World world_{first_, {1, 0}, seen_, 0, core::minutes_from_years(30.0)};

    [[nodiscard]] HouseholdParameters& changed() {
        return *after_.placements.types[test::own_foster].households;
    }
    void run_until(double years) {
        while (!world_.events.empty() &&
               world_.events.top().time() < core::minutes_from_years(years)) {
            if (const auto event = next_event(world_)) handle(world_, *event);
        }
        world_.now = core::minutes_from_years(years);
    }
};

TEST_F(Following, WithoutAChangeNothingChanges) {
    start_households(world_);
    start_adopters(world_);
    run_until(5.0);
    const std::size_t due = world_.events.size();
    households_follow(world_);
    EXPECT_EQ(world_.events.size(), due);
}

TEST_F(Following, AChangeOfTheStockIsThereAtOnce) {
    start_households(world_);
    EXPECT_EQ(approved_now(world_), 100);
    changed().start = 130;
    const Compiled second{after_};
    world_.phase = &second;
    households_follow(world_);
    EXPECT_EQ(approved_now(world_), 130);
    changed().start = 90;
    const Compiled third{after_};
    world_.phase = &third;
    households_follow(world_);
    EXPECT_EQ(approved_now(world_), 90);
}

TEST_F(Following, RatesChangeFromThatDayOn) {
    start_households(world_);
    run_until(5.0);
    changed().enquiries = 0.0;
    changed().deregistered = 0.0;
    const Compiled second{after_};
    world_.phase = &second;
    households_follow(world_);
    const auto left = seen_.flow(Flow::foster_households_deregistered);
    const auto asked = seen_.flow(Flow::foster_enquiries);
    run_until(15.0);
    EXPECT_EQ(seen_.flow(Flow::foster_households_deregistered), left);
    EXPECT_EQ(seen_.flow(Flow::foster_enquiries), asked);
    world_.phase = &first_;
    households_follow(world_);
    run_until(25.0);
    EXPECT_GT(seen_.flow(Flow::foster_households_deregistered), left + 40);
    EXPECT_GT(seen_.flow(Flow::foster_enquiries), asked + 1500);
}

class AtHome : public test::ThreeSiblings {
  protected:
    static Scenario resting() {
        Scenario scenario = quiet();
        scenario.placements.types[test::own_foster].households->rest_share = 1.0;
        scenario.placements.types[test::own_foster].households->rest = test::constant_days(30.0);
        return scenario;
    }
    AtHome() : ThreeSiblings{resting()} {
        add_home(3);
        take();
    }
    [[nodiscard]] const FosterHousehold& home() const {
        return world_.homes[test::own_foster].households[0];
    }
    void leave(std::uint32_t child, CareExit reason = CareExit::return_home) {
        record(child).reason = reason;
        leave_care(world_, ChildId{child});
    }
};

TEST_F(AtHome, RestsWhenTheLastChildHasLeft) {
    EXPECT_EQ(state_of(world_, home()), HouseholdState::full);
    leave(0);
    leave(1);
    EXPECT_EQ(state_of(world_, home()), HouseholdState::part_used);
    leave(2);
    EXPECT_EQ(state_of(world_, home()), HouseholdState::resting);
    world_.now += core::minutes_from_days(30.0);
    EXPECT_EQ(state_of(world_, home()), HouseholdState::vacant);
}

TEST_F(AtHome, IsDeregisteredWhenTheLastChildHasLeft) {
    deregister(world_, own, 0);
    EXPECT_FALSE(home().gone);
    leave(0);
    leave(1);
    EXPECT_FALSE(home().gone);
    leave(2);
    EXPECT_TRUE(home().gone);
    EXPECT_EQ(seen_.flow(Flow::foster_households_deregistered), 1);
}

TEST_F(AtHome, KeepsAPlaceForOneWhoStaysPutUntilTheyAre21) {
    scenario_.care.staying_put = 1.0;
    scenario_.care.in_education = 0.0;
    const core::Minute grown_up = birthday(world_.child(ChildId{2}), 18.0);
    world_.now = grown_up;
    leave(2, CareExit::eighteenth_birthday);
    EXPECT_TRUE(record(2).leaving_care);
    EXPECT_EQ(home().placed, 3);
    EXPECT_EQ(take_census(world_).staying_put, 1);
    world_.now = birthday(world_.child(ChildId{2}), 21.0);
    leave_care(world_, ChildId{2});
    EXPECT_EQ(home().placed, 2);
}

TEST_F(AtHome, ACareLeaverInEducationIsSupportedUntilTheyAre25) {
    scenario_.care.in_education = 1.0;
    scenario_.care.staying_put = 1.0;
    world_.now = birthday(world_.child(ChildId{2}), 18.0);
    leave(2, CareExit::eighteenth_birthday);
    EXPECT_EQ(record(2).exit, birthday(world_.child(ChildId{2}), 25.0));
    EXPECT_EQ(record(2).next_step, birthday(world_.child(ChildId{2}), 21.0));
    world_.now = record(2).next_step;
    court_or_match(world_, ChildId{2});
    EXPECT_EQ(home().placed, 2);
    EXPECT_TRUE(record(2).active);
}

}  // namespace
}  // namespace kinflow::model
