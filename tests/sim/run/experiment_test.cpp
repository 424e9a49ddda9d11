#include "sim/run/experiment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

#include "sim/core/errors.h"
#include "tests/support/small_scenario.h"
#include "tests/support/tallying_observer.h"

namespace kinflow::run {
namespace {

using ::testing::HasSubstr;

/// Fails when it is told so for the `fatal`-th time that a contact is decided.
class Listener final : public model::Observer {
  public:
    explicit Listener(int fatal) : left_{fatal} {}
    void moved(model::StageId from, model::StageId to, core::Minute at, int n,
               core::Minute spent) override {
        if (from == test::stage_id(model::StageKind::contact) && --left_ == 0) {
            throw std::runtime_error("the disc is full");
        }
        seen.moved(from, to, at, n, spent);
    }
    void counted(model::Flow flow, std::size_t level, core::Minute at, int n) override {
        seen.counted(flow, level, at, n);
    }
    void sampled(model::Sample sample, std::size_t level, core::Minute at, double value) override {
        seen.sampled(sample, level, at, value);
    }
    void month_ended(const model::Census& census) override { seen.month_ended(census); }

    test::TallyingObserver seen;

  private:
    int left_;
};

model::Scenario short_scenario() {
    model::Scenario scenario = test::small_scenario();
    scenario.end = *core::parse_date("2013-09-01");
    scenario.start_stocks.history_years = 5.0;
    return scenario;
}

class Experiments : public testing::Test {
  protected:
    struct Kept {
        std::vector<int> order;
        std::vector<std::uint64_t> hashes;
        int count = 0;
    };
    Kept run(ExperimentOptions options) {
        Kept kept;
        ExperimentHooks hooks;
        hooks.listen = [&](int replication) {
            const auto found = fatal_.find(replication);
            return std::make_unique<Listener>(found == fatal_.end() ? 0 : found->second);
        };
        hooks.keep = [&](int replication, model::Observer& observer) {
            kept.order.push_back(replication);
            kept.hashes.push_back(dynamic_cast<Listener&>(observer).seen.hash());
        };
        hooks.value = [&](int replication) { return value_(replication); };
        kept.count = run_experiment(tables_, options, hooks);
        return kept;
    }
    static ExperimentOptions options(int replications, int threads) {
        ExperimentOptions made;
        made.replications = replications;
        made.threads = threads;
        return made;
    }

    model::Scenario scenario_ = short_scenario();
    model::Compiled tables_{scenario_};
    std::map<int, int> fatal_;  ///< replications that fail, and at which contact
    std::function<double(int)> value_ = [](int) { return 1.0; };
};

TEST_F(Experiments, GiveTheSameResultsOnAnyNumberOfThreads) {
    const Kept one = run(options(20, 1));
    EXPECT_EQ(one.count, 20);
    std::vector<int> in_order(20);
    std::iota(in_order.begin(), in_order.end(), 0);
    EXPECT_EQ(one.order, in_order);
    for (const int threads : {2, 7}) {
        const Kept more = run(options(20, threads));
        EXPECT_EQ(more.order, in_order) << threads;
        EXPECT_EQ(more.hashes, one.hashes) << threads;
    }
}

TEST_F(Experiments, PassOverWhatIsFinished) {
    const Kept whole = run(options(8, 2));
    ExperimentOptions some = options(8, 2);
    some.finished = {0, 1, 4, 7};
    const Kept rest = run(some);
    EXPECT_EQ(rest.order, (std::vector<int>{2, 3, 5, 6}));
    EXPECT_EQ(rest.count, 8);
    for (std::size_t i = 0; i < rest.order.size(); ++i) {
        EXPECT_EQ(rest.hashes[i], whole.hashes[static_cast<std::size_t>(rest.order[i])]);
    }
    some.finished = {0, 1, 2, 3, 4, 5, 6, 7};
    EXPECT_TRUE(run(some).order.empty());
}

TEST_F(Experiments, TheFirstFailureByNumberNamesItsReplicationChildDateAndStage) {
    fatal_ = {{5, 1}, {3, 40}, {6, 1}};
    for (const int threads : {1, 2, 7}) {
        try {
            run(options(20, threads));
            FAIL() << "the failure was lost";
        } catch (const core::SimulationError& error) {
            const std::string what = error.what();
            EXPECT_THAT(what, HasSubstr("replication 3, "));
            EXPECT_THAT(what, HasSubstr("first child "));
            EXPECT_THAT(what, HasSubstr(", 2013-0"));
            EXPECT_THAT(what, HasSubstr("stage contact"));
            EXPECT_THAT(what, HasSubstr("the disc is full"));
        }
    }
}

TEST_F(Experiments, KeepWhatWasFinishedBeforeAFailure) {
    fatal_ = {{4, 1}};
    std::vector<int> kept;
    ExperimentHooks hooks;
    hooks.listen = [&](int i) { return std::make_unique<Listener>(i == 4 ? 1 : 0); };
    hooks.keep = [&](int replication, model::Observer&) { kept.push_back(replication); };
    EXPECT_THROW(run_experiment(tables_, options(12, 3), hooks), core::SimulationError);
    EXPECT_EQ(kept, (std::vector<int>{0, 1, 2, 3}));
}

TEST_F(Experiments, WithAPrecisionStopWhereTheRuleSaysOnAnyNumberOfThreads) {
    value_ = [](int i) { return 100.0 + 8.0 * std::sin(i * 2.7) + (i == 9 ? 30.0 : 0.0); };
    StoppingRule rule{0.04, Histories::most};
    for (int i = 0; i < 200; ++i) rule.add(value_(i));
    ASSERT_TRUE(rule.satisfied());
    ASSERT_LT(rule.needed(), 40);
    ASSERT_GT(rule.needed(), 4);
    for (const int threads : {1, 2, 7}) {
        ExperimentOptions precise = options(200, threads);
        precise.precision = Precision{"contacts", 0.04};
        const Kept kept = run(precise);
        EXPECT_EQ(kept.count, rule.needed()) << threads;
        EXPECT_GE(static_cast<int>(kept.order.size()), kept.count);
        EXPECT_LT(static_cast<int>(kept.order.size()), 60);
    }
}

TEST_F(Experiments, WithAPrecisionThatIsNeverMetRunThemAll) {
    value_ = [](int i) { return i % 2 == 0 ? 1.0 : -1.0; };
    ExperimentOptions precise = options(12, 2);
    precise.precision = Precision{"contacts", 0.01};
    EXPECT_EQ(run(precise).count, 12);
}

TEST_F(Experiments, CountFinishedReplicationsTowardsThePrecision) {
    ExperimentOptions precise = options(50, 2);
    precise.precision = Precision{"contacts", 0.01};  // of equal values: eight will do
    precise.finished = {0, 1, 2, 3, 4, 5, 6, 7};
    const Kept kept = run(precise);
    EXPECT_EQ(kept.count, 3);
    EXPECT_TRUE(kept.order.empty());
}

TEST_F(Experiments, AFailureBeyondWhatThePrecisionNeedsIsNoneOnAnyNumberOfThreads) {
    for (int i = 9; i < 60; ++i) fatal_[i] = 1;
    for (const int threads : {1, 2, 7}) {
        ExperimentOptions precise = options(60, threads);
        precise.precision = Precision{"contacts", 0.01};
        EXPECT_EQ(run(precise).count, 3) << threads;
    }
}

TEST_F(Experiments, NeverAskTwoThingsOfTheKeeperAtOnce) {
    std::atomic<int> inside{0};
    std::atomic<int> overlaps{0};
    const auto busy = [&] {
        if (++inside > 1) ++overlaps;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        --inside;
    };
    ExperimentHooks hooks;
    hooks.listen = [&](int) {
        busy();
        return std::make_unique<model::SilentObserver>();
    };
    hooks.keep = [&](int, model::Observer&) { busy(); };
    hooks.progress = [&](const Progress& progress) {
        EXPECT_LE(progress.done, 24);
        EXPECT_EQ(progress.wanted, 24);
        busy();
    };
    run_experiment(tables_, options(24, 4), hooks);
    EXPECT_EQ(overlaps, 0);
}

TEST_F(Experiments, OfNoReplicationsKeepNothing) {
    const Kept kept = run(options(0, 2));
    EXPECT_EQ(kept.count, 0);
    EXPECT_TRUE(kept.order.empty());
}

}  // namespace
}  // namespace kinflow::run
