#include "sim/model/workforce.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"
#include "tests/support/staffed_scenario.h"

// Posts, the workers in them and their cases, on a small council.

namespace kinflow::model {
namespace {

using test::established;
using test::Simulation;
using test::staffed;

/// Where cases are handed over within minutes and nobody is there to take them, nobody looks at
/// them more than once a day: the same luck at the same minute would have no end.
TEST(Workforce, OfAnEmptyTeamIsAskedOnceADay) {
    Scenario scenario = staffed();
    scenario.workforce.reallocation = test::exponential_days(0.001);
    scenario.workforce.agency.cover = 0.0;
    scenario.workforce.grades.front().turnover = 6.0;
    scenario.workforce.grades.front().agency = false;
    scenario.workforce.grades.front().time_to_fill = test::exponential_days(2000.0);
    Simulation simulation{scenario, 3.0};
    std::map<std::uint32_t, core::Minute> asked;
    int again = 0;
    simulation.run([&](const core::Event& event) {
        if (static_cast<EventKind>(event.kind) != EventKind::reallocation) return;
        const auto [last, first] = asked.try_emplace(event.entity, event.time());
        if (first) return;
        again += event.time() == last->second ? 1 : 0;
        last->second = event.time();
    });
    EXPECT_GT(asked.size(), 5U);
    EXPECT_EQ(again, 0);
}

TEST(Workforce, KeepsPostsCasesAndHoursTogetherAtEveryEvent) {
    const Scenario scenario = staffed();
    Simulation simulation{scenario, 5.0};
    const World& world = simulation.world;
    int idle = 0;
    simulation.run([&](const core::Event&) {
        for (std::uint32_t t = 0; t < world.teams.size(); ++t) {
            const TeamState& team = world.teams[t];
            std::vector<int> held(world.posts.size(), 0);
            int children = 0;
            double hours = 0.0;
            for (const HeldCase& one : team.book()) {
                children += one.children;
                if (one.worker) held[one.worker.value] += one.children;
                if (!one.idle) hours += double{one.hours_a_week};
                idle += one.idle ? 1 : 0;
                ASSERT_FALSE(one.idle && one.worker);
            }
            ASSERT_EQ(children, team.line.in_use()) << "team " << t;
            for (const PostId post : team.posts) {
                ASSERT_EQ(world.posts[post.value].cases, held[post.value]);
                ASSERT_TRUE(world.posts[post.value].is_held() || held[post.value] == 0);
            }
            for (const Stage& stage : scenario.pathway.stages) {
                for (const AlsoHeldBy& also : stage.also) {
                    const int there = world.at_stage[static_cast<std::size_t>(stage.kind)];
                    if (also.team.value == t) hours += also.hours_a_week * there;
                }
            }
            ASSERT_NEAR(team.hours_wanted(), hours, 1e-6 * (1.0 + hours));
        }
    });
    EXPECT_GT(idle, 1000) << "nobody's case was ever without a worker";
    for (std::uint32_t t = 0; t < world.teams.size(); ++t) {
        EXPECT_NEAR(established(world, t), scenario.teams[t].full_time_equivalents, 0.01);
    }
}

TEST(Workforce, WorksNoMoreHoursThanItHasAndNoMoreThanAreWanted) {
    Simulation simulation{staffed(), 4.0};
    const World& world = simulation.world;
    std::vector<double> most(world.teams.size(), 0.0);
    std::vector<double> before(world.teams.size(), 0.0);
    core::Minute last = 0;
    bool short_of_hours = false;
    simulation.run([&](const core::Event& event) {
        const double weeks = (event.time() - last) / (7.0 * core::minutes_per_day);
        for (std::size_t t = 0; t < world.teams.size(); ++t) {
            const double worked = world.teams[t].hours_worked(event.time());
            ASSERT_LE(worked - before[t], most[t] * weeks + 1e-6);
            before[t] = worked;
            most[t] = std::min(world.teams[t].hours_available(), world.teams[t].hours_wanted());
            short_of_hours |= world.teams[t].pace() < 1.0;
        }
        last = event.time();
    });
    EXPECT_TRUE(short_of_hours) << "the teams are too large for the test to mean anything";
}

TEST(Workforce, OfMorePostsNeverMakesFamiliesWaitLonger) {
    double before = std::numeric_limits<double>::infinity();
    for (const double more : {0.35, 0.5, 0.7, 1.0}) {
        double waits = 0.0;
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            Scenario scenario = staffed();
            for (Team& team : scenario.teams) team.full_time_equivalents *= more;
            Simulation simulation{scenario, 6.0, seed};
            simulation.run_after_warm_up(1.0);
            waits += simulation.seen.sample(Sample::days_waiting).mean() / 3.0;
        }
        EXPECT_LT(waits, before) << more;
        before = waits;
    }
}

TEST(Workforce, GivesTheSameLuckToPostsWhateverIsAddedElsewhere) {
    Scenario larger = staffed();
    larger.teams[test::helpers].full_time_equivalents += 10.0;
    Simulation before{staffed(), 1.0};
    Simulation after{larger, 1.0};
    for (const PostId id : before.world.team(TeamId{test::carers}).posts) {
        const Post& a = before.world.posts[id.value];
        const auto same = std::find_if(
            after.world.posts.begin(), after.world.posts.end(),
            [&](const Post& post) { return post.team == a.team && post.place == a.place; });
        ASSERT_NE(same, after.world.posts.end());
        EXPECT_EQ(a.since, same->since);
    }
}

}  // namespace
}  // namespace kinflow::model
