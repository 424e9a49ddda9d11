#include "sim/model/court.h"

#include <cmath>

#include "tests/sim/model/conserved.h"
#include "tests/support/straight_to_court.h"
#include "tests/support/three_siblings.h"

namespace kinflow::model {
namespace {

using test::Simulation;

constexpr double days_a_month = core::days_per_year / 12.0;

/// Every family is one small child who goes straight into proceedings, and leaves care at their
/// end.
Scenario only_court(double families_a_year, double hearings) {
    Scenario scenario = test::straight_to_court(families_a_year / 2.0);
    scenario.care.proceedings = test::exponential_days(100.0);
    scenario.care.court = {{}, {1.0, 1.0, 1.0, 1.0, 1.0}, {}};
    scenario.care.hearings = hearings;
    return scenario;
}

TEST(Hearings, TheWaitForAHearingIsThatOfALineWithRandomArrivalsAndEvenService) {
    // Preparation is exponential, so the cases become ready at random, and the line is M/D/1.
    for (const double use : {0.6, 0.9}) {
        const double hearings = 20.0 / use;
        core::Tally wait;
        core::Tally length;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            Simulation simulation{only_court(240.0, hearings), 60.0, seed};
            simulation.run_after_warm_up(10.0);
            wait.add(7.0 * simulation.seen.sample(Sample::court_wait_weeks).mean());
            length.add(7.0 * simulation.seen.sample(Sample::care_proceedings_weeks).mean());
        }
        const double expected = mean_hearing_wait(days_a_month / hearings, use);
        EXPECT_NEAR(wait.mean(), expected, 4.0 * wait.standard_error()) << use;
        EXPECT_LT(wait.standard_error(), 0.05 * expected);
        EXPECT_NEAR(length.mean(), 100.0 + expected, 4.0 * length.standard_error()) << use;
    }
}

TEST(Hearings, HoldsNoMoreHearingsThanItCan) {
    Simulation simulation{only_court(600.0, 20.0), 5.0};
    simulation.run();
    const auto heard = simulation.seen.flow(Flow::care_proceedings_completed);
    EXPECT_LE(heard, 5 * 12 * 20);
    EXPECT_GT(heard, 4 * 12 * 20);
    EXPECT_GT(take_census(simulation.world).court_waiting, 1000);
}

TEST(Hearings, ThereAreNoneForThoseWhoTurnedEighteenInTheLine) {
    Scenario scenario = only_court(600.0, 20.0);
    scenario.channels[0].age_mix = {0.0, 0.0, 0.0, 0.0, 1.0};
    Simulation simulation{scenario, 5.0};
    simulation.run();
    const auto grown_up = simulation.seen.flow(
        Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::eighteenth_birthday));
    EXPECT_GT(grown_up, 100);
    expect_children_conserved(simulation.world);
    for (const CareRecord& record : simulation.world.care) {
        EXPECT_FALSE(record.active && record.leaving_care && record.waiting);
    }
}

TEST(Hearings, WithoutLimitsNobodyWaits) {
    for (const Limits limits : {Limits::finite, Limits::none}) {
        const double hearings = limits == Limits::finite ? -1.0 : 1.0;
        Simulation simulation{only_court(600.0, hearings), 5.0, 1, limits};
        simulation.run();
        EXPECT_GT(simulation.seen.sample(Sample::court_wait_weeks).count(), 1000);
        EXPECT_EQ(simulation.seen.sample(Sample::court_wait_weeks).max(), 0.0);
    }
}

TEST(Hearings, MoreHearingsNeverLengthenTheWait) {
    double before = std::numeric_limits<double>::infinity();
    for (const double hearings : {21.0, 25.0, 40.0, 100.0}) {
        Simulation simulation{only_court(240.0, hearings), 20.0};
        simulation.run();
        const double wait = simulation.seen.sample(Sample::court_wait_weeks).mean();
        EXPECT_LT(wait, before);
        before = wait;
    }
}

/// A council ten times the small one in its steady state, without limits on anybody's time.
struct SteadyState {
    double looked_after = 0.0;
    double leaving_at_the_end = 0.0;  ///< a year: who leave care by the order or adoption after it

    SteadyState(double weeks, std::uint64_t seed) {
        Scenario scenario = test::small_scenario();
        scenario.population_under_18 = 200000.0;
        scenario.care.proceedings = test::constant_days(7.0 * weeks);
        // A child is younger at the end of a shorter court; here that alone changes no order, and
        // who leaves at the end leaves for good.
        scenario.care.court = {{0.4, 0.4, 0.4, 0.4, 0.4}, {0.2, 0.2, 0.2, 0.2, 0.2}, {}};
        scenario.care.exits.resize(3);  // none from a care order: its child stays until 18
        Simulation simulation{scenario, 34.0, seed, Limits::none};
        simulation.run_after_warm_up(22.0);
        const auto& seen = simulation.seen;
        for (const StageKind kind : {StageKind::care_proceedings, StageKind::looked_after}) {
            looked_after +=
                seen.area(test::stage_id(kind), simulation.world.end) / simulation.span();
        }
        const auto stay = seen.moves(test::stage_id(StageKind::care_proceedings),
                                     test::stage_id(StageKind::looked_after));
        const auto adopted =
            seen.flow(Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::adoption));
        leaving_at_the_end =
            static_cast<double>(seen.flow(Flow::care_proceedings_completed) - stay + adopted) /
            (simulation.span() / core::minutes_per_year);
    }
};

TEST(Hearings, ShorterProceedingsLowerTheStockByTheRateOfThoseWhoLeaveAtTheirEndTimesTheTimeSaved) {
    const double years = 22.0 * 7.0 / core::days_per_year;
    core::Tally saved;
    core::Tally expected;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const SteadyState slow{50.0, seed};
        const SteadyState quick{28.0, seed};
        saved.add(slow.looked_after - quick.looked_after);
        expected.add(quick.leaving_at_the_end * years);
    }
    EXPECT_GT(expected.mean(), 20.0);
    EXPECT_NEAR(saved.mean(), expected.mean(), 0.15 * expected.mean()) << saved.standard_error();
}

}  // namespace
}  // namespace kinflow::model
