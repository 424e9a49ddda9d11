#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sim/model/census.h"
#include "sim/model/demand.h"
#include "sim/model/engine.h"
#include "sim/model/opening.h"
#include "sim/model/workforce.h"
#include "tests/scenarios/essex.h"

// One replication of Essex as shipped, looked at month by month: nobody and nothing is lost.

namespace kinflow::laws {
namespace {

using namespace model;

void children_are_where_the_counts_say(World& world) {
    std::array<int, stage_kind_count> counted{};
    for (const Family& family : world.families) {
        const StageKind kind = world.stage(family.stage).kind;
        if (kind != StageKind::closed) counted[static_cast<std::size_t>(kind)] += family.in_case;
    }
    for (const CareRecord& record : world.care) {
        if (!record.active) continue;
        const bool in_court = record.status == LegalStatus::interim_care_order;
        const StageKind kind = record.leaving_care ? StageKind::leaving_care
                               : in_court          ? StageKind::care_proceedings
                                                   : StageKind::looked_after;
        ++counted[static_cast<std::size_t>(kind)];
    }
    for (std::size_t i = 0; i < stage_kind_count; ++i) {
        if (static_cast<StageKind>(i) == StageKind::closed) continue;
        ASSERT_EQ(world.at_stage[i], counted[i]) << name_of(static_cast<StageKind>(i));
    }
}

void workers_hold_what_their_teams_hold(const World& world) {
    for (std::uint32_t t = 0; t < world.teams.size(); ++t) {
        const TeamState& team = world.teams[t];
        int children = 0;
        int by_worker = 0;
        for (const HeldCase& held : team.book()) {
            children += held.children;
            if (held.worker) by_worker += held.children;
        }
        int held = 0;
        double fte = 0.0;
        for (const PostId id : team.posts) {
            held += world.posts[id.value].cases;
            fte += double{world.posts[id.value].fte};
        }
        ASSERT_EQ(children, team.line.in_use());
        ASSERT_EQ(by_worker, held);
        ASSERT_NEAR(fte, world.scenario().teams[t].full_time_equivalents, 0.01);
        ASSERT_LE(std::min(team.hours_wanted(), team.hours_available()) * (1.0 - 1e-9),
                  team.pace() * team.hours_wanted() + 1e-9);
    }
}

void households_hold_the_children_placed(const World& world) {
    std::vector<std::vector<int>> living(world.homes.size());
    for (std::size_t type = 0; type < world.homes.size(); ++type) {
        living[type].assign(world.homes[type].households.size(), 0);
    }
    for (const CareRecord& record : world.care) {
        const bool placed = record.active && (!record.leaving_care || record.staying_put);
        if (placed && record.household != no_household) {
            ++living[record.placement.value].at(record.household);
        }
    }
    for (std::size_t type = 0; type < world.homes.size(); ++type) {
        for (std::size_t i = 0; i < living[type].size(); ++i) {
            const FosterHousehold& home = world.homes[type].households[i];
            ASSERT_EQ(home.placed, living[type][i]);
            ASSERT_LE(home.placed, home.places);
            ASSERT_FALSE(home.gone && home.placed > 0);
        }
    }
}

TEST(EssexConservation, OfChildrenWorkersHouseholdsAndHours) {
    const Compiled tables{essex()};
    const Opening opening{tables, 1};
    SilentObserver silence;
    World world{tables, {1, 0}, silence, 0, tables.end()};
    opening.draw(world);
    start_workforce(world);
    start_arrivals(world);
    schedule_censuses(world);
    int months = 0;
    while (const auto event = next_event(world)) {
        handle(world, *event);
        if (static_cast<EventKind>(event->kind) != EventKind::month_end) continue;
        ++months;
        children_are_where_the_counts_say(world);
        workers_hold_what_their_teams_hold(world);
        households_hold_the_children_placed(world);
    }
    EXPECT_EQ(months, 60);
}

TEST(EssexCeilings, AreNotPassedByNewWork) {
    Scenario scenario = essex();
    for (Team& team : scenario.teams) team.full_time_equivalents *= 0.7;
    const Compiled tables{scenario};
    const Opening opening{tables, 1};
    SilentObserver silence;
    World world{tables, {1, 0}, silence, 0, tables.end()};
    opening.draw(world);
    start_workforce(world);
    start_arrivals(world);
    int full = 0;
    std::vector<int> before;
    for (const TeamState& team : world.teams) before.push_back(team.line.in_use());
    while (const auto event = next_event(world)) {
        const auto kind = static_cast<EventKind>(event->kind);
        const bool stay_ends = kind == EventKind::stay_end;
        const int in_case = stay_ends ? world.families[event->entity].in_case : 0;
        handle(world, *event);
        // A child who comes home to an open case joins it whatever the load: at once, or at the end
        // of the stay when the case was in the line at the time.
        const bool forced = kind == EventKind::care_exit || kind == EventKind::court_or_match ||
                            kind == EventKind::hearing ||
                            (stay_ends && world.families[event->entity].in_case > in_case);
        for (std::size_t t = 0; t < before.size(); ++t) {
            const auto& line = world.teams[t].line;
            const bool more = line.in_use() > before[t] && !forced;
            if (more) {
                ASSERT_LE(line.in_use(), line.capacity()) << scenario.teams[t].name;
            }
            full += more && line.in_use() == line.capacity() ? 1 : 0;
            before[t] = line.in_use();
        }
    }
    EXPECT_GT(full, 100) << "no team was ever full";
}

}  // namespace
}  // namespace kinflow::laws
