#include "calibration/backtest/markov_care.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace kinflow::calibration {
namespace {

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(FlowChain, GivesTheTwoStateCaseWorkedOutByHand) {
    // From the first state to the second at a, and out of the second at b, nobody enters:
    // n1 = N exp(-at), n2 = N a / (b - a) (exp(-at) - exp(-bt)).
    FlowChain chain{2};
    chain.moves[0][1] = 0.01;
    chain.leaving[1] = 0.03;
    const std::vector<double> then = after_days(chain, {200.0, 0.0}, 50.0);
    EXPECT_NEAR(then[0], 200.0 * std::exp(-0.5), 1e-9);
    EXPECT_NEAR(then[1], 200.0 * 0.01 / 0.02 * (std::exp(-0.5) - std::exp(-1.5)), 1e-9);
}

TEST(FlowChain, KeepsEveryChildWhereNobodyLeaves) {
    FlowChain chain{3};
    chain.moves = {{0.0, 0.02, 0.001}, {0.005, 0.0, 0.01}, {0.0, 0.0003, 0.0}};
    chain.entries = {0.5, 0.0, 0.25};
    EXPECT_NEAR(sum(after_days(chain, {10.0, 20.0, 30.0}, 365.0)), 60.0 + 0.75 * 365.0, 1e-8);
}

TEST(FlowChain, OfOneLeavingRateIsTheStockFlow) {
    // Whatever the states, with one hazard h the total goes to starts / h as exp(-ht).
    FlowChain chain{2};
    chain.moves = {{0.0, 0.02}, {0.01, 0.0}};
    chain.leaving = {0.002, 0.002};
    chain.entries = {0.3, 0.1};
    const double settled = 0.4 / 0.002;
    EXPECT_NEAR(sum(after_days(chain, {50.0, 350.0}, 400.0)),
                settled + (400.0 - settled) * std::exp(-0.8), 1e-8);
}

TEST(FlowChain, OneDayAndOneMoreAreTwoDays) {
    FlowChain chain{2};
    chain.moves = {{0.0, 0.1}, {0.0, 0.0}};
    chain.leaving = {0.01, 0.2};
    chain.entries = {1.0, 2.0};
    const auto once = after_days(chain, after_days(chain, {5.0, 7.0}, 1.0), 1.0);
    const auto twice = after_days(chain, {5.0, 7.0}, 2.0);
    EXPECT_NEAR(once[0], twice[0], 1e-12);
    EXPECT_NEAR(once[1], twice[1], 1e-12);
}

CareFigures two_bands() {
    CareFigures figures;
    figures.ages = {{"under 16", 800.0, 300.0, 800.0, 800.0, 300.0, 200.0, 1.0},
                    {"16 and 17", 200.0, 100.0, 200.0, 200.0, 100.0, 50.0, 0.0}};
    figures.placements = {{"foster", 800.0, {1.0, 1.0}}, {"supported", 100.0, {0.0, 1.0}}};
    figures.left_at_18 = 150.0;
    figures.for_adoption = figures.for_adoption_before = figures.for_adoption_after = 100.0;
    figures.adopted = 80.0;
    figures.moves = 0.6;
    return figures;
}

TEST(MarkovCare, StandsStillWhereTheYearOfItsFiguresDid) {
    const MarkovCare model{two_bands()};
    // Of the younger 300 start and 200 leave, so 100 grow past 16, where 100 start and 200 leave.
    const OwnCare own{1000.0, 400.0, 0.4, {}};
    EXPECT_NEAR(model.forecast(own, {1095.0})[0], 1000.0, 1.0);
}

TEST(MarkovCare, GivesTheMarginsThatAreKnown) {
    const MarkovCare model{two_bands()};
    const auto spread = model.spread({500.0, 0.0, 0.3, {{1, 1, 0.4}}});
    EXPECT_NEAR(sum(spread), 500.0, 1e-9);
    EXPECT_NEAR(spread[model.state(1, 0)] + spread[model.state(1, 1)] + spread[model.state(1, 2)],
                200.0, 1e-9);
    EXPECT_EQ(spread[model.state(0, 1)], 0.0);  // nobody under 16 in supported accommodation
}

TEST(MarkovCare, LosesAsManyAsTheAuthorityDoes) {
    const MarkovCare model{two_bands()};
    for (const double leaving : {0.05, 0.2, 0.5}) {
        const OwnCare own{700.0, 250.0, leaving, {{1, 1, 0.3}}};
        EXPECT_NEAR(leaving_rate(model.chain(own), model.spread(own)) * 365.25, leaving, 1e-12);
        EXPECT_NEAR(sum(model.chain(own).entries) * 365.25, 250.0, 1e-9);
    }
}

TEST(MarkovCare, OlderChildrenLeaveSooner) {
    const MarkovCare model{two_bands()};
    // The same rate in all: with more who are nearly 18, the rest leave less, and the stock falls
    // less once these have gone.
    const double young = model.forecast({1000.0, 0.0, 0.4, {{1, 1, 0.1}}}, {1000.0})[0];
    const double old = model.forecast({1000.0, 0.0, 0.4, {{1, 1, 0.4}}}, {1000.0})[0];
    EXPECT_GT(old, young);
}

}  // namespace
}  // namespace kinflow::calibration
