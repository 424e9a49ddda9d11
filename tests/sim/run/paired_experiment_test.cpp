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
        const Openings openings{tables_, seed};
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
        run_paired_experiment({&usual_, &*busy_}, openings, options, hooks);
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

/// Half the small council over a year, and what a twentieth more families from its
/// second half on change: a small effect beside the luck of one year.
class IntervalsOfPairs : public testing::Test {
  protected:
    IntervalsOfPairs() {
        constexpr double part = 0.5;
        scenario_.end = day("2014-04-01");
        scenario_.population_under_18 *= part;
        for (model::Team& team : scenario_.teams) team.full_time_equivalents *= part;
        scenario_.start_stocks = {.history_years = 8.0,
                                  .looked_after = 30,
                                  .child_protection_plan = 10,
                                  .children_in_need = 150,
                                  .care_leavers = 0,
                                  .placement_shares = {}};
    }

    /// Contacts of each pair, with the change less without it.
    std::vector<double> differences(int pairs, std::uint64_t seed) const {
        model::Scenario busier = scenario_;
        for (model::Channel& channel : busier.channels) channel.families_per_10000 *= 1.05;
        const model::Compiled tables{scenario_};
        const std::vector<model::DatedScenario> phases{{day("2013-10-01"), busier}};
        const model::Timeline usual{tables};
        const model::Timeline busy{tables, phases};
        const Openings openings{tables, seed};
        ExperimentOptions options;
        options.seed = seed;
        options.replications = pairs;
        options.threads = 0;
        std::vector<double> all(static_cast<std::size_t>(pairs));
        PairedHooks hooks;
        hooks.listen = [](int, std::size_t) { return std::make_unique<test::TallyingObserver>(); };
        hooks.keep = [&](int number, const std::vector<std::unique_ptr<model::Observer>>& arms) {
            const auto contacts = [&](std::size_t arm) {
                return static_cast<const test::TallyingObserver&>(*arms[arm]).flow(Flow::contacts);
            };
            all[static_cast<std::size_t>(number)] = static_cast<double>(contacts(1) - contacts(0));
        };
        run_paired_experiment({&usual, &busy}, openings, options, hooks);
        return all;
    }

  private:
    model::Scenario scenario_ = test::small_scenario();
};

/// Each repeat is as a user would make it: with a seed, and so with a history, of its own. The
/// truth is the mean of all repeats, of which each is a two-hundredth.
TEST_F(IntervalsOfPairs, CoverTheTruthNineTimesInTen) {
    constexpr int repeats = 200;
    constexpr int pairs = 16;
    core::Tally truth;
    std::vector<core::Interval> intervals;
    for (std::uint64_t seed = 1; seed <= repeats; ++seed) {
        core::Tally tally;
        for (const double difference : differences(pairs, seed)) tally.add(difference);
        truth.add(tally.mean());
        intervals.push_back(core::mean_interval(tally, 0.90));
    }
    const auto covered = std::ranges::count_if(intervals, [&](const core::Interval& interval) {
        return interval.low <= truth.mean() && truth.mean() <= interval.high;
    });
    EXPECT_GT(truth.mean(), 3.0 * truth.standard_error());
    EXPECT_GE(covered, 85 * repeats / 100);
    EXPECT_LE(covered, 95 * repeats / 100);
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
