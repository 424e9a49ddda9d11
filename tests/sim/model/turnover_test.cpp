#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/model/follow_phase.h"
#include "sim/model/timeline.h"
#include "sim/model/workforce.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"
#include "tests/support/staffed_scenario.h"

// Posts that are vacated, filled, added and taken away, on a small council.

namespace kinflow::model {
namespace {

using test::established;
using test::Simulation;
using test::staffed;

TEST(Turnover, TakesTheVacanciesAndAgencyWorkersThatArePrintedForTheStart) {
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

TEST(Turnover, LosesAndGainsWorkersAtTheRatesThatAreGiven) {
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

TEST(Turnover, HandsALeaversCasesToOthersAndCountsIt) {
    Simulation simulation{staffed(), 5.0};
    simulation.run();
    EXPECT_GT(simulation.seen.flow(Flow::worker_changes), 100);
    const auto& children = simulation.world.children;
    const auto most =
        std::max_element(children.begin(), children.end(),
                         [](const Child& a, const Child& b) { return a.workers < b.workers; });
    EXPECT_GT(most->workers, 4);
}

TEST(Turnover, WithoutRecruitmentShrinksAWorkforce) {
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

TEST(Turnover, FollowsTheEstablishmentThatAPolicySets) {
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

}  // namespace
}  // namespace kinflow::model
