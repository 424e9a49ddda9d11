#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "sim/core/statistics.h"
#include "sim/model/timeline.h"
#include "sim/run/experiment.h"
#include "sim/run/gate_census.h"
#include "tests/support/small_scenario.h"
#include "tests/support/tallying_observer.h"

namespace kinflow::run {
namespace {

using model::Flow;

core::Date day(const char* iso) { return *core::parse_date(iso); }

/// The small council, and the same with a tenth more of every channel from its second year on.
class PairedExperiments : public testing::Test {
  protected:
    PairedExperiments() {
        model::Scenario busier = scenario_;
        for (model::Channel& channel : busier.channels) channel.families_per_10000 *= 1.1;
        phases_.push_back({day("2014-04-01"), busier});
        busy_.emplace(tables_, phases_);
    }

    /// Contacts of each replication: baseline, policy.
    struct Pair {
        double before;
        double after;
        std::uint64_t hash;
    };
    std::vector<Pair> run(int replications, int threads, std::set<int> finished = {},
                          std::uint64_t seed = 1) {
        const model::Opening opening{tables_, seed};
        ExperimentOptions options;
        options.seed = seed;
        options.replications = replications;
        options.threads = threads;
        options.finished = std::move(finished);
        std::vector<Pair> pairs;
        PairedHooks hooks;
        hooks.listen = [&](int, std::size_t) { return std::make_unique<test::TallyingObserver>(); };
        hooks.keep = [&](int, const std::vector<std::unique_ptr<model::Observer>>& arms) {
            const auto& a = static_cast<const test::TallyingObserver&>(*arms[0]);
            const auto& b = static_cast<const test::TallyingObserver&>(*arms[1]);
            pairs.push_back({static_cast<double>(a.flow(Flow::contacts)),
                             static_cast<double>(b.flow(Flow::contacts)), a.hash() ^ b.hash()});
        };
        run_paired_experiment({&usual_, &*busy_}, opening, options, hooks);
        return pairs;
    }

    model::Scenario scenario_ = test::small_scenario();
    model::Compiled tables_{scenario_};
    model::Timeline usual_{tables_};
    std::vector<model::DatedScenario> phases_;
    std::optional<model::Timeline> busy_;
};

std::vector<std::uint64_t> hashes(const auto& pairs) {
    std::vector<std::uint64_t> all;
    for (const auto& pair : pairs) all.push_back(pair.hash);
    return all;
}

TEST_F(PairedExperiments, GiveTheSameOnAnyNumberOfThreadsAndAfterAStop) {
    const auto one = hashes(run(6, 1));
    EXPECT_EQ(one, hashes(run(6, 2)));
    EXPECT_EQ(one, hashes(run(6, 7)));
    const auto rest = hashes(run(6, 2, {0, 1, 2, 3}));
    EXPECT_EQ(rest, (std::vector<std::uint64_t>{one[4], one[5]}));
}

TEST_F(PairedExperiments, NeedFarFewerReplicationsThanUnpairedOnes) {
    core::Tally before;
    core::Tally after;
    core::Tally differences;
    for (const Pair& pair : run(40, 2)) {
        before.add(pair.before);
        after.add(pair.after);
        differences.add(pair.after - pair.before);
    }
    EXPECT_GT((before.variance() + after.variance()) / differences.variance(), 3.0);
    EXPECT_GT(differences.mean(), 0.0);
}

TEST_F(PairedExperiments, HaveHonestIntervals) {
    // The truth is the mean of many replications that the intervals do not use.
    const auto all = run(360, 2);
    core::Tally truth;
    for (const Pair& pair : all) truth.add(pair.after - pair.before);
    int covered = 0;
    constexpr int size = 6;
    const int repeats = static_cast<int>(all.size()) / size;
    for (int i = 0; i < repeats; ++i) {
        core::Tally tally;
        for (int k = 0; k < size; ++k) {
            const Pair& pair = all[static_cast<std::size_t>(i * size + k)];
            tally.add(pair.after - pair.before);
        }
        const core::Interval interval = core::mean_interval(tally, 0.90);
        covered += interval.low <= truth.mean() && truth.mean() <= interval.high ? 1 : 0;
    }
    // Sixty intervals: 90% with three standard deviations of a binomial number.
    const double expected = 0.9 * repeats;
    EXPECT_NEAR(covered, expected, 3.0 * std::sqrt(0.09 * repeats));
}

TEST_F(PairedExperiments, AGatesCensusGivesTheCutForAShare) {
    auto seen = perceived_need(tables_, scenario_.pathway.contact, 1);
    ASSERT_GT(seen.size(), 300U);
    std::sort(seen.begin(), seen.end());
    const auto& routes = scenario_.pathway[scenario_.pathway.contact].routes;
    const double cut = routes[3].cut;  // on to referral; the route behind it has none
    const auto above = seen.end() - std::lower_bound(seen.begin(), seen.end(), cut);
    EXPECT_GT(above, 0);
    EXPECT_LT(static_cast<std::size_t>(above), seen.size());
}

}  // namespace
}  // namespace kinflow::run
