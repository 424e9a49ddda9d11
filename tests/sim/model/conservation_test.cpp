#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

#include "sim/model/care.h"
#include "sim/model/households.h"
#include "sim/model/opening.h"
#include "tests/sim/model/conserved.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

using test::Simulation;
using test::small_scenario;

TEST(Conservation, TheWorldsCountsAreTheFamiliesAndTheSpellsInCare) {
    for (const Limits limits : {Limits::finite, Limits::none}) {
        Simulation simulation{small_scenario(), 8.0, 1, limits};
        int events = 0;
        simulation.run([&](const core::Event&) {
            if (++events % 97 != 0) return;
            expect_children_conserved(simulation.world);
            expect_records_and_children_agree(simulation.world);
        });
        EXPECT_GT(events, 10000);
        expect_census_agrees(simulation.world);
    }
}

TEST(Conservation, HoldsOfHouseholdsAdoptersAndTheCourtToo) {
    for (const std::uint64_t seed : {1U, 2U}) {
        Simulation simulation{test::with_finite_places(small_scenario()), 12.0, seed};
        int events = 0;
        simulation.run([&](const core::Event&) {
            if (++events % 97 != 0) return;
            expect_children_conserved(simulation.world);
            expect_records_and_children_agree(simulation.world);
            expect_households_conserved(simulation.world);
        });
        expect_census_agrees(simulation.world);
        const auto& seen = simulation.seen;
        EXPECT_GT(seen.flow(Flow::foster_households_approved), 0);
        EXPECT_GT(seen.flow(Flow::foster_households_deregistered), 0);
        EXPECT_GT(seen.flow(Flow::poor_matches), 0);
        EXPECT_GT(seen.flow(Flow::staying_put_started), 0);
        EXPECT_GT(seen.flow(Flow::adoption_disruptions), 0);
    }
}

TEST(Conservation, NoStageEverHoldsFewerThanNoChildren) {
    Simulation simulation{small_scenario(), 8.0};
    simulation.run([&](const core::Event&) {
        for (std::size_t kind = 0; kind + 1 < stage_kind_count; ++kind) {
            ASSERT_GE(simulation.world.at_stage[kind], 0);
        }
    });
}

TEST(Conservation, ChildrenComeFromClosedAndGoThere) {
    Simulation simulation{small_scenario(), 8.0};
    simulation.run([&](const core::Event&) {
        const auto& at = simulation.world.at_stage;
        ASSERT_EQ(std::accumulate(at.begin(), at.end(), 0), 0);
    });
    for (std::uint32_t kind = 0; kind < stage_kind_count; ++kind) {
        EXPECT_EQ(simulation.seen.stock(StageId{kind}), simulation.world.at_stage[kind]);
        EXPECT_EQ(simulation.seen.entered(StageId{kind}) - simulation.seen.left(StageId{kind}),
                  simulation.world.at_stage[kind]);
    }
}

TEST(Conservation, HoldsFromAnOpeningTooAtEveryCensus) {
    const Scenario scenario = test::with_finite_places(small_scenario());
    const Compiled tables{scenario};
    const Opening opening{tables, 1};
    test::TallyingObserver seen;
    World world{tables, {1, 0}, seen, 0, tables.end()};
    opening.draw(world);
    expect_children_conserved(world);
    expect_records_and_children_agree(world);
    expect_census_agrees(world);
    start_arrivals(world);
    schedule_censuses(world);
    while (const auto event = next_event(world)) {
        handle(world, *event);
        if (static_cast<EventKind>(event->kind) != EventKind::month_end) continue;
        expect_children_conserved(world);
        expect_records_and_children_agree(world);
        expect_households_conserved(world);
        expect_free_homes_listed(world);
        expect_families_know_who_is_at_home(world);
        expect_census_agrees(world);
    }
    EXPECT_EQ(seen.censuses().size(), 36U);
}

/// Children whose case has counted them in: all who are in need beyond an assessment, and of those
/// the ones with a plan.
struct Open {
    int in_need = 0;
    int on_plan = 0;
    int not_settled =
        0;  ///< in a case that waits in its team's line with other children than it has
};

Open open_episodes(World& world) {
    Open open;
    for (Family& family : world.families) {
        const StageKind stage = world.stage(family.stage).kind;
        const int at_home = children_at_home(world, family);
        if (stage != StageKind::closed) open.not_settled += std::abs(at_home - family.in_case);
        if (is_need_episode(stage) && stage != StageKind::assessment)
            open.in_need += family.in_case;
        if (stage == StageKind::child_protection_plan) open.on_plan += family.in_case;
    }
    for (const CareRecord& record : world.care) open.in_need += record.active ? 1 : 0;
    return open;
}

TEST(Conservation, EpisodesAndPlansStartedLessEndedAreThoseThatAreOpen) {
    Simulation simulation{small_scenario(), 20.0};
    simulation.run();
    const auto& seen = simulation.seen;
    const Open open = open_episodes(simulation.world);
    EXPECT_GT(seen.flow(Flow::looked_after_ceased), 100);  // children did come home to open cases
    EXPECT_LE(open.not_settled, open.in_need / 20);
    const auto unbalanced = [&](Flow started, Flow ended, int stock) {
        return std::abs(static_cast<int>(seen.flow(started) - seen.flow(ended)) - stock);
    };
    EXPECT_LE(unbalanced(Flow::need_episodes_started, Flow::need_episodes_ended, open.in_need),
              open.not_settled);
    EXPECT_LE(unbalanced(Flow::child_protection_plans_started, Flow::child_protection_plans_ended,
                         open.on_plan),
              open.not_settled);
}

TEST(Conservation, FlowsOfASingleChildsCaseBalanceItsStocks) {
    Scenario scenario = small_scenario();
    test::one_child_families(scenario);
    Simulation simulation{scenario, 10.0};
    simulation.run();
    const auto& seen = simulation.seen;
    const auto stock = [&](StageKind kind) { return seen.stock(test::stage_id(kind)); };
    EXPECT_EQ(seen.flow(Flow::contacts) - seen.flow(Flow::contacts_to_assessment) -
                  seen.flow(Flow::contacts_early_help) - seen.flow(Flow::contacts_advice) -
                  seen.flow(Flow::contacts_no_further_action),
              stock(StageKind::contact));
    EXPECT_EQ(seen.flow(Flow::assessments_started) - seen.flow(Flow::assessments_completed),
              stock(StageKind::assessment));
    EXPECT_EQ(seen.flow(Flow::child_protection_plans_started) -
                  seen.flow(Flow::child_protection_plans_ended),
              stock(StageKind::child_protection_plan));
    EXPECT_EQ(seen.flow(Flow::looked_after_started) - seen.flow(Flow::looked_after_ceased),
              stock(StageKind::looked_after) + stock(StageKind::care_proceedings));
    int open = 0;
    for (std::size_t kind = 0; kind < stage_kind_count; ++kind) {
        const auto of = static_cast<StageKind>(kind);
        if (is_need_episode(of) && of != StageKind::assessment) open += stock(of);
    }
    EXPECT_EQ(seen.flow(Flow::need_episodes_started) - seen.flow(Flow::need_episodes_ended), open);
}

TEST(Conservation, EveryPlacementStartedEndsInAMoveAnAdoptionOrWithTheSpell) {
    Simulation simulation{small_scenario(), 10.0};
    simulation.run();
    const auto& seen = simulation.seen;
    // The first placement of each spell, one for each move, one with adopters.
    const auto with_adopters = seen.flow(Flow::placements_started, test::adopters);
    EXPECT_GT(with_adopters, 0);
    EXPECT_EQ(
        seen.flow(Flow::placements_started),
        seen.flow(Flow::looked_after_started) + seen.flow(Flow::placement_moves) + with_adopters);
}

}  // namespace
}  // namespace kinflow::model
