#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

#include "sim/model/care.h"
#include "sim/model/households.h"
#include "sim/model/opening.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

using test::Simulation;
using test::small_scenario;

/// What the families and the spells in care say, to be held against what the world has counted.
struct Headcount {
    std::array<int, stage_kind_count> at_stage{};
    std::vector<int> held;     ///< by team
    std::vector<int> waiting;  ///< by team
    std::vector<int> placed;   ///< by placement type

    explicit Headcount(World& world)
        : held(world.teams.size()), waiting(world.teams.size()), placed(world.places.size()) {
        for (const Family& family : world.families) {
            const Stage& stage = world.stage(family.stage);
            if (stage.kind == StageKind::closed) continue;
            add(stage, family.served, family.in_case);
        }
        for (const CareRecord& record : world.care) {
            if (!record.active) continue;
            add(world.stage(stage_of(world, record)), record.allocated, 1);
            if (!record.leaving_care || record.staying_put) ++placed[record.placement.value];
        }
    }

  private:
    void add(const Stage& stage, bool served, int children) {
        at_stage[static_cast<std::size_t>(stage.kind)] += children;
        if (stage.team) (served ? held : waiting)[stage.team.value] += children;
    }
};

void expect_children_conserved(World& world) {
    const Headcount count{world};
    for (std::size_t kind = 0; kind + 1 < stage_kind_count; ++kind) {
        ASSERT_EQ(world.at_stage[kind], count.at_stage[kind])
            << name_of(static_cast<StageKind>(kind));
        ASSERT_GE(world.at_stage[kind], 0);
    }
    for (std::size_t team = 0; team < world.teams.size(); ++team) {
        ASSERT_EQ(world.teams[team].line.in_use(), count.held[team]) << "team " << team;
        ASSERT_EQ(world.teams[team].line.waiting_units(), count.waiting[team]) << "team " << team;
    }
    for (std::size_t type = 0; type < world.places.size(); ++type) {
        ASSERT_EQ(world.places[type].taken(), count.placed[type]) << "placement type " << type;
    }
}

void expect_records_and_children_agree(const World& world) {
    std::size_t idle = 0;
    for (std::uint32_t i = 0; i < world.care.size(); ++i) {
        const CareRecord& record = world.care[i];
        if (!record.active) {
            ++idle;
        } else {
            ASSERT_EQ(world.children[record.child.value].care.value, i);
        }
    }
    ASSERT_EQ(idle, world.unused_care.size());
    for (std::uint32_t i = 0; i < world.children.size(); ++i) {
        const Child& child = world.children[i];
        if (!child.care) continue;
        ASSERT_TRUE(world.care[child.care.value].active);
        ASSERT_EQ(world.care[child.care.value].child.value, i);
    }
}

/// What a family remembers of its children at home is so, for as long as it remembers it.
void expect_families_know_who_is_at_home(World& world) {
    for (Family& family : world.families) {
        if (world.now >= family.home_until) continue;
        const Family remembered = family;
        look_home(world, family);
        ASSERT_EQ(remembered.at_home, family.at_home);
        ASSERT_EQ(remembered.baby, family.baby);
        ASSERT_EQ(remembered.planned, family.planned);
        ASSERT_EQ(remembered.home_until, family.home_until);
    }
}

/// The lists have each household once that a child from elsewhere may come to, and no other.
void expect_free_homes_listed(const World& world) {
    for (const Homes& homes : world.homes) {
        std::vector<int> listed(homes.households.size(), 0);
        for (std::size_t where = 0; where < homes.free.neighbourhoods(); ++where) {
            for (int free = 1; free <= FreeHomes::most_free; ++free) {
                const auto list = homes.free.list(where, free);
                ASSERT_TRUE(std::is_sorted(list.begin(), list.end()));
                for (const std::uint32_t number : list) listed[number] += free;
            }
        }
        for (std::size_t i = 0; i < listed.size(); ++i) {
            const FosterHousehold& home = homes.households[i];
            const bool open = !home.gone && !home.closing && !home.unused &&
                              (home.placed == 0 || home.takes_unrelated);
            ASSERT_EQ(listed[i],
                      open ? std::min(FreeHomes::most_free, home.places - home.placed) : 0)
                << "household " << i;
        }
    }
}

/// Every household that was made is there or gone; its places hold the children who say so, and no
/// more than it has.
void expect_households_conserved(World& world) {
    std::vector<std::vector<int>> placed;
    for (const Homes& homes : world.homes) placed.emplace_back(homes.households.size(), 0);
    for (const CareRecord& record : world.care) {
        if (!record.active || record.household == no_household) continue;
        ASSERT_TRUE(!record.leaving_care || record.staying_put);
        ++placed[record.placement.value][record.household];
    }
    for (std::size_t type = 0; type < placed.size(); ++type) {
        const Homes& homes = world.homes[type];
        std::array<std::uint32_t, household_state_count> in_state{};
        for (std::size_t i = 0; i < placed[type].size(); ++i) {
            const FosterHousehold& home = homes.households[i];
            ASSERT_EQ(home.placed, placed[type][i]) << "household " << i << " of type " << type;
            ASSERT_LE(home.placed, home.places);
            if (home.gone) {
                ASSERT_EQ(home.placed, 0);
            } else {
                ++in_state[static_cast<std::size_t>(state_of(world, home))];
            }
        }
        ASSERT_EQ(std::accumulate(in_state.begin(), in_state.end(), homes.gone), homes.made);
    }
}

void expect_census_agrees(World& world) {
    const Census census = take_census(world);
    const auto at = [&](StageKind kind) { return world.at_stage[static_cast<std::size_t>(kind)]; };
    const auto sum = [](const auto& values) {
        return std::accumulate(std::begin(values), std::end(values), 0);
    };
    EXPECT_EQ(census.at_stage, world.at_stage);
    EXPECT_EQ(census.looked_after, at(StageKind::looked_after) + at(StageKind::care_proceedings));
    EXPECT_EQ(census.care_leavers, at(StageKind::leaving_care));
    EXPECT_EQ(sum(census.looked_after_by_age), census.looked_after);
    EXPECT_EQ(sum(census.looked_after_by_status), census.looked_after);
    EXPECT_EQ(sum(census.looked_after_by_placement), census.looked_after);
    EXPECT_EQ(sum(census.plans_by_duration), at(StageKind::child_protection_plan));
    EXPECT_LE(census.stable_2y, census.stable_eligible);
    EXPECT_LE(census.looked_after_out_of_area, census.looked_after);
    std::vector<int> placed = census.looked_after_by_placement;
    for (const CareRecord& record : world.care) {
        if (record.active && record.staying_put) ++placed[record.placement.value];
    }
    for (std::size_t type = 0; type < world.places.size(); ++type) {
        EXPECT_EQ(placed[type], world.places[type].taken());
    }
    EXPECT_LE(census.foster_places_filled, census.foster_places);
    int in_need = 0;
    for (std::size_t kind = 0; kind < stage_kind_count; ++kind) {
        if (is_need_episode(static_cast<StageKind>(kind))) in_need += world.at_stage[kind];
    }
    EXPECT_EQ(census.children_in_need, in_need);
}

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
