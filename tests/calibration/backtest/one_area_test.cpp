#include "calibration/backtest/one_area.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <map>
#include <string>

#include "calibration/backtest/scores.h"

namespace kinflow::calibration {
namespace {

model::Target stock(int year, double value, const std::string& measure = "looked_after_count") {
    model::Target target;
    target.measure = measure;
    target.to = std::chrono::year{year} / std::chrono::March / 31;
    target.from = target.to;
    target.value = value;
    return target;
}

TEST(SimpleForecast, CarriesForwardFollowsTheLineAndKeepsTheFlows) {
    const std::vector<model::Target> known{stock(2009, 1000.0), stock(2011, 1200.0)};
    const model::Target outcome = stock(2012, 0.0);
    EXPECT_EQ(simple_forecast(SimpleMethod::carry_forward, known, outcome, 0.4).front(), 1200.0);
    EXPECT_NEAR(simple_forecast(SimpleMethod::trend, known, outcome, 0.4).front(), 1300.0, 0.5);
    // Growth slows as the stock nears the one at which as many leave as start.
    const double flow = simple_forecast(SimpleMethod::stock_flow, known, outcome, 0.4).front();
    EXPECT_GT(flow, 1200.0);
    EXPECT_LT(flow, 1300.0);
    EXPECT_EQ(simple_forecast(SimpleMethod::stock_flow, known, outcome, 0.0).front(), 1200.0);
    EXPECT_TRUE(
        simple_forecast(SimpleMethod::trend, known, stock(2012, 0.0, "other"), 0.4).empty());
}

TEST(MarkovForecast, IsTheStockFlowWhereOneBandHasOneRateAndSilentWhereLittleIsKnown) {
    // One band, of whom as many leave in a year from foster care as by adoption, and none at 18.
    scenario::CareFigures figures;
    figures.ages = {{"under 18", 1000.0, 400.0, 1000.0, 1000.0, 400.0, 400.0, 1.0}};
    figures.placements = {{"foster", 900.0, {1.0}}};
    figures.for_adoption = figures.for_adoption_before = figures.for_adoption_after = 100.0;
    figures.adopted = 40.0;
    figures.moves = 0.5;
    const MarkovCare care{figures};
    scenario::AreaBacktest plan;
    plan.known = {stock(2009, 1000.0), stock(2011, 1200.0)};
    const model::Target outcome = stock(2013, 0.0);
    EXPECT_TRUE(markov_forecast(care, plan, outcome).empty());
    plan.leaving = {{"looked_after_count", 0.4}};
    const double flow = simple_forecast(SimpleMethod::stock_flow, plan.known, outcome, 0.4).front();
    const auto made = markov_forecast(care, plan, outcome);
    ASSERT_EQ(made.size(), 1U);
    EXPECT_NEAR(made.front(), flow, 0.01 * flow);
    EXPECT_TRUE(markov_forecast(care, plan, stock(2013, 0.0, "contacts")).empty());
}

TEST(Wander, IsThatOfTheKnownFiguresOrAsAssumed) {
    const std::vector<model::Target> known{stock(2008, 1000.0),
                                           stock(2012, 1000.0 * std::exp(0.2))};
    EXPECT_NEAR(wander_of(known, "looked_after_count", 0.15), 0.1, 1e-3);
    EXPECT_EQ(wander_of({known.front()}, "looked_after_count", 0.15), 0.15);
}

TEST(Widened, HasTheSpreadAskedFor) {
    const std::vector<double> wide = widened({100.0}, 0.1);
    EXPECT_NEAR(quantile_of(wide, 0.5), 100.0, 1e-9);
    EXPECT_NEAR(std::log(quantile_of(wide, 0.9) / 100.0), 0.128, 0.01);
    EXPECT_EQ(widened({3.0, 1.0}, 0.0), (std::vector{1.0, 3.0}));
}

TEST(Anchored, MovesTheLastFigureByTheDriftThatIsBelievedAndByThePolicies) {
    // The simulator starts at twice the stock, grows by a tenth, and the policies take a fifth off.
    const SimulatedOutcome s{{2000.0, 2400.0}, {2200.0, 2640.0}, {1760.0, 2112.0}};
    for (const double value : anchored(s, s.without, 1000.0, 0.0)) EXPECT_NEAR(value, 1000.0, 1e-9);
    for (const double value : anchored(s, s.without, 1000.0, 1.0)) EXPECT_NEAR(value, 1100.0, 1e-9);
    for (const double value : anchored(s, s.with, 1000.0, 0.0)) EXPECT_NEAR(value, 800.0, 1e-9);
    const SimulatedOutcome nothing_known{{}, {2200.0}, {1760.0}};
    EXPECT_EQ(anchored(nothing_known, nothing_known.with, 0.0, 0.0), (std::vector{1760.0}));
    const SimulatedOutcome emptied{{2.0}, {2.0}, {0.0}};
    EXPECT_EQ(anchored(emptied, emptied.with, 2.0, 0.0), (std::vector{1.0}));
}

TEST(BacktestOfAnArea, AsksForTheOutcomesAndForTheLastFigureThatIsKnownOfEach) {
    scenario::AreaBacktest plan;
    plan.known = {stock(2009, 1000.0), stock(2011, 1200.0)};
    plan.outcomes = {stock(2012, 900.0, "children_in_need_count"), stock(2012, 1100.0)};
    const auto asked = asked_of(plan);
    ASSERT_EQ(asked.size(), 3U);
    EXPECT_EQ(asked.back().value, 1200.0);
    const auto put = simulated_outcomes(plan, {{{1.0}, {2.0}, {3.0}}, {{4.0}, {5.0}, {6.0}}});
    EXPECT_TRUE(put[0].on_last_known.empty());
    EXPECT_EQ(put[1].on_last_known, (std::vector{3.0}));
    EXPECT_EQ(put[1].without, (std::vector{2.0}));
    EXPECT_EQ(put[1].with, (std::vector{5.0}));
}

TEST(BacktestOfAnArea, ScoresEachMethodOnEachOutcome) {
    scenario::AreaBacktest plan;
    plan.label = "Essex";
    plan.known_until = std::chrono::year{2011} / std::chrono::March / 31;
    plan.known = {stock(2009, 1000.0), stock(2011, 1200.0)};
    plan.outcomes = {stock(2012, 1100.0), stock(2013, 900.0, "children_in_need_count")};
    const results::Backtest made = backtest_area(
        plan, {{{1200.0, 1200.0}, {1200.0, 1250.0}, {1100.0, 1150.0}}, {{}, {950.0}, {900.0}}},
        nullptr);
    // Nothing is known of children in need, so no simple method has a forecast of them.
    std::map<std::string, int> forecasts;
    for (const results::ScoredForecast& f : made.forecasts)
        ++forecasts[made.methods[f.method].name];
    EXPECT_EQ(forecasts["kinflow"], 2);
    EXPECT_EQ(forecasts["without_policies"], 2);
    EXPECT_EQ(forecasts["carry_forward"], 1);
    EXPECT_EQ(forecasts["stock_flow_point"], 1);
    EXPECT_EQ(forecasts["simulator"], 2);
    EXPECT_EQ(made.horizons, (std::vector<std::string>{"12 months", "24 months"}));
    EXPECT_EQ(made.forecasts.front().now, 1200.0);
    const auto crps_of = [&](const std::string& key) {
        for (const results::ScoredForecast& f : made.forecasts) {
            if (made.methods[f.method].name == key) return f.crps;
        }
        return 0.0;
    };
    EXPECT_LT(crps_of("kinflow"), crps_of("without_policies"));
}

}  // namespace
}  // namespace kinflow::calibration
