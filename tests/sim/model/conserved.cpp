#include "tests/sim/model/conserved.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "sim/model/care.h"
#include "sim/model/census.h"
#include "sim/model/households.h"

namespace kinflow::model {
namespace {

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

}  // namespace

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

}  // namespace kinflow::model
