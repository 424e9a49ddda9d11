#include "calibration/backtest/mechanism.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "calibration/backtest/authority_run.h"
#include "calibration/backtest/remembered.h"

namespace kinflow::calibration {
namespace {

/// Starts of 100, 50 and 400 a year; half, all and all of the children leave in a year.
Flows some_flows() {
    Flows flows;
    flows << std::log(100.0), std::log(50.0), std::log(400.0), std::log(0.5), std::log(1.0),
        std::log(1.0);
    return flows;
}

TEST(HeldFlows, LeadToWhereAsManyStartAsLeave) {
    EXPECT_DOUBLE_EQ(held_flows(200.0, 100.0, 0.5, 3.0), 200.0);
    EXPECT_NEAR(held_flows(300.0, 100.0, 0.5, 1.0), 200.0 + 100.0 * std::exp(-0.5), 1e-9);
    EXPECT_NEAR(held_flows(300.0, 100.0, 0.5, 100.0), 200.0, 1e-9);
}

TEST(Drift, OfFlowsThatBalanceIsNothing) {
    const AuthorityStart start{2016, 50000.0, {200.0, 50.0, 400.0}};
    for (const auto& stock : drift_of_flows(start, some_flows())) {
        for (const double drift : stock) EXPECT_NEAR(drift, 0.0, 1e-12);
    }
}

TEST(Drift, ThatTheFitLeavesOverBringsTheSimulatedFlowsToTheWantedOnes) {
    const AuthorityStart start{2016, 50000.0, {250.0, 60.0, 380.0}};
    Flows wanted = some_flows();
    Flows simulated = wanted;
    simulated[0] += 0.1;  // a tenth more start to be looked after than should
    const auto by_simulated = drift_of_flows(start, simulated);
    const auto left = left_over(by_simulated, start, wanted);
    EXPECT_LT(left[0][0], 0.0);
    EXPECT_LT(left[0][2], left[0][0]);
    EXPECT_DOUBLE_EQ(left[1][0], 0.0);
    EXPECT_NEAR(by_simulated[0][2] + left[0][2], drift_of_flows(start, wanted)[0][2], 1e-12);
    wanted[0] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(left_over(by_simulated, start, wanted)[0][0], 0.0);  // not known
}

TEST(SimulatedStocks, TellWhatIsBeyondTheirOwnFlows) {
    SimulatedStocks stocks;
    stocks.children[0][0] = {110.0, 110.0};
    stocks.by_own_flows[0][0] = std::log(1.05);
    stocks.left_over[0][0] = -0.02;
    const auto drift = stocks.drift(Stock::looked_after, 1, 100.0);
    ASSERT_TRUE(drift);
    EXPECT_NEAR(*drift, std::log(1.1) - 0.02, 1e-12);
    EXPECT_NEAR(*stocks.beyond_flows(Stock::looked_after, 1, 100.0), std::log(1.1 / 1.05), 1e-12);
    stocks.settle(Stock::looked_after, 1, 0.01);
    EXPECT_NEAR(*stocks.drift(Stock::looked_after, 1, 100.0), *drift - 0.01, 1e-12);
    EXPECT_FALSE(stocks.drift(Stock::plans, 1, 100.0));
}

TEST(SimulatedStocks, AreRememberedAsTheyWere) {
    SimulatedStocks one;
    one.children[0][0] = {110.0, 111.5};
    one.left_over[2][1] = -0.125;
    one.by_own_flows[1][2] = 0.25;
    SimulatedStocks other;
    other.why_not = "a stock or the population is not published";
    const auto back = unpacked(packed({one, other}, 2), 2);
    ASSERT_EQ(back.size(), 2U);
    EXPECT_EQ(back[0].children, one.children);
    EXPECT_EQ(back[0].left_over, one.left_over);
    EXPECT_EQ(back[0].by_own_flows, one.by_own_flows);
    EXPECT_EQ(back[0].why_not, "");
    EXPECT_EQ(back[1].why_not, other.why_not);
    EXPECT_TRUE(back[1].children[0][0].empty());
    EXPECT_EQ(packed({one}, 2).values.front().size(), packed_size(2));
}

}  // namespace
}  // namespace kinflow::calibration
