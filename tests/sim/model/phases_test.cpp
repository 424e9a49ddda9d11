#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "sim/model/census.h"
#include "sim/model/follow_phase.h"
#include "sim/model/timeline.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

// What happens when parameters change during a run, held against the run in which they do not.

namespace kinflow::model {
namespace {

using test::stage_of;

/// The small council under a timeline, from nothing.
struct Phased {
    Phased(const Scenario& baseline, std::vector<DatedScenario> changes, double years = 3.0,
           std::uint64_t seed = 1)
        : phases{std::move(changes)},
          scenario{baseline},
          tables{scenario},
          timeline{tables, phases},
          seen{scenario.pathway.stages.size()},
          world{tables, {seed, 0}, seen, 0, core::minutes_from_years(years)} {
        start_phases(world, timeline);
        start_arrivals(world);
        schedule_censuses(world);
        while (const auto event = next_event(world)) handle(world, *event);
    }
    std::vector<DatedScenario> phases;
    Scenario scenario;
    Compiled tables;
    Timeline timeline;
    test::TallyingObserver seen;
    World world;
};

core::Date day(const char* iso) { return *core::parse_date(iso); }

/// One change from 1 April 2014, a year after the start.
template <class Change>
std::vector<DatedScenario> from_the_second_year(const Scenario& baseline, Change&& change) {
    Scenario changed = baseline;
    change(changed);
    return {{day("2014-04-01"), changed}};
}

std::map<std::uint64_t, core::Minute> births(const World& world) {
    std::map<std::uint64_t, core::Minute> born;
    for (const Family& family : world.families) {
        born[family.entity] = world.children[family.first_child.value].born;
    }
    return born;
}

TEST(Phases, OfTheSameParametersAreTheBaselineToTheLastBit) {
    const Scenario baseline = test::small_scenario();
    const auto nothing = from_the_second_year(baseline, [](Scenario&) {});
    EXPECT_EQ(Phased(baseline, {}).seen.hash(), Phased(baseline, nothing).seen.hash());
}

TEST(Phases, LeaveThePastAsItWas) {
    const Scenario baseline = test::small_scenario();
    const Phased before{baseline, {}};
    const Phased after{
        baseline, from_the_second_year(baseline, [](Scenario& s) { s.need.incident_rate *= 2.0; })};
    const auto& a = before.seen.censuses();
    const auto& b = after.seen.censuses();
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t month = 0; month < 12; ++month) {
        EXPECT_EQ(a[month].children_in_need, b[month].children_in_need) << month;
    }
    EXPECT_GT(after.seen.flow(Flow::contacts), before.seen.flow(Flow::contacts));
}

TEST(Phases, MoreDemandKeepsEveryFamilyOfTheBaseline) {
    const Scenario baseline = test::small_scenario();
    const Phased before{baseline, {}};
    const Phased tenth{baseline, from_the_second_year(baseline, [](Scenario& s) {
                           for (Channel& c : s.channels) c.families_per_10000 *= 1.1;
                       })};
    const Phased fifth{baseline, from_the_second_year(baseline, [](Scenario& s) {
                           for (Channel& c : s.channels) c.families_per_10000 *= 1.2;
                       })};
    const auto few = births(before.world);
    const auto more = births(tenth.world);
    const auto most = births(fifth.world);
    for (const auto& [entity, born] : few) ASSERT_EQ(more.at(entity), born);
    for (const auto& [entity, born] : more) ASSERT_EQ(most.at(entity), born);
    // Two of three years at +10%: four standard deviations of a Poisson number.
    const double expected = static_cast<double>(few.size()) * 0.1 * 2.0 / 3.0;
    EXPECT_NEAR(static_cast<double>(more.size() - few.size()), expected, 4.0 * std::sqrt(expected));
}

TEST(Phases, LessDemandTakesFamiliesAwayAndBringsNoOthers) {
    const Scenario baseline = test::small_scenario();
    const Phased before{baseline, {}};
    const Phased after{baseline, from_the_second_year(baseline, [](Scenario& s) {
                           for (Channel& c : s.channels) c.families_per_10000 *= 0.7;
                       })};
    const auto usual = births(before.world);
    const auto fewer = births(after.world);
    for (const auto& [entity, born] : fewer) ASSERT_EQ(usual.at(entity), born);
    const auto n = static_cast<double>(usual.size());
    EXPECT_NEAR(static_cast<double>(fewer.size()), n * (1.0 - 0.3 * 2.0 / 3.0),
                4.0 * std::sqrt(0.2 * n));
}

TEST(Phases, ThatEndBringBackTheRates) {
    const Scenario baseline = test::small_scenario();
    auto phases = from_the_second_year(baseline, [](Scenario& s) {
        for (Channel& c : s.channels) c.families_per_10000 = 0.0;
    });
    phases.push_back({day("2014-06-01"), baseline});
    const Phased closed{baseline, phases};
    const auto begin = closed.tables.calendar().minute_of(day("2014-04-01"));
    const auto end = closed.tables.calendar().minute_of(day("2014-06-01"));
    int in_between = 0;
    int after = 0;
    for (const Family& family : closed.world.families) {
        // Nobody's need was drawn while nobody came.
        if (family.contacted > end) ++after;
        if (family.episode == 1 && family.contacted > begin && family.contacted < end) ++in_between;
    }
    EXPECT_GT(after, 100);
    EXPECT_EQ(in_between, 0);
}

TEST(Phases, AShorterCourtCallsInThoseWhoWait) {
    const Scenario baseline = test::small_scenario();
    const auto issued = [](const Phased& run) {
        return run.seen.flow(Flow::care_proceedings_completed);
    };
    const Phased before{baseline, {}, 1.5};
    const Phased after{
        baseline,
        from_the_second_year(baseline,
                             [](Scenario& s) { s.care.proceedings = test::constant_days(14.0); }),
        1.5};
    EXPECT_GT(issued(after), issued(before));
}

TEST(Phases, ExitsFollowAChangedHazardWithTheSameLuck) {
    // With hazards ten times as high everybody who would leave leaves earlier, and nobody later.
    const Scenario baseline = test::small_scenario();
    const Phased before{baseline, {}};
    const Phased after{baseline, from_the_second_year(baseline, [](Scenario& s) {
                           for (ExitHazard& hazard : s.care.exits) {
                               for (ByAge& row : hazard.rates) {
                                   for (double& rate : row) rate *= 10.0;
                               }
                           }
                       })};
    const auto& a = before.seen.censuses();
    const auto& b = after.seen.censuses();
    for (std::size_t month = 0; month < 12; ++month) {
        EXPECT_EQ(a[month].looked_after, b[month].looked_after);
    }
    EXPECT_LT(b[18].looked_after, a[18].looked_after);
}

TEST(Phases, WaitInALineIsOverWhenStaffCome) {
    Scenario baseline = test::small_scenario();
    baseline.teams[test::assessors].full_time_equivalents = 1.0;
    const auto relieved = from_the_second_year(
        baseline, [](Scenario& s) { s.teams[test::assessors].full_time_equivalents = 10.0; });
    const Phased before{baseline, {}};
    const Phased after{baseline, relieved};
    ASSERT_GT(before.seen.censuses()[11].team_waiting[test::assessors], 10);
    EXPECT_EQ(before.seen.censuses()[11].team_waiting[test::assessors],
              after.seen.censuses()[11].team_waiting[test::assessors]);
    EXPECT_LT(after.seen.censuses()[20].team_waiting[test::assessors],
              before.seen.censuses()[20].team_waiting[test::assessors] / 2);
}

TEST(Timelines, RefuseAnotherStructureAndDatesOutside) {
    const Scenario baseline = test::small_scenario();
    const Compiled tables{baseline};
    Scenario other = baseline;
    other.channels.pop_back();
    const std::vector<DatedScenario> shape{{day("2014-04-01"), other}};
    EXPECT_THROW((Timeline{tables, shape}), std::invalid_argument);
    const std::vector<DatedScenario> late{{day("2034-04-01"), baseline}};
    EXPECT_THROW((Timeline{tables, late}), std::invalid_argument);
}

}  // namespace
}  // namespace kinflow::model
