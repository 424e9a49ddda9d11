#include "sim/model/workforce.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "sim/model/follow_phase.h"
#include "sim/model/timeline.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

// Posts, the workers in them and their cases, on a small council.

namespace kinflow::model {
namespace {

using test::Simulation;
using test::stage_of;

/// With turnover, sickness, vacancies, agency workers and efforts; some teams stretch.
Scenario staffed() {
    Scenario scenario = test::small_scenario();
    WorkforceParameters& workforce = scenario.workforce;
    Grade grade;
    grade.name = grade.label = "worker";
    grade.turnover = 0.4;
    grade.agency = true;
    grade.time_to_fill = test::exponential_days(120.0);
    workforce.grades = {grade};
    workforce.sickness = {2.0, test::exponential_days(10.0)};
    workforce.agency = {0.7, test::exponential_days(30.0), 1.0, 0.4, 1.4};
    workforce.start = {2.0, 0.2};
    workforce.part_time_share = 0.3;
    workforce.part_time_fte = 0.6;
    workforce.overload_slope = 1.0;
    workforce.newly_qualified_share = 0.5;
    workforce.newly_qualified_load = 0.8;
    workforce.reallocation = test::exponential_days(7.0);
    workforce.change_of_worker = 0.7;
    for (Stage& stage : scenario.pathway.stages) stage.effort_hours = 12.0;
    stage_of(scenario, StageKind::contact).duty = true;
    stage_of(scenario, StageKind::assessment).paced = true;
    stage_of(scenario, StageKind::assessment).attention = {{10, 2.0}, {0, 4.0}};
    stage_of(scenario, StageKind::looked_after).effort_hours = 100.0;
    stage_of(scenario, StageKind::child_protection_plan).also = {{TeamId{test::carers}, 0.5}};
    for (const std::size_t team : {test::assessors, test::planners}) {
        scenario.teams[team].rule = Rule::stretch;
        scenario.teams[team].ceiling = 1.4;
    }
    return scenario;
}

double established(const World& world, std::uint32_t team) {
    double fte = 0.0;
    for (const Post& post : world.posts) {
        if (post.team.value == team && post.holder != Holder::abolished) fte += double{post.fte};
    }
    return fte;
}

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

TEST(Workforce, TakesTheVacanciesAndAgencyWorkersThatArePrintedForTheStart) {
    Scenario scenario = staffed();
    scenario.workforce.start = {3.0, 0.25};
    Simulation simulation{scenario, 1.0};
    double vacant = 0.0;
    double agency = 0.0;
    double all = 0.0;
    for (const Post& post : simulation.world.posts) {
        if (!scenario.teams[post.team.value].social_work) continue;
        all += double{post.fte};
        if (post.holder == Holder::nobody) vacant += double{post.fte};
        if (post.holder == Holder::agency) agency += double{post.fte};
    }
    EXPECT_NEAR(vacant, 3.0, 1.0);
    EXPECT_NEAR(agency, 0.25 * (all - vacant), 1.0);
}

TEST(Workforce, LosesAndGainsWorkersAtTheRatesThatAreGiven) {
    Scenario scenario = staffed();
    scenario.workforce.overload_slope = 0.0;
    scenario.workforce.agency.cover = 0.0;
    scenario.end = *core::parse_date("2024-04-01");
    for (Team& team : scenario.teams) team.full_time_equivalents *= 4.0;
    Simulation simulation{scenario, 11.0};
    double held = 0.0;
    int months = 0;
    simulation.run([&](const core::Event& event) {
        if (event.kind != static_cast<std::uint8_t>(EventKind::month_begin)) return;
        ++months;
        held += static_cast<double>(std::count_if(simulation.world.posts.begin(),
                                                  simulation.world.posts.end(),
                                                  [](const Post& post) { return post.is_held(); }));
    });
    const double worker_years = held / months * 11.0;
    const auto left = static_cast<double>(simulation.seen.flow(Flow::worker_leavers));
    // A month's chance is 1 - exp(-rate / 12) of those there at its start: 1.6% below the rate.
    EXPECT_NEAR(left / worker_years, 0.4, 3.0 * std::sqrt(0.4 / worker_years) + 0.01);
    // Vacancies last 120 days: posts are held for 1 / 0.4 years of each 1 / 0.4 years + 120 days.
    const double share = held / months / static_cast<double>(simulation.world.posts.size());
    EXPECT_NEAR(share, 2.5 / (2.5 + 120.0 / 365.25), 0.03);
}

TEST(Workforce, HandsALeaversCasesToOthersAndCountsIt) {
    Simulation simulation{staffed(), 5.0};
    simulation.run();
    EXPECT_GT(simulation.seen.flow(Flow::worker_changes), 100);
    const auto& children = simulation.world.children;
    const auto most =
        std::max_element(children.begin(), children.end(),
                         [](const Child& a, const Child& b) { return a.workers < b.workers; });
    EXPECT_GT(most->workers, 4);
}

TEST(Workforce, ThatIsFrozenShrinks) {
    Scenario frozen = staffed();
    frozen.workforce.recruitment = 0.0;
    frozen.workforce.agency.cover = 0.0;
    Simulation open{staffed(), 4.0};
    Simulation closed{frozen, 4.0};
    open.run();
    closed.run();
    const auto in_post = [](const World& world) {
        return std::count_if(world.posts.begin(), world.posts.end(),
                             [](const Post& post) { return post.is_held(); });
    };
    EXPECT_LT(in_post(closed.world), in_post(open.world) / 2);
    EXPECT_EQ(closed.seen.flow(Flow::worker_starters), 0);
}

TEST(Workforce, FollowsTheEstablishmentThatAPolicySets) {
    const Scenario scenario = staffed();
    const Compiled tables{scenario};
    Scenario larger = scenario;
    larger.teams[test::planners].full_time_equivalents += 5.5;
    larger.teams[test::assessors].full_time_equivalents -= 3.0;
    const Compiled next{larger};
    test::TallyingObserver seen{scenario.pathway.stages.size()};
    World world{tables, {1, 0}, seen, 0, tables.end()};
    world.phase = &next;
    follow_establishment(world);
    EXPECT_NEAR(established(world, test::planners), 19.5, 0.01);
    EXPECT_NEAR(established(world, test::assessors), 5.0, 0.01);
    // New posts are vacant at first, and what is taken away is taken from vacant posts first.
    for (const PostId id : world.team(TeamId{test::planners}).posts) {
        const Post& post = world.posts[id.value];
        EXPECT_TRUE(post.place < 16 || post.holder == Holder::nobody);
    }
    world.phase = &tables;
    follow_establishment(world);
    EXPECT_NEAR(established(world, test::planners), 14.0, 0.01);
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
