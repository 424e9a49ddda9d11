#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "sim/core/errors.h"
#include "sim/run/compiled_arms.h"
#include "sim/run/experiment.h"
#include "tests/support/small_scenario.h"
#include "tests/support/tallying_observer.h"

namespace kinflow::run {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The small council with so many times its families, over half a year.
std::unique_ptr<const CompiledArms> council(double families) {
    model::Scenario scenario = test::small_scenario();
    for (model::Channel& channel : scenario.channels) channel.families_per_10000 *= families;
    scenario.end = *core::parse_date("2013-10-01");
    return std::make_unique<const CompiledArms>(std::move(scenario), std::vector<model::Policy>{},
                                                1);
}

struct Kept {
    int replication;
    std::uint64_t hash;
    auto operator<=>(const Kept&) const = default;
};

struct Run {
    int replications = 6;
    int threads = 1;
    std::set<int> finished{};
};

/// Over three councils of different size: what is kept, in order.
std::vector<Kept> ensemble(const Run& run, const MakeMember& make, int members = 3) {
    ExperimentOptions options;
    options.replications = run.replications;
    options.threads = run.threads;
    options.finished = run.finished;
    std::vector<Kept> kept;
    ExperimentHooks hooks;
    hooks.listen = [](int) { return std::make_unique<test::TallyingObserver>(); };
    hooks.keep = [&](int replication, model::Observer& observer) {
        kept.push_back({replication, static_cast<test::TallyingObserver&>(observer).hash()});
    };
    run_ensemble(members, make, options, hooks);
    return kept;
}

std::vector<Kept> ensemble(const Run& run) {
    return ensemble(run, [](int member) { return council(1.0 + 0.2 * member); });
}

std::vector<int> numbers(const std::vector<Kept>& kept) {
    std::vector<int> all;
    for (const Kept& k : kept) all.push_back(k.replication);
    return all;
}

TEST(EnsembleExperiments, GiveTheSameOnAnyNumberOfThreadsAndAfterAStop) {
    const auto one = ensemble({});
    EXPECT_THAT(numbers(one), ElementsAre(0, 3, 1, 4, 2, 5));
    EXPECT_EQ(one, ensemble({.threads = 2}));
    EXPECT_EQ(one, ensemble({.threads = 7}));
    const auto rest = ensemble({.threads = 2, .finished = {0, 3, 1}});
    EXPECT_EQ(rest, (std::vector<Kept>{one[3], one[4], one[5]}));
}

TEST(EnsembleExperiments, OfOneMemberAreTheExperimentItself) {
    const auto one = ensemble(
        {}, [](int) { return council(1.0); }, 1);
    const auto arms = council(1.0);
    ExperimentOptions options;
    options.replications = 6;
    std::vector<Kept> kept;
    PairedHooks hooks;
    hooks.listen = [](int, std::size_t) { return std::make_unique<test::TallyingObserver>(); };
    hooks.keep = [&](int replication, const auto& observers) {
        kept.push_back(
            {replication, static_cast<test::TallyingObserver&>(*observers.front()).hash()});
    };
    run_paired_experiment(arms->timelines(), arms->openings(), options, hooks);
    EXPECT_EQ(one, kept);
}

TEST(EnsembleExperiments, GiveAMembersReplicationsTheLuckOfTheirOwnNumbers) {
    // Members that are all alike: as without any.
    const MakeMember same = [](int) { return council(1.0); };
    auto three = ensemble({}, same, 3);
    const auto one = ensemble({}, same, 1);
    std::sort(three.begin(), three.end());
    EXPECT_EQ(three, one);
}

TEST(EnsembleExperiments, MakeAMemberOnceAndOnlyWhenItIsNeeded) {
    std::atomic<int> made{0};
    const MakeMember counted = [&](int) {
        ++made;
        return council(1.0);
    };
    ensemble({.threads = 2, .finished = {1, 4}}, counted);
    EXPECT_EQ(made, 2);
}

TEST(EnsembleExperiments, NameTheMemberWhoseHistoryFails) {
    const MakeMember failing = [](int member) -> std::unique_ptr<const CompiledArms> {
        if (member == 1) throw core::SimulationError("too few families");
        return council(1.0);
    };
    try {
        ensemble({.threads = 2}, failing);
        FAIL() << "nothing was thrown";
    } catch (const core::SimulationError& error) {
        EXPECT_THAT(error.what(), HasSubstr("the history of member 2: too few families"));
    }
}

}  // namespace
}  // namespace kinflow::run
