#include "sim/model/cost_book.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <vector>

#include "sim/model/follow_phase.h"
#include "sim/model/timeline.h"
#include "tests/support/priced.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

// What is paid, against tallies of its own and against arithmetic.

namespace kinflow::model {
namespace {

using test::cost_line;
using test::Simulation;

/// Two years of turnover, agency workers, placements and staying put.
Scenario busy() {
    Scenario scenario = test::with_finite_places(test::small_scenario());
    Grade grade;
    grade.name = grade.label = "worker";
    grade.turnover = 0.4;
    grade.agency = true;
    grade.time_to_fill = test::exponential_days(120.0);
    scenario.workforce.grades = {grade};
    scenario.workforce.sickness = {2.0, test::exponential_days(10.0)};
    scenario.workforce.agency = {0.7, test::exponential_days(30.0), 1.0, 0.4, 1.5};
    scenario.workforce.start = {2.0, 0.2};
    scenario.workforce.part_time_share = 0.3;
    scenario.workforce.part_time_fte = 0.6;
    scenario.care.staying_put = 0.5;
    return test::with_costs(std::move(scenario));
}

struct Paid {
    std::vector<std::int64_t> quantity;  ///< by line
    std::vector<std::int64_t> pence;
};

Paid paid_in(const Scenario& scenario, double years = 2.0) {
    Simulation simulation{scenario, years};
    schedule_censuses(simulation.world);
    simulation.run();
    Paid paid;
    for (std::size_t i = 0; i < scenario.costs.lines.size(); ++i) {
        paid.quantity.push_back(simulation.seen.flow(Flow::cost_quantity, i));
        paid.pence.push_back(simulation.seen.flow(Flow::cost_pence, i));
    }
    return paid;
}

TEST(StockClock, AddsUpStockTimesTime) {
    StockClock clock;
    clock.change(10, 3);
    clock.change(30, -1);
    EXPECT_EQ(clock.take(40, 1), 3 * 20 + 2 * 10);
    EXPECT_EQ(clock.take(50, 1), 2 * 10);
    EXPECT_EQ(clock.stock(), 2);
}

TEST(StockClock, KeepsWhatIsLessThanAWholeUnit) {
    StockClock clock;
    clock.change(0, 7);
    std::int64_t taken = 0;
    for (int minute = 1; minute <= 100; ++minute) taken += clock.take(minute, 10);
    EXPECT_EQ(taken, 70);
}

TEST(StockClock, TakesAChangeOfEarlierBack) {
    StockClock clock;
    clock.change(0, 5);
    EXPECT_EQ(clock.take(100, 1), 500);
    clock.change(90, -5);  // they left ten minutes before
    EXPECT_EQ(clock.take(200, 1), -50);
}

TEST(Costs, PayIsPostsTimesPayWhenNobodyLeaves) {
    const Scenario scenario = test::with_costs(test::small_scenario());
    const Paid paid = paid_in(scenario, 1.0);
    for (const Team& team : scenario.teams) {
        const std::size_t line = cost_line(scenario, "staff." + team.name + ".worker.permanent");
        // To the last whole month: 1 April 2013 to 28 February 2014 are 334 days, then March's 31
        // end at 365 days, and a quarter of a day is not told.
        const double pounds = team.full_time_equivalents * 100.0 * 365.0;
        EXPECT_NEAR(static_cast<double>(paid.pence[line]) / 100.0, pounds, 0.01) << team.name;
        EXPECT_EQ(paid.pence[cost_line(scenario, "staff." + team.name + ".worker.agency")], 0);
        const std::size_t overheads = cost_line(scenario, "overheads." + team.name);
        EXPECT_NEAR(static_cast<double>(paid.pence[overheads]), 25.0 * pounds, 1.0);
    }
}

/// Full-time equivalents of a team by holder, and children by placement type, looked up anew.
struct Now {
    std::vector<double> permanent;
    std::vector<double> agency;
    std::vector<double> placed;
    double staying_put = 0.0;
    double care_leavers = 0.0;
};

Now looked_up(const World& world) {
    Now now;
    now.permanent.resize(world.teams.size());
    now.agency.resize(world.teams.size());
    now.placed.resize(world.places.size());
    for (const Post& post : world.posts) {
        if (post.holder == Holder::permanent) now.permanent[post.team.value] += double{post.fte};
        if (post.holder == Holder::agency) now.agency[post.team.value] += double{post.fte};
    }
    for (const CareRecord& record : world.care) {
        if (!record.active) continue;
        if (record.leaving_care) {
            now.care_leavers += 1.0;
            now.staying_put += record.staying_put ? 1.0 : 0.0;
        } else {
            now.placed[record.placement.value] += 1.0;
        }
    }
    return now;
}

void add(Now& sum, const Now& now, double minutes) {
    for (std::size_t i = 0; i < now.permanent.size(); ++i) {
        sum.permanent[i] += now.permanent[i] * minutes;
        sum.agency[i] += now.agency[i] * minutes;
    }
    for (std::size_t i = 0; i < now.placed.size(); ++i) sum.placed[i] += now.placed[i] * minutes;
    sum.staying_put += now.staying_put * minutes;
    sum.care_leavers += now.care_leavers * minutes;
}

TEST(Costs, DaysAreThoseOfATallyOfItsOwn) {
    const Scenario scenario = busy();
    Simulation simulation{scenario, 2.0};
    schedule_censuses(simulation.world);
    const core::Minute last = core::minutes_from_days(730.0);  // the last month's end
    Now sum = looked_up(simulation.world);
    add(sum, looked_up(simulation.world), -1.0);  // zeros of the right lengths
    Now before = looked_up(simulation.world);
    core::Minute since = 0;
    simulation.run([&](const core::Event& event) {
        const core::Minute until = std::min(event.time(), last);
        add(sum, before, static_cast<double>(until - since));
        since = until;
        before = looked_up(simulation.world);
    });
    if (since < last) add(sum, before, static_cast<double>(last - since));
    const auto told = [&](const std::string& name) {
        return static_cast<double>(
            simulation.seen.flow(Flow::cost_quantity, cost_line(scenario, name)));
    };
    double agency = 0.0;
    for (std::size_t i = 0; i < scenario.teams.size(); ++i) {
        const std::string name = "staff." + scenario.teams[i].name + ".worker.";
        EXPECT_NEAR(told(name + "permanent"), sum.permanent[i], 1.0 + 1e-6 * sum.permanent[i]);
        EXPECT_NEAR(told(name + "agency"), sum.agency[i], 1.0 + 1e-6 * sum.agency[i]);
        agency += sum.agency[i];
    }
    for (std::size_t i = 0; i < scenario.placements.types.size(); ++i) {
        EXPECT_DOUBLE_EQ(told("placement." + scenario.placements.types[i].name), sum.placed[i]);
    }
    EXPECT_DOUBLE_EQ(told("allowance.staying_put"), sum.staying_put);
    EXPECT_DOUBLE_EQ(told("allowance.leaving_care"), sum.care_leavers);
    EXPECT_GT(agency, 0.0);
    EXPECT_GT(sum.placed[test::own_foster], 0.0);
}

TEST(Costs, ProcessesAreWhatWasCounted) {
    const Scenario scenario = busy();
    Simulation simulation{scenario, 2.0};
    schedule_censuses(simulation.world);
    simulation.run();
    const auto told = [&](const char* name) {
        return static_cast<double>(
            simulation.seen.flow(Flow::cost_quantity, cost_line(scenario, name)));
    };
    const auto counted = [&](Flow flow) { return static_cast<double>(simulation.seen.flow(flow)); };
    const auto adopted =
        static_cast<double>(simulation.seen.flow(Flow::placements_started, test::adopters));
    // The last hours of the run are after the last month end.
    EXPECT_NEAR(told("process.early_help"), counted(Flow::early_help_started), 5.0);
    EXPECT_NEAR(told("process.legal"), counted(Flow::care_proceedings_issued), 5.0);
    EXPECT_EQ(told("process.legal"), told("process.court_fee"));
    EXPECT_NEAR(told("process.adoption_fee"), adopted, 5.0);
    EXPECT_GT(told("process.legal"), 0.0);
}

TEST(Costs, DoublingAPriceDoublesItsLineAndNothingElse) {
    const Scenario scenario = busy();
    const Paid before = paid_in(scenario);
    for (const char* name : {"placement.home", "process.legal", "process.early_help"}) {
        Scenario dearer = scenario;
        const std::size_t changed = cost_line(scenario, name);
        dearer.costs.lines[changed].price *= 2.0;
        const Paid after = paid_in(dearer);
        EXPECT_EQ(after.quantity, before.quantity);
        for (std::size_t i = 0; i < before.pence.size(); ++i) {
            if (i == changed) {
                ASSERT_GT(before.pence[i], 0) << name;
                EXPECT_LE(std::abs(after.pence[i] - 2 * before.pence[i]), 1) << name;
            } else {
                EXPECT_EQ(after.pence[i], before.pence[i]) << name;
            }
        }
    }
}

TEST(Costs, LeaveTheRunAsItIs) {
    const Scenario scenario = busy();
    Scenario without = scenario;
    without.costs = {};
    Simulation a{scenario, 1.0};
    Simulation b{without, 1.0};
    a.run();
    b.run();
    EXPECT_EQ(a.seen.hash(), b.seen.hash());
}

TEST(Costs, APriceThatChangesIsPaidFromItsDay) {
    const Scenario scenario = test::with_costs(test::small_scenario());
    Scenario dearer = scenario;
    for (CostLine& line : dearer.costs.lines) line.price *= 2.0;
    const Compiled tables{scenario};
    const DatedScenario phase{*core::parse_date("2013-05-11"), dearer};
    const Timeline timeline{tables, std::span{&phase, 1}};
    test::TallyingObserver seen{scenario.pathway.stages.size()};
    World world{tables, {1, 0}, seen, 0, core::minutes_from_days(61.0)};
    start_phases(world, timeline);
    schedule_censuses(world);
    while (const auto event = next_event(world)) handle(world, *event);
    // 40 days at the old price and 21 at the new.
    const std::size_t line = cost_line(scenario, "staff.planners.worker.permanent");
    EXPECT_NEAR(static_cast<double>(seen.flow(Flow::cost_pence, line)) / 100.0,
                14.0 * 100.0 * (40.0 + 2.0 * 21.0), 0.02);
}

TEST(Costs, ASpecialGuardiansAllowanceEndsAt18) {
    const Scenario scenario = test::with_costs(test::small_scenario());
    test::TallyingObserver seen{scenario.pathway.stages.size()};
    const Compiled tables{scenario};
    World world{tables, {1, 0}, seen, 0, core::minutes_from_days(365.0)};
    world.costs.support_guardian(world.now, core::minutes_from_days(45.5));
    world.costs.support_guardian(world.now, -1);  // 18 already
    schedule_censuses(world);
    while (const auto event = next_event(world)) handle(world, *event);
    const std::size_t line = cost_line(scenario, "allowance.special_guardianship");
    EXPECT_EQ(seen.flow(Flow::cost_quantity, line), core::minutes_from_days(45.5));
    // Half of them get 80 pounds a week.
    EXPECT_NEAR(static_cast<double>(seen.flow(Flow::cost_pence, line)), 4000.0 * 45.5 / 7.0, 1.0);
}

}  // namespace
}  // namespace kinflow::model
