#include "sim/model/team.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/model/stay.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

// A team's work clock, and the stays that it ends.

namespace kinflow::model {
namespace {

using test::Simulation;
using test::stage_of;

constexpr core::Minute week = 7 * core::minutes_per_day;

TEST(WorkClock, KeepsTimeWhileThereAreHoursEnough) {
    TeamState team{10};
    team.have(0, 40.0);
    team.want(0, 40.0);
    EXPECT_EQ(team.pace(), 1.0);
    EXPECT_EQ(team.reading(week), week);
    EXPECT_EQ(team.hours_worked(week), 40.0);
}

TEST(WorkClock, GoesSlowerInProportionWhenMoreHoursAreWanted) {
    TeamState team{10};
    team.have(0, 40.0);
    team.want(0, 80.0);
    EXPECT_EQ(team.reading(week), week / 2);
    EXPECT_EQ(team.hours_worked(week), 40.0);
    team.want(week, -40.0);
    EXPECT_EQ(team.reading(2 * week), week / 2 + week);
    EXPECT_EQ(team.hours_worked(2 * week), 80.0);
}

TEST(WorkClock, StandsStillWhenNobodyIsAtWork) {
    TeamState team{10};
    team.have(0, 40.0);
    team.want(0, 10.0);
    team.have(week, 0.0);
    EXPECT_EQ(team.reading(5 * week), week);
    EXPECT_EQ(team.hours_worked(5 * week), 10.0);
}

/// Contacts only, of one child each, that need frozen closes at once; `servers` workers, and a work
/// of `days` with an exponential distribution that wants the whole of a worker.
Scenario one_stage(double servers, double days, double families_a_day) {
    Scenario scenario = test::small_scenario();
    test::one_child_families(scenario);
    test::freeze_need(scenario);
    scenario.need.level_mean = -10.0;
    scenario.channels.resize(1);
    scenario.channels[0].families_per_10000 =
        families_a_day * core::days_per_year * 10000.0 / scenario.population_under_18;
    Stage& contact = stage_of(scenario, StageKind::contact);
    contact.duration = test::exponential_days(days);
    contact.duty = true;
    contact.paced = true;
    contact.effort_hours = 1e6;  // wants more than there are hours: all of a worker's
    scenario.teams[test::front_door].full_time_equivalents = servers;
    scenario.teams[test::front_door].caseload_standard = 1000.0;
    return scenario;
}

/// Mean number in an M/M/c queue (Erlang's C).
double erlang_number(double servers, double load) {
    double term = 1.0;
    double sum = 1.0;
    for (int n = 1; n < static_cast<int>(servers); ++n) {
        term *= load / n;
        sum += term;
    }
    const double tail = term * load / servers / (1.0 - load / servers);
    const double waits = tail / (sum + tail);
    return load + waits * load / (servers - load);
}

// With cases that want a worker each, and all slowed alike when there are more cases than workers,
// the number at the stage is as in M/M/c (processor sharing and first come, first served have the
// same birth and death rates).
TEST(WorkClock, SharesAsManyWorkersAsThereAre) {
    const double load = 3.2;
    core::Tally number;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Simulation simulation{one_stage(4.0, 2.0, load / 2.0), 8.0, seed};
        simulation.run_after_warm_up(1.0);
        const StageId contact = test::stage_id(StageKind::contact);
        number.add(simulation.seen.area(contact, simulation.world.end) / simulation.span());
    }
    // A stay is looked at a quarter of an hour late at most.
    const double latest = load / 2.0 * 15.0 / core::minutes_per_day;
    EXPECT_NEAR(number.mean(), erlang_number(4.0, load), 3.0 * number.standard_error() + latest);
    EXPECT_GT(number.mean(), 1.3 * load) << "the team is too large for the test to mean anything";
}

// Without a bound a team that stands all but still would be asked four times an hour by each case,
// until the run has no more numbers for its events.
TEST(WorkClock, OfATeamFarBehindIsLookedAtOnceADay) {
    Simulation simulation{one_stage(0.01, 2.0, 0.8), 2.0};  // some minutes a week for all cases
    double looks = 0.0;
    simulation.run([&](const core::Event& event) {
        if (static_cast<EventKind>(event.kind) == EventKind::stay_end) ++looks;
    });
    const double case_days = 10.0 * 2.0 * core::days_per_year;  // as many as the team can hold
    EXPECT_GT(looks, 0.7 * case_days);
    EXPECT_LT(looks, 1.2 * case_days);
}

TEST(Attention, EndsAStayTheSoonerTheMoreItGets) {
    Scenario scenario = one_stage(50.0, 1.0, 2.0);
    Stage& contact = stage_of(scenario, StageKind::contact);
    contact.duration = test::constant_days(40.0);
    contact.clock = {20, ClockFrom::stage};
    contact.effort_hours = 10.0;
    contact.attention = {{15, 2.0}, {5, 10.0}};
    Simulation simulation{scenario, 3.0};
    core::Minute begun = -1;
    core::Minute ended = -1;
    simulation.run([&](const core::Event& event) {
        const Family& first = simulation.world.families.front();
        if (begun < 0) begun = event.time();
        const bool closed = simulation.world.stage(first.stage).kind == StageKind::closed;
        if (closed && ended < 0) ended = event.time();
    });
    ASSERT_GT(ended, begun);
    // Of 40 days' work, those until 15 working days before the date are done at the usual speed,
    // the next ten working days' at twice that, and the rest at ten times.
    const auto& calendar = simulation.world.tables().calendar();
    const core::Minute twice = calendar.add_working_days(begun, 5);
    const core::Minute tenfold = calendar.add_working_days(begun, 15);
    const double left = 40.0 * core::minutes_per_day - (twice - begun) - 2.0 * (tenfold - twice);
    ASSERT_GT(left, 0.0);
    EXPECT_NEAR(ended, tenfold + left / 10.0, 2.0);
}

}  // namespace
}  // namespace kinflow::model
