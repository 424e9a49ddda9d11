#include "sim/core/stage_network.h"

#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>

#include "tests/sim/core/small_networks.h"

namespace kinflow::core::testing {
namespace {

TEST(StageNetwork, EventsOfThoseWhoDidNotGiveUpDoNotPileUp) {
    StageTables tables = station({9.0}, Distribution::exponential(mean_service), 10);
    tables.stages[0].patience = Distribution::constant(2.0e8);  // nobody ever gives up
    StageNetwork<> network(tables, {1, 0});
    network.run_until(100'000'000);
    EXPECT_GT(network.statistics()[0].arrivals, 100'000);
    EXPECT_LT(network.pending_events(), 2 * network.present() + 100);
}

TEST(StageNetwork, LittlesLawHoldsAtEveryStage) {
    StageTables tables = station({1.2, 1.4}, Distribution::gamma(2.0, mean_service), 3);
    StageNetwork<> network(tables, {5, 0});
    constexpr Minute end = 200'000'000;
    network.run_until(end);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto& s = network.statistics()[i];
        const double rate = static_cast<double>(s.arrivals) / end;
        EXPECT_NEAR(s.waiting.mean(end), rate * s.wait.mean(), 0.001 * s.waiting.mean(end));
    }
}

TEST(StageNetwork, WhatComesInGoesOutOrIsStillThere) {
    StageTables tables = station({2.7}, Distribution::weibull(0.7, mean_service), 3);
    tables.stages[0].room = 5;
    tables.stages[0].patience = Distribution::exponential(mean_service);
    StageNetwork<> network(tables, {6, 0});
    for (std::uint32_t i = 0; i < 40; ++i) network.add(0, i);  // 8 of them find room
    network.run_until(30'000'000);
    const auto& s = network.statistics()[0];
    EXPECT_EQ(s.arrivals, s.lost + network.statistics().stay().count() +
                              static_cast<std::int64_t>(network.present()));
    EXPECT_GT(s.gave_up, 100);
    EXPECT_GE(s.lost, 32);
}

// The same luck: a customer's services are the same in every network that it goes through.
TEST(StageNetwork, AnotherServerMakesNobodyWaitLonger) {
    const Distribution service = Distribution::lognormal_mean(mean_service, 1.0);
    const StageTables three = station({2.7}, service, 3);
    const StageTables four = station({2.7}, service, 4);
    StageNetwork<> fewer(three, {1, 0});
    StageNetwork<> more(four, {1, 0});
    fewer.run_until(50'000'000);
    more.run_until(50'000'000);
    EXPECT_EQ(fewer.statistics()[0].arrivals, more.statistics()[0].arrivals);
    EXPECT_LT(more.statistics()[0].wait.mean(), 0.5 * fewer.statistics()[0].wait.mean());
    EXPECT_LE(more.statistics()[0].wait.max(), fewer.statistics()[0].wait.max());
}

TEST(StageNetwork, RefusesTablesThatDoNotHangTogether) {
    const auto refuses = [](const std::function<void(StageTables&)>& spoil) {
        StageTables tables = station({0.5}, Distribution::exponential(1.0), 1);
        spoil(tables);
        EXPECT_THROW(StageNetwork<>(tables, {1, 0}), std::invalid_argument);
    };
    refuses([](StageTables& t) { t.stages[0].next = 7; });
    refuses([](StageTables& t) { t.stages[0].demand.pool = 1; });
    refuses([](StageTables& t) { t.stages[0].demand.priority = 1; });
    refuses([](StageTables& t) { t.stages[0].demand.units = 0; });
    refuses([](StageTables& t) { t.stages[0].exits = {{0.5, 0}}; });
    refuses([](StageTables& t) { t.sources[0].stage = 3; });
}

// A customer that holds several units, at a pool whose capacity falls while it is in use.
TEST(StageNetwork, CapacityFallsWhileUnitsAreHeld) {
    StageTables tables;
    tables.pools.push_back({6, 2});
    tables.stages.push_back(stage({0, 3, 1}, Distribution::constant(100.0)));
    tables.stages.push_back(stage({0, 1, 0}, Distribution::constant(100.0)));
    StageNetwork<> network(tables, {1, 0});
    network.add(0, 0);
    network.add(0, 1);  // the pool is full
    network.add(0, 2);
    network.add(1, 3);  // waits, but before the third
    network.run_until(50);
    network.pool(0).set_capacity(3);
    network.run_until(101);  // both have left: the urgent one is served, three units do not fit
    EXPECT_EQ(network.pool(0).in_use(), 1);
    EXPECT_EQ(network.statistics()[0].waiting.value(), 1);
    network.run_until(201);
    EXPECT_EQ(network.pool(0).in_use(), 3);
    EXPECT_EQ(network.statistics()[0].wait.max(), 200);
    network.run_until(301);
    EXPECT_EQ(network.present(), 0U);
}

}  // namespace
}  // namespace kinflow::core::testing
