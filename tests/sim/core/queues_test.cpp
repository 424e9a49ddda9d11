#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "tests/sim/core/queue_simulation.h"

namespace kinflow::core::testing {
namespace {

constexpr double mean_service = 5000.0;  // minutes: long enough for whole minutes not to matter

// The chance that an arrival finds all c servers of M/M/c busy, at an offered load of a (Erlang).
double erlang_c(int c, double a) {
    double blocked = 1.0;  // Erlang B, by its recursion
    for (int k = 1; k <= c; ++k) blocked = a * blocked / (k + a * blocked);
    return blocked / (1.0 - (a / c) * (1.0 - blocked));
}

Queue station(const std::vector<double>& loads, Distribution service, int servers) {
    Queue queue;
    for (const double load : loads) queue.mean_gaps.push_back(service.mean() / load);
    queue.service = std::move(service);
    queue.servers = servers;
    queue.warm_up = 2'000'000;
    queue.horizon = 40'000'000;
    return queue;
}

// Independent replications of one measure must agree with theory, and must be able to disagree: the
// standard error may not exceed 4% of the value.
void expect_agrees(const Queue& queue, double theory,
                   const std::function<double(const QueueResult&)>& measure) {
    Tally tally;
    for (std::uint32_t replication = 0; replication < 20; ++replication) {
        tally.add(measure(QueueSimulation(queue, {2014, replication}).run()));
    }
    EXPECT_LT(std::abs(tally.mean() - theory), 3.0 * tally.standard_error())
        << tally.mean() << " against " << theory;
    EXPECT_LT(tally.standard_error(), 0.04 * theory);
}

double mean_wait(const QueueResult& result) { return result.in_service_wait.mean(); }

TEST(Queues, OneExponentialServerWaitsAsInMM1) {
    const double load = 0.7;
    expect_agrees(station({load}, Distribution::exponential(mean_service), 1),
                  mean_service * load / (1.0 - load), mean_wait);
}

TEST(Queues, SeveralExponentialServersWaitAsInMMc) {
    const double a = 3.2;
    const int c = 4;
    expect_agrees(station({a}, Distribution::exponential(mean_service), c),
                  erlang_c(c, a) * mean_service / (c - a), mean_wait);
}

TEST(Queues, TheQueueOfMMcIsAsLongAsTheFormulaSays) {
    const double a = 3.2;
    const int c = 4;
    const Queue queue = station({a}, Distribution::exponential(mean_service), c);
    expect_agrees(queue, erlang_c(c, a) * a / (c - a),
                  [&](const QueueResult& r) { return r.waiting.mean(queue.horizon); });
}

// Pollaczek and Khinchine: the wait grows with the square of the service's coefficient of
// variation.
TEST(Queues, OneGeneralServerWaitsAsInMG1) {
    const double load = 0.7;
    const double base = mean_service * load / (1.0 - load) / 2.0;
    expect_agrees(station({load}, Distribution::constant(mean_service), 1), base, mean_wait);
    expect_agrees(station({load}, Distribution::gamma(2.0, mean_service), 1), base * 1.5,
                  mean_wait);
    expect_agrees(station({load}, Distribution::lognormal_mean(mean_service, 0.8), 1), base * 1.64,
                  mean_wait);
}

// Two non-preemptive classes of equal service (Kella and Yechiali, Naval Research Logistics 32,
// 1985).
TEST(Queues, TwoPriorityClassesWaitAsInMMc) {
    const double urgent = 1.4;
    const double other = 1.0;
    const int c = 3;
    const Queue queue = station({urgent, other}, Distribution::exponential(mean_service), c);
    const double delay = erlang_c(c, urgent + other) * mean_service / c;
    const double first = delay / (1.0 - urgent / c);
    const double second = first / (1.0 - (urgent + other) / c);
    expect_agrees(queue, first, [](const QueueResult& r) { return r.wait[0].mean(); });
    expect_agrees(queue, second, [](const QueueResult& r) { return r.wait[1].mean(); });
}

// M/G/infinity: the number present is Poisson, whatever the service's shape.
TEST(Queues, WithoutALimitThePresentArePoisson) {
    const double load = 12.0;
    for (const Distribution& service :
         {Distribution::gamma(0.5, mean_service), Distribution::weibull(2.0, mean_service)}) {
        Queue queue = station({load}, service, 1'000'000);
        queue.warm_up = 200'000;
        queue.horizon = 8'000'000;
        expect_agrees(queue, load,
                      [&](const QueueResult& r) { return r.present.mean(queue.horizon); });
        expect_agrees(queue, load * load + load,
                      [&](const QueueResult& r) { return r.present_squared.mean(queue.horizon); });
    }
}

TEST(Queues, LittlesLawHoldsInEveryReplication) {
    const Queue queue = station({1.5, 1.0}, Distribution::gamma(3.0, mean_service), 3);
    for (std::uint32_t replication = 0; replication < 5; ++replication) {
        const QueueResult result = QueueSimulation(queue, {7, replication}).run();
        const double rate =
            1.0 * static_cast<double>(result.arrivals) / (1.0 * queue.horizon - queue.warm_up);
        const double length = result.waiting.mean(queue.horizon);
        EXPECT_NEAR(length, rate * mean_wait(result), 0.02 * length);
    }
}

// Customers carry their own luck, so the comparison holds for each of them, not on average only.
TEST(Queues, AnotherServerMakesNobodyWaitLonger) {
    const Queue fewer = station({2.7}, Distribution::lognormal_mean(mean_service, 1.0), 3);
    Queue more = fewer;
    more.servers = 4;
    const auto wait_with_fewer = QueueSimulation(fewer, {1, 0}).run().wait_of;
    const auto wait_with_more = QueueSimulation(more, {1, 0}).run().wait_of;
    ASSERT_EQ(wait_with_fewer.size(), wait_with_more.size());
    int shorter = 0;
    for (std::size_t i = 0; i < wait_with_fewer.size(); ++i) {
        ASSERT_LE(wait_with_more[i], wait_with_fewer[i]) << "customer " << i;
        if (wait_with_more[i] < wait_with_fewer[i]) ++shorter;
    }
    EXPECT_GT(shorter, 1000);
}

TEST(Queues, TheSameSeedRepeatsEveryWait) {
    const Queue queue = station({1.8}, Distribution::weibull(0.8, mean_service), 2);
    EXPECT_EQ(QueueSimulation(queue, {1, 3}).run().wait_of,
              QueueSimulation(queue, {1, 3}).run().wait_of);
    EXPECT_NE(QueueSimulation(queue, {1, 3}).run().wait_of,
              QueueSimulation(queue, {1, 4}).run().wait_of);
}

}  // namespace
}  // namespace kinflow::core::testing
