#include <gtest/gtest.h>

#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

using test::Simulation;

/// The small scenario with a share of its staff.
Scenario staffed(double share) {
    Scenario scenario = test::small_scenario();
    for (Team& team : scenario.teams) team.full_time_equivalents *= share;
    return scenario;
}

/// A case was given to a team as it came: a child came home to a family in service, or left care
/// for a stage whose work goes on.
bool may_force(const core::Event& event) {
    const auto kind = static_cast<EventKind>(event.kind);
    return kind == EventKind::care_exit || kind == EventKind::court_or_match;
}

TEST(Limits, NoTeamHoldsMoreThanItsCaseload) {
    Scenario scenario = staffed(0.3);
    test::one_child_families(scenario);
    Simulation simulation{scenario, 6.0};
    int waited = 0;
    simulation.run([&](const core::Event&) {
        for (const TeamState& state : simulation.world.teams) {
            const core::CaseloadPool& team = state.line;
            ASSERT_LE(team.in_use(), team.capacity());
            waited += team.waiting() > 0 ? 1 : 0;
        }
    });
    EXPECT_GT(waited, 1000) << "the teams are too large for the test to mean anything";
}

TEST(Limits, OnlyAChildWhoComesHomeTakesATeamAboveItsCaseload) {
    Simulation simulation{staffed(0.6), 6.0};
    std::vector<int> before(simulation.world.teams.size(), 0);
    simulation.run([&](const core::Event& event) {
        for (std::size_t i = 0; i < before.size(); ++i) {
            const core::CaseloadPool& team = simulation.world.teams[i].line;
            if (team.in_use() > before[i] && !may_force(event)) {
                ASSERT_LE(team.in_use(), team.capacity());
            }
            before[i] = team.in_use();
        }
    });
}

TEST(Limits, NobodyWaitsForATeamThatCouldTakeThem) {
    Simulation simulation{staffed(0.6), 6.0};
    int looked_at = 0;
    std::string stalled;
    simulation.run([&](const core::Event& event) {
        for (const TeamState& state : simulation.world.teams) {
            const core::CaseloadPool& team = state.line;
            if (team.waiting() == 0 || !stalled.empty()) continue;
            ++looked_at;
            core::CaseloadPool copy = team;
            if (copy.next_to_serve()) stalled = describe(simulation.world, event);
        }
    });
    EXPECT_EQ(stalled, "");
    EXPECT_GT(looked_at, 1000);
}

TEST(Limits, MoreStaffNeverLengthenTheMeanWait) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        double before = std::numeric_limits<double>::infinity();
        for (const double share : {0.5, 0.75, 1.0, 2.0}) {
            Simulation simulation{staffed(share), 6.0, seed};
            simulation.run();
            const double wait = simulation.seen.sample(Sample::days_waiting).mean();
            EXPECT_LE(wait, before + 1e-9) << share << " of the staff, seed " << seed;
            before = wait;
        }
    }
}

TEST(Limits, WithoutLimitsNobodyWaits) {
    Simulation simulation{staffed(0.01), 4.0, 1, Limits::none};
    simulation.run();
    EXPECT_EQ(simulation.seen.sample(Sample::days_waiting).max(), 0.0);
}

TEST(Places, AreNeverOverfilledWhileAnotherTypeHasRoom) {
    Scenario scenario = test::small_scenario();
    scenario.placements.types[test::own_foster].places = 5;
    scenario.placements.types[test::home].places = 2;
    Simulation simulation{scenario, 8.0};
    simulation.run([&](const core::Event&) {
        for (const core::PlacePool& pool : simulation.world.places) {
            ASSERT_TRUE(pool.is_unlimited() || pool.taken() <= pool.places());
        }
    });
}

TEST(Places, AChildForWhomThereIsNoneGoesToTheFallBack) {
    const auto bought = [](int own_places) {
        Scenario scenario = test::small_scenario();
        for (PlacementType& type : scenario.placements.types) type.preference = {};
        scenario.placements.types[test::own_foster].preference = {1, 1, 1, 1, 1};
        scenario.placements.types[test::own_foster].places = own_places;
        Simulation simulation{scenario, 8.0};
        simulation.run();
        EXPECT_EQ(simulation.seen.flow(Flow::placements_started, test::home), 0);
        return simulation.seen.flow(Flow::placements_started, test::bought_foster);
    };
    EXPECT_EQ(bought(-1), 0);
    const auto some = bought(20);
    const auto all = bought(0);
    EXPECT_GT(some, 0);
    EXPECT_GT(all, some);
}

TEST(Places, NoChildIsLeftWithoutOneWhenAllAreTaken) {
    Scenario scenario = test::small_scenario();
    for (PlacementType& type : scenario.placements.types) type.places = 1;
    Simulation simulation{scenario, 8.0};
    simulation.run();
    const Census census = take_census(simulation.world);
    int placed = 0;
    for (const core::PlacePool& pool : simulation.world.places) placed += pool.taken();
    EXPECT_GT(census.looked_after, 4);
    EXPECT_EQ(placed, census.looked_after);
}

}  // namespace
}  // namespace kinflow::model
