#include "sim/core/work_clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/core/distribution.h"
#include "sim/core/random.h"
#include "sim/core/statistics.h"

namespace kinflow::core {
namespace {

TEST(WorkClock, AJobAloneTakesItsWorkRoundedUp) {
    WorkClock clock(100);
    EXPECT_FALSE(clock.next());
    clock.start(100, 7, 59.2);
    EXPECT_EQ(clock.next()->job, 7U);
    EXPECT_EQ(clock.next()->time, 160);
    EXPECT_EQ(clock.finish(160), 7U);
    EXPECT_EQ(clock.jobs(), 0U);
}

TEST(WorkClock, HalfTheRateTakesTwiceTheTime) {
    WorkClock clock(0, 0.5);
    clock.start(0, 1, 60.0);
    EXPECT_EQ(clock.next()->time, 120);
    clock.set_rate(60, 1.0);  // half of the work is left
    EXPECT_EQ(clock.next()->time, 90);
    EXPECT_DOUBLE_EQ(*clock.remaining(1, 70), 20.0);
    EXPECT_DOUBLE_EQ(*clock.remaining(1, 500), 0.0);
    EXPECT_FALSE(clock.remaining(2, 70));
}

TEST(WorkClock, WholeWorkEndsOnItsMinuteWhateverTheRatesBefore) {
    WorkClock clock;
    clock.start(0, 1, 70.0);
    for (Minute now = 0; now < 10; ++now) clock.set_rate(now, 0.1);
    clock.set_rate(10, 1.0);  // ten tenths are done, in binary a little less than one
    EXPECT_EQ(clock.next()->time, 79);
}

TEST(WorkClock, StandsStillAtRateNought) {
    WorkClock clock(0, 0.0);
    clock.start(0, 1, 60.0);
    EXPECT_EQ(clock.next()->time, never);
    clock.start(5, 2, 0.0);
    EXPECT_EQ(clock.next()->job, 2U);
    EXPECT_EQ(clock.next()->time, 5);
    EXPECT_EQ(clock.finish(5), 2U);
    clock.set_rate(1000, 1.0);
    EXPECT_EQ(clock.next()->time, 1060);
}

TEST(WorkClock, EqualTargetsAreReachedInOrderOfStart) {
    WorkClock clock;
    for (std::uint32_t job = 50; job > 0; --job) clock.start(0, job, 10.0);
    for (std::uint32_t job = 50; job > 0; --job) EXPECT_EQ(clock.finish(10), job);
}

TEST(WorkClock, RefusesMisuse) {
    WorkClock clock;
    EXPECT_THROW(WorkClock(0, -1.0), std::invalid_argument);
    EXPECT_THROW(clock.set_rate(0, std::nan("")), std::invalid_argument);
    EXPECT_THROW(clock.start(0, 1, -1.0), std::invalid_argument);
    EXPECT_THROW(clock.start(0, 1, std::numeric_limits<double>::infinity()), std::invalid_argument);
    EXPECT_THROW(clock.finish(0), std::logic_error);
    clock.start(0, 1, 1.0);
    EXPECT_THROW(clock.start(0, 1, 1.0), std::logic_error);
    EXPECT_FALSE(clock.remove(2));
}

// Against the definition: every job's own work is counted down, minute by minute.
TEST(WorkClock, AgreesWithCountingDownEveryJob) {
    struct Job {
        std::uint32_t number;
        double left;
    };
    Stream draws({5, 0}, 0, 0);
    WorkClock clock;
    std::vector<Job> jobs;
    double rate = 1.0;
    int finished = 0;
    for (Minute now = 0; now < 20'000; ++now) {
        while (clock.next() && clock.next()->time <= now) {
            const std::uint32_t number = clock.finish(now);
            const auto job = std::find_if(jobs.begin(), jobs.end(),
                                          [&](const Job& j) { return j.number == number; });
            ASSERT_NE(job, jobs.end());
            ASSERT_LE(job->left, 1e-6);
            for (const Job& other : jobs) ASSERT_GE(other.left, job->left - 1e-6);
            jobs.erase(job);
            ++finished;
        }
        for (const Job& job : jobs) {
            ASSERT_GT(job.left, -1e-6) << "finished late, at " << now;
            ASSERT_NEAR(*clock.remaining(job.number, now), job.left, 1e-6);
        }
        if (draws.uniform() < 0.1) {
            const double work = 60.0 * draws.exponential();
            clock.start(now, static_cast<std::uint32_t>(now), work);
            jobs.push_back({static_cast<std::uint32_t>(now), work});
        }
        if (!jobs.empty() && draws.uniform() < 0.02) {
            const auto pick =
                static_cast<std::size_t>(draws.uniform() * static_cast<double>(jobs.size()));
            ASSERT_TRUE(clock.remove(jobs[pick].number));
            jobs.erase(jobs.begin() + static_cast<std::ptrdiff_t>(pick));
        }
        if (draws.uniform() < 0.1) {
            rate = draws.uniform();
            clock.set_rate(now, rate);
        }
        ASSERT_EQ(clock.jobs(), jobs.size());
        for (Job& job : jobs) job.left -= rate;
    }
    EXPECT_GT(finished, 500);
}

// One server that its jobs share equally: the rate is 1 / number of jobs.
class SharedServer {
  public:
    static constexpr double load = 0.7;
    static constexpr Minute warm_up = 2'000'000;
    static constexpr Minute horizon = 120'000'000;

    SharedServer(const Distribution& service, StreamSeed seed)
        : service_{service}, seed_{seed}, gaps_{seed, 0, 0} {
        while (step()) {
            const auto n = static_cast<double>(clock_.jobs());
            clock_.set_rate(now_, 1.0 / std::max(1.0, n));
            if (!counting_ && now_ >= warm_up) present = TimeWeighted(now_, n);
            counting_ = now_ >= warm_up;
            present.set(now_, n);
        }
    }

    double mean_present() const { return present.mean(horizon); }

    TimeWeighted present;
    double work_done = 0.0;  // of the jobs that came and went
    Minute busy = 0;         // minutes with a job at work
    Tally slowdown_of_short;
    Tally slowdown_of_long;

  private:
    struct Job {
        Minute came;
        double work;
    };

    bool step() {
        const auto next = clock_.next();
        const Minute then = std::min(arrival_, next ? next->time : never);
        if (then >= horizon) return false;
        if (clock_.jobs() > 0) busy += then - now_;
        now_ = then;
        if (next && next->time <= arrival_) {
            leave(jobs_[clock_.finish(now_)]);
        } else {
            arrive();
        }
        return true;
    }

    void arrive() {
        const auto number = static_cast<std::uint32_t>(jobs_.size());
        Stream own(seed_, number, 1);
        jobs_.push_back({now_, service_.sample(own)});
        clock_.start(now_, number, jobs_.back().work);
        arrival_ = later(now_, round_to_minute(service_.mean() / load * gaps_.exponential()));
    }

    void leave(const Job& job) {
        work_done += job.work;
        if (job.came < warm_up) return;
        Tally& tally = job.work < service_.mean() ? slowdown_of_short : slowdown_of_long;
        tally.add((now_ - job.came) / job.work);
    }

    Distribution service_;
    StreamSeed seed_;
    Stream gaps_;
    WorkClock clock_;
    std::vector<Job> jobs_;
    Minute now_ = 0;
    Minute arrival_ = 0;
    bool counting_ = false;
};

constexpr double mean_service = 5000.0;

void expect_mean(const Distribution& service, double theory,
                 const std::function<double(const SharedServer&)>& measure) {
    Tally tally;
    for (std::uint32_t replication = 0; replication < 20; ++replication) {
        tally.add(measure(SharedServer(service, {1976, replication})));
    }
    EXPECT_LT(std::abs(tally.mean() - theory), 3.0 * tally.standard_error())
        << tally.mean() << " against " << theory;
    EXPECT_LT(tally.standard_error(), 0.04 * theory);
}

// Whatever the service's shape, the number present is that of M/M/1 first come, first served.
TEST(WorkClock, TheNumberPresentDependsOnTheMeanServiceOnly) {
    const double expected = 0.7 / 0.3;
    for (const Distribution& service :
         {Distribution::exponential(mean_service), Distribution::constant(mean_service),
          Distribution::gamma(0.3, mean_service),
          Distribution::lognormal_mean(mean_service, 2.0)}) {
        expect_mean(service, expected, [](const SharedServer& s) { return s.mean_present(); });
    }
}

// A job of x minutes stays x / (1 - load) in the mean, short or long (Kleinrock, equation 4.17).
TEST(WorkClock, ShortAndLongJobsAreSlowedAlike) {
    // No job so short that rounding to minutes would show.
    const Distribution service = Distribution::uniform(1000.0, 9000.0);
    expect_mean(service, 1.0 / 0.3,
                [](const SharedServer& s) { return s.slowdown_of_short.mean(); });
    expect_mean(service, 1.0 / 0.3,
                [](const SharedServer& s) { return s.slowdown_of_long.mean(); });
}

TEST(WorkClock, ABusyServerDoesAMinuteOfWorkAMinute) {
    const SharedServer server(Distribution::gamma(2.0, mean_service), {3, 0});
    // Rounding up wastes at most a minute a job; some jobs are still at work at the end.
    EXPECT_LT(server.work_done, 1.0 * server.busy);
    EXPECT_NEAR(server.work_done, 1.0 * server.busy, 0.01 * server.busy);
}

}  // namespace
}  // namespace kinflow::core
