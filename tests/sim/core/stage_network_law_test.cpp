#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "sim/core/stage_network.h"
#include "tests/sim/core/small_networks.h"

namespace kinflow::core::testing {
namespace {

// The chance that an arrival finds all c servers of M/M/c/c busy, at an offered load of a.
double erlang_b(int c, double a) {
    double blocked = 1.0;
    for (int k = 1; k <= c; ++k) blocked = a * blocked / (k + a * blocked);
    return blocked;
}
double erlang_c(int c, double a) {
    const double b = erlang_b(c, a);
    return b / (1.0 - (a / c) * (1.0 - b));
}

struct Plan {
    Minute warm_up = 4'000'000;
    Minute horizon = 80'000'000;
    int replications = 20;
    double tolerance = 0.04;  // the largest standard error, as a share of the value
};

using Measure = std::function<double(const StageStatistics&, Minute)>;

// Independent replications must agree with theory to three standard errors, and must be able not
// to.
void expect_agrees(const StageTables& tables, double theory, const Measure& measure,
                   const Plan& plan = {}) {
    Tally tally;
    for (int replication = 0; replication < plan.replications; ++replication) {
        StageNetwork<> network(tables, {1917, static_cast<std::uint32_t>(replication)});
        network.run_until(plan.warm_up);
        network.statistics().reset(plan.warm_up);
        network.run_until(plan.horizon);
        tally.add(measure(network.statistics(), plan.horizon));
    }
    EXPECT_LT(std::abs(tally.mean() - theory), 3.0 * tally.standard_error())
        << tally.mean() << " against " << theory;
    EXPECT_LT(tally.standard_error(), plan.tolerance * theory);
}

Measure wait_at(std::size_t at) {
    return [=](const StageStatistics& s, Minute) { return s[at].wait.mean(); };
}
Measure waiting_at(std::size_t at) {
    return [=](const StageStatistics& s, Minute end) { return s[at].waiting.mean(end); };
}
Measure present_at(std::size_t at) {
    return [=](const StageStatistics& s, Minute end) {
        return s[at].waiting.mean(end) + s[at].in_service.mean(end);
    };
}

TEST(StageNetwork, OneExponentialServerIsMM1) {
    const StageTables tables = station({0.8}, Distribution::exponential(mean_service), 1);
    expect_agrees(tables, mean_service * 4.0, wait_at(0));
    expect_agrees(tables, 4.0, present_at(0));
    expect_agrees(tables, 0.8,
                  [](const StageStatistics& s, Minute end) { return s[0].in_service.mean(end); });
}

TEST(StageNetwork, SeveralExponentialServersAreMMc) {
    const double a = 8.5;
    const StageTables tables = station({a}, Distribution::exponential(mean_service), 10);
    expect_agrees(tables, erlang_c(10, a) * mean_service / (10 - a), wait_at(0));
    expect_agrees(tables, erlang_c(10, a) * a / (10 - a), waiting_at(0));
}

// Kella and Yechiali, Naval Research Logistics 32, 1985.
TEST(StageNetwork, TwoPriorityClassesAreMMcWithPriorities) {
    const double urgent = 4.5;
    const double other = 4.0;
    const StageTables tables =
        station({urgent, other}, Distribution::exponential(mean_service), 10);
    const double delay = erlang_c(10, urgent + other) * mean_service / 10;
    const double first = delay / (1.0 - urgent / 10);
    expect_agrees(tables, first, wait_at(0));
    expect_agrees(tables, first / (1.0 - (urgent + other) / 10), wait_at(1));
}

// Pollaczek and Khinchine.
TEST(StageNetwork, OneGeneralServerIsMG1) {
    for (const auto& [service, variation] :
         {std::pair{Distribution::constant(mean_service), 0.0},
          std::pair{Distribution::gamma(4.0, mean_service), 0.25},
          std::pair{Distribution::lognormal_mean(mean_service, 1.2), 1.44}}) {
        const double load = 0.7;
        expect_agrees(station({load}, service, 1),
                      mean_service * load / (1.0 - load) * (1.0 + variation) / 2.0, wait_at(0));
    }
}

TEST(StageNetwork, WithoutAPoolItIsMGInfinity) {
    StageTables tables;
    tables.stages.push_back(stage({}, Distribution::gamma(0.5, mean_service)));
    tables.sources.push_back({0, constant_arrivals(mean_service / 30.0)});
    expect_agrees(tables, 30.0, present_at(0), {.horizon = 20'000'000, .tolerance = 0.01});
}

// M(t)/G/infinity: the number present at t has the mean of the arrivals in (t - S, t) (Eick, Massey
// and Whitt, Operations Research 41, 1993). Service is constant: an integral of the rate.
TEST(StageNetwork, WithARateThatVariesItIsMtGInfinity) {
    const std::vector<double> breaks = {100'000.0, 130'000.0, 200'000.0};
    const std::vector<double> rates = {0.001, 0.006, 0.0, 0.003};
    StageTables tables;
    tables.stages.push_back(stage({}, Distribution::constant(40'000.0)));
    tables.sources.push_back({0, PiecewiseHazard(breaks, rates)});
    for (const Minute at : {90'000, 115'000, 150'000, 210'000, 230'000}) {
        const double expected = tables.sources[0].rate.cumulative(at - 40'000.0, at);
        Tally present;
        for (std::uint32_t replication = 0; replication < 400; ++replication) {
            StageNetwork<NoStatistics> network(tables, {3, replication});
            network.run_until(at);
            present.add(static_cast<double>(network.present()));
        }
        EXPECT_LT(std::abs(present.mean() - expected), 3.0 * present.standard_error()) << at;
        EXPECT_NEAR(present.variance(), expected, 0.3 * expected);  // Poisson
    }
}

// Jackson (Operations Research 5, 1957): each station of the network is an M/M/c of its own.
TEST(StageNetwork, AnOpenNetworkOfExponentialStationsIsJacksons) {
    StageTables tables;
    tables.pools = {{1}, {3}, {1}};
    tables.stages.push_back(stage({0, 1, 0}, Distribution::exponential(mean_service), 1));
    tables.stages.push_back(stage({1, 1, 0}, Distribution::exponential(4.0 * mean_service)));
    tables.stages.push_back(stage({2, 1, 0}, Distribution::exponential(mean_service)));
    tables.stages[1].exits = {{0.5, 2}, {0.2, 0}, {0.3, StageTables::outside}};
    tables.stages[2].exits = {{0.25, 2}, {0.75, StageTables::outside}};
    const double arrivals = 0.5;  // for each mean service
    tables.sources.push_back({0, constant_arrivals(mean_service / arrivals)});
    // Traffic: x0 = 0.5 + 0.2 x1, x1 = x0, x2 = 0.5 x1 + 0.25 x2.
    const double x0 = arrivals / 0.8;
    const double x2 = 0.5 * x0 / 0.75;
    const double a1 = 4.0 * x0;
    expect_agrees(tables, x0 / (1.0 - x0), present_at(0));
    expect_agrees(tables, a1 + erlang_c(3, a1) * a1 / (3 - a1), present_at(1));
    expect_agrees(tables, x2 / (1.0 - x2), present_at(2));
    const double in_all = x0 / (1.0 - x0) + a1 + erlang_c(3, a1) * a1 / (3 - a1) + x2 / (1.0 - x2);
    expect_agrees(tables, in_all * mean_service / arrivals,
                  [](const StageStatistics& s, Minute) { return s.stay().mean(); });
}

TEST(StageNetwork, FiveStagesInTandemAreFiveMM1) {
    StageTables tables;
    for (std::uint16_t i = 0; i < 5; ++i) {
        tables.pools.push_back({1});
        tables.stages.push_back(
            stage({i, 1, 0}, Distribution::exponential(mean_service),
                  i < 4 ? static_cast<std::uint16_t>(i + 1) : StageTables::outside));
    }
    tables.sources.push_back({0, constant_arrivals(mean_service / 0.75)});
    for (std::size_t i = 0; i < 5; ++i) expect_agrees(tables, 3.0, present_at(i));
    expect_agrees(tables, 5.0 * 4.0 * mean_service,
                  [](const StageStatistics& s, Minute) { return s.stay().mean(); });
}

// M/M/c/K: with room for K - c to wait, the number present is a truncated birth and death process.
TEST(StageNetwork, WithLimitedRoomItIsMMcK) {
    const int c = 3;
    const int room = 4;
    const double a = 3.3;  // more than can be served
    StageTables tables = station({a}, Distribution::exponential(mean_service), c);
    tables.stages[0].room = room;
    std::vector<double> weight = {1.0};
    for (int k = 1; k <= c + room; ++k) weight.push_back(weight.back() * a / std::min(k, c));
    double sum = 0.0;
    double waiting = 0.0;
    for (int k = 0; k <= c + room; ++k) {
        sum += weight[static_cast<std::size_t>(k)];
        waiting += std::max(0, k - c) * weight[static_cast<std::size_t>(k)];
    }
    expect_agrees(tables, waiting / sum, waiting_at(0));
    expect_agrees(tables, weight.back() / sum, [](const StageStatistics& s, Minute) {
        return static_cast<double>(s[0].lost) / static_cast<double>(s[0].arrivals);
    });
}

// M/M/c+M (Palm): those who wait give up at a constant rate, so the number present is a birth and
// death process with deaths at k for k <= c, and c + (k - c) x theta above.
TEST(StageNetwork, WithPatienceItIsMMcPlusM) {
    const int c = 4;
    const double a = 4.4;
    const double theta = 0.5;
    StageTables tables = station({a}, Distribution::exponential(mean_service), c);
    tables.stages[0].patience = Distribution::exponential(mean_service / theta);
    double weight = 1.0;
    double sum = 1.0;
    double waiting = 0.0;
    for (int k = 1; k < 200; ++k) {
        weight *= a / (std::min(k, c) + std::max(0, k - c) * theta);
        sum += weight;
        waiting += std::max(0, k - c) * weight;
    }
    expect_agrees(tables, waiting / sum, waiting_at(0));
    expect_agrees(tables, theta * waiting / sum / a, [](const StageStatistics& s, Minute) {
        return static_cast<double>(s[0].gave_up) / static_cast<double>(s[0].arrivals);
    });
}

}  // namespace
}  // namespace kinflow::core::testing
