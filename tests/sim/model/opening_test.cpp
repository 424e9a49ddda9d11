#include "sim/model/opening.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/core/errors.h"
#include "sim/core/statistics.h"
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

/// Courts took a year until the first day and take half of it since, as far as there are hearings.
struct ChangedCourts {
    double first_half = 0.0;  ///< mean weeks of the proceedings that end in it
    double second_half = 0.0;

    explicit ChangedCourts(double hearings, double weeks_before = 52.0) {
        Scenario scenario = test::small_scenario();
        scenario.care.proceedings = test::constant_days(7.0 * 26.0);
        scenario.care.proceedings_before = test::constant_days(7.0 * weeks_before);
        scenario.care.hearings = hearings;
        const Compiled tables{scenario};
        const Opening opening{tables, 1};
        core::Tally first;
        core::Tally second;
        for (std::uint32_t replication = 0; replication < 10; ++replication) {
            test::TallyingObserver seen{scenario.pathway.stages.size()};
            World world{tables, {1, replication}, seen, 0, core::minutes_from_years(1.0)};
            opening.draw(world);
            start_arrivals(world);
            bool half = false;
            while (const auto event = next_event(world)) {
                if (!half && event->time() >= core::minutes_from_years(0.5)) {
                    half = true;
                    first.add(seen.sample(Sample::care_proceedings_weeks).mean());
                    seen.forget(event->time());
                }
                handle(world, *event);
            }
            second.add(seen.sample(Sample::care_proceedings_weeks).mean());
        }
        first_half = first.mean();
        second_half = second.mean();
    }
};

TEST(OpeningCourts, WhatIsLeftOfOldProceedingsIsDoneAtTheNewPace) {
    Scenario scenario = test::small_scenario();
    scenario.care.proceedings = test::constant_days(7.0 * 26.0);
    scenario.care.proceedings_before = test::constant_days(7.0 * 52.0);
    const Compiled tables{scenario};
    const Opening opening{tables, 1};
    int in_court = 0;
    for (std::uint32_t replication = 0; replication < 10; ++replication) {
        Start start{tables, opening, replication};
        for (const CareRecord& record : start.world.care) {
            if (!record.active || record.leaving_care) continue;
            if (record.status != LegalStatus::interim_care_order) continue;
            ++in_court;
            const double end_as_it_was =
                core::days_from_minutes(record.at_stage_since) + 7.0 * 52.0;
            EXPECT_NEAR(core::days_from_minutes(record.next_step), end_as_it_was / 2.0, 1.0);
        }
    }
    EXPECT_GT(in_court, 20);
}

TEST(OpeningCourts, LengthsFallFromTheOldToTheNewWithinHalfAYear) {
    const ChangedCourts unlimited{-1.0};
    EXPECT_GT(unlimited.first_half, 32.0);  // those of the first day end after 26 to 52 weeks
    EXPECT_LT(unlimited.first_half, 46.0);
    EXPECT_NEAR(unlimited.second_half, 26.0, 1.0);
    const ChangedCourts as_before{-1.0, 26.0};
    EXPECT_NEAR(as_before.first_half, 26.0, 0.5);
}

TEST(OpeningCourts, MoreHearingsClearTheBacklogSooner) {
    double before = 100.0;
    for (const double hearings : {0.6, 0.9, 5.0}) {
        const ChangedCourts courts{hearings};
        EXPECT_LT(courts.second_half, before) << hearings;
        before = courts.second_half;
    }
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
