#include "sim/model/opening.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/core/errors.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

struct Start {
    Start(const Compiled& tables, const Opening& opening, std::uint32_t replication)
        : world{tables, {1, replication}, silence, 0, tables.end()} {
        opening.draw(world);
    }
    SilentObserver silence;
    World world;
};

class Openings : public testing::Test {
  protected:
    Scenario scenario_ = test::small_scenario();
    Compiled tables_{scenario_};
    Opening opening_{tables_, 1};
};

std::vector<core::Minute> births(const World& world) {
    std::vector<core::Minute> born;
    for (const Child& child : world.children) born.push_back(child.born);
    return born;
}

TEST_F(Openings, HoldExactlyThePrintedStocksInEveryReplication) {
    for (std::uint32_t replication = 0; replication < 20; ++replication) {
        Start start{tables_, opening_, replication};
        const Census census = take_census(start.world);
        EXPECT_EQ(census.looked_after, scenario_.start_stocks.looked_after);
        EXPECT_EQ(census.care_leavers, scenario_.start_stocks.care_leavers);
        EXPECT_EQ(census.children_in_need, scenario_.start_stocks.children_in_need);
        EXPECT_EQ(census.at_stage[static_cast<std::size_t>(StageKind::child_protection_plan)],
                  scenario_.start_stocks.child_protection_plan);
    }
}

TEST_F(Openings, AreOfTheModelsOwnMaking) {
    Start start{tables_, opening_, 0};
    for (const CareRecord& record : start.world.care) {
        const Child& child = start.world.children[record.child.value];
        EXPECT_LE(record.entered, 0);
        EXPECT_GE(record.exit, 0);
        EXPECT_GT(child.spells, 0);
        const double age = age_at(child, 0);
        EXPECT_TRUE(record.leaving_care ? age >= 16.0 && age < 21.0 : age < 18.0) << age;
    }
    for (const Family& family : start.world.families) {
        EXPECT_LE(family.need_at, 0);
        EXPECT_GE(family.lift, 0.0);
        if (start.world.stage(family.stage).kind != StageKind::closed) {
            EXPECT_GT(family.in_case, 0);
            EXPECT_GE(family.stay_ends, 0);
        }
    }
}

TEST_F(Openings, DifferBetweenReplicationsAndNotWithinOne) {
    Start first{tables_, opening_, 0};
    Start again{tables_, opening_, 0};
    Start second{tables_, opening_, 1};
    EXPECT_EQ(births(first.world), births(again.world));
    EXPECT_NE(births(first.world), births(second.world));
}

TEST_F(Openings, CopiesOfOneFamilyHaveLuckOfTheirOwn) {
    Start start{tables_, opening_, 0};
    std::vector<std::uint64_t> entities;
    for (const Family& family : start.world.families) entities.push_back(family.entity);
    std::sort(entities.begin(), entities.end());
    EXPECT_EQ(std::adjacent_find(entities.begin(), entities.end()), entities.end());
}

TEST_F(Openings, DoNotDependOnWhatIsDrawnElsewhere) {
    const Opening another{tables_, 1};
    const Opening of_another_seed{tables_, 2};
    Start start{tables_, opening_, 3};
    Start same{tables_, another, 3};
    Start different{tables_, of_another_seed, 3};
    EXPECT_EQ(births(start.world), births(same.world));
    EXPECT_NE(births(start.world), births(different.world));
}

TEST(OpeningShares, FillEachPlacementTypeAsPrinted) {
    Scenario scenario = test::small_scenario();
    scenario.start_stocks.placement_shares = {0.5, 0.3, 0.15, 0.05};
    const Compiled tables{scenario};
    const Opening opening{tables, 1};
    Start start{tables, opening, 0};
    const auto by_placement = take_census(start.world).looked_after_by_placement;
    for (std::size_t type = 0; type < by_placement.size(); ++type) {
        const double printed = scenario.start_stocks.placement_shares[type] * 60.0;
        EXPECT_NEAR(by_placement[type], printed, 3.0) << scenario.placements.types[type].name;
    }
}

TEST(OpeningErrors, AHistoryThatHoldsNobodyOfAKindSaysSo) {
    Scenario scenario = test::small_scenario();
    scenario.start_stocks.history_years = 0.1;
    const Compiled tables{scenario};
    const Opening opening{tables, 1};
    SilentObserver silence;
    World world{tables, {1, 0}, silence, 0, tables.end()};
    try {
        opening.draw(world);
        FAIL() << "drew children whom the history does not hold";
    } catch (const core::SimulationError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("start_stocks"));
        EXPECT_THAT(error.what(), testing::HasSubstr("lengthen start_stocks.history"));
    }
}

TEST(OpeningErrors, AWorldWithoutPrintedStocksNeedsNoHistory) {
    Scenario scenario = test::small_scenario();
    scenario.start_stocks = {};
    const Compiled tables{scenario};
    const Opening opening{tables, 1};
    Start start{tables, opening, 0};
    EXPECT_TRUE(start.world.families.empty());
}

}  // namespace
}  // namespace kinflow::model
