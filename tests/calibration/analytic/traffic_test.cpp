#include "calibration/analytic/traffic.h"

#include <gtest/gtest.h>

#include <cmath>

#include "calibration/analytic/analytic_fit.h"
#include "tests/support/small_scenario.h"

namespace kinflow::calibration {
namespace {

TEST(TrafficEquations, GiveTheFlowsAndStocksOfAChainWithALoop) {
    // Contact to plan with 0.4; a plan starts again with 0.25; all else closes. 100 come a year.
    const std::vector<std::vector<double>> shares{{0, 0.4, 0.6}, {0, 0.25, 0.75}, {0, 0, 0}};
    const TrafficFlows flows = solve_traffic(shares, {100, 0, 0}, {3.6525, 73.05, 0}, 2);
    EXPECT_NEAR(flows.entered[0], 100.0, 1e-9);
    EXPECT_NEAR(flows.entered[1], 40.0 / 0.75, 1e-9);
    EXPECT_NEAR(flows.stock[0], 1.0, 1e-9);
    EXPECT_NEAR(flows.stock[1], 0.2 * 40.0 / 0.75, 1e-9);
}

/// Half of a thousand cases are seen above 1.
run::TrafficCensus census_of(const model::Scenario& scenario) {
    run::TrafficCensus census;
    const std::size_t n = scenario.pathway.stages.size();
    census.moved.assign(n, std::vector<double>(n, 0.0));
    census.days.assign(n, 30.0);
    census.perceived.resize(n);
    const std::size_t contact = scenario.pathway.contact.value;
    for (int i = 0; i < 1000; ++i) census.perceived[contact].push_back(2.0 * i / 1000.0);
    census.moved[scenario.pathway.closed.value][contact] = 1000.0;
    for (const model::Route& route : scenario.pathway.stages[contact].routes) {
        census.moved[contact][route.to.value] += 250.0;
    }
    return census;
}

model::Target target_of(const std::string& measure) {
    model::Target target;
    target.measure = measure;
    target.to = core::parse_date("2014-01-31").value();
    return target;
}

TEST(Traffic, MovesWithDemandAndWithTheCutsOfTheGates) {
    const model::Scenario simulated = test::small_scenario();
    const Traffic traffic{simulated, census_of(simulated)};
    const auto ratio = [&](const std::string& measure, const model::Scenario& scenario) {
        return traffic.ratio(target_of(measure), scenario, traffic.flows(scenario));
    };
    EXPECT_DOUBLE_EQ(ratio("contacts", simulated), 1.0);

    model::Scenario busier = simulated;
    for (auto& channel : busier.channels) channel.families_per_10000 *= 1.2;
    EXPECT_NEAR(ratio("contacts", busier), 1.2, 1e-9);
    EXPECT_NEAR(ratio("contacts_no_further_action_share", busier), 1.0, 1e-9);

    model::Scenario stricter = simulated;
    for (auto& route : test::stage_of(stricter, model::StageKind::contact).routes) {
        if (std::isfinite(route.cut)) route.cut += 0.2;
    }
    EXPECT_GT(ratio("contacts_no_further_action_share", stricter), 1.0);
    // Greater need all round undoes it, but for cases that stand at the cut.
    stricter.need.level_mean += 0.2;
    EXPECT_NEAR(ratio("contacts_no_further_action_share", stricter), 1.0, 0.05);
    EXPECT_TRUE(std::isnan(ratio("agency_staff_share", simulated)));
}

TEST(MostLikely, IsTheExactAnswerOfALinearProblem) {
    // y = (x0 + x1, x1), errors 0.5 and 1: (H'H + I) x = H'y.
    const Point found = most_likely(2, {{1.0, 0.5}, {-0.5, 1.0}}, [](const Point& x) {
        return std::vector<double>{x[0] + x[1], x[1]};
    });
    const double a = 4.0 + 1.0;
    const double b = 4.0;
    const double d = 4.0 + 1.0 + 1.0;
    const double r0 = 4.0;
    const double r1 = 4.0 - 0.5;
    const double det = a * d - b * b;
    EXPECT_NEAR(found[0], (d * r0 - b * r1) / det, 1e-4);
    EXPECT_NEAR(found[1], (a * r1 - b * r0) / det, 1e-4);
}

}  // namespace
}  // namespace kinflow::calibration
