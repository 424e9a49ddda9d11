#include <gtest/gtest.h>

#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

// What a change of the scenario does, held against the same luck without it.

namespace kinflow::model {
namespace {

using test::Simulation;
using test::stage_of;

constexpr double warm_up = 4.0;  // years

struct Seen {
    double contacts;
    double repeat_share;
    double assessments;
    double need_at_assessment;
    double re_referral_share;
    double looked_after;
    std::uint64_t hash;
};

Seen run(const Scenario& scenario, std::uint64_t seed, double years = 12.0) {
    Simulation simulation{scenario, years, seed, Limits::none};
    simulation.run_after_warm_up(warm_up);
    const auto count = [&](Flow flow) { return static_cast<double>(simulation.seen.flow(flow)); };
    return {count(Flow::contacts),
            count(Flow::repeat_contacts) / count(Flow::contacts),
            count(Flow::assessments_started),
            simulation.seen.sample(Sample::need_at_assessment).mean(),
            count(Flow::re_referrals) / count(Flow::referrals),
            count(Flow::looked_after_started),
            simulation.seen.hash()};
}

/// With the front door's cuts raised, and nothing offered instead.
Scenario threshold_raised(double by) {
    Scenario scenario = test::small_scenario();
    auto& routes = stage_of(scenario, StageKind::contact).routes;
    for (Route& route : routes) {
        const StageKind to = scenario.pathway[route.to].kind;
        if (to == StageKind::early_help || to == StageKind::referral) route.cut += by;
    }
    return scenario;
}

TEST(Policy, WithoutChangesGivesTheBaselineToTheLastBit) {
    const Scenario baseline = test::small_scenario();
    const Scenario copy = threshold_raised(0.0);
    EXPECT_EQ(run(baseline, 1, 6.0).hash, run(copy, 1, 6.0).hash);
    EXPECT_NE(run(baseline, 1, 6.0).hash, run(baseline, 2, 6.0).hash);
    EXPECT_NE(run(baseline, 1, 6.0).hash, run(threshold_raised(0.1), 1, 6.0).hash);
}

TEST(Policy, LeavesTheArrivalsThatItDoesNotChange) {
    Simulation before{test::small_scenario(), 8.0};
    Simulation after{threshold_raised(0.5), 8.0};
    before.run();
    after.run();
    EXPECT_EQ(before.world.arrivals, after.world.arrivals);
    ASSERT_EQ(before.world.families.size(), after.world.families.size());
    for (std::size_t i = 0; i < before.world.children.size(); ++i) {
        ASSERT_EQ(before.world.children[i].born, after.world.children[i].born);
    }
}

TEST(Policy, AHigherThresholdWithNothingInsteadMovesWorkToLater) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const Seen before = run(test::small_scenario(), seed);
        const Seen after = run(threshold_raised(0.4), seed);
        EXPECT_LT(after.assessments, before.assessments) << seed;
        EXPECT_GT(after.need_at_assessment, before.need_at_assessment) << seed;
        // Need that is not met comes back as contacts.
        EXPECT_GT(after.contacts, before.contacts) << seed;
        EXPECT_GT(after.repeat_share, before.repeat_share) << seed;
    }
}

TEST(Policy, PartOfTheReductionComesBack) {
    // What the threshold takes from one contact, with the same families at the same need, is more
    // than what it takes from a year's assessments once those turned away have come again.
    double at_once = 0.0;
    double later = 0.0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Scenario baseline = test::small_scenario();
        Scenario raised = threshold_raised(0.4);
        const double kept = run(raised, seed).assessments / run(baseline, seed).assessments;
        baseline.need.incident_rate = raised.need.incident_rate = 0.0;  // nobody comes again
        const double kept_of_first =
            run(raised, seed).assessments / run(baseline, seed).assessments;
        at_once += 1.0 - kept_of_first;
        later += 1.0 - kept;
    }
    EXPECT_GT(at_once, later);
    EXPECT_GT(later, 0.0);
}

TEST(Policy, ClosingCasesEarlierBringsMoreOfThemBack) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Scenario early = test::small_scenario();
        stage_of(early, StageKind::child_in_need_plan).duration = test::exponential_days(10.0);
        auto& routes = stage_of(early, StageKind::child_in_need_plan).routes;
        std::erase_if(routes,
                      [&](const Route& r) { return r.to == early.pathway.after_return_home; });
        EXPECT_GT(run(early, seed).re_referral_share,
                  run(test::small_scenario(), seed).re_referral_share)
            << seed;
    }
}

TEST(Policy, ServicesThatWorkBringFewerChildrenIntoCare) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Scenario without = test::small_scenario();
        for (Stage& stage : without.pathway.stages) stage.relief = {};
        EXPECT_GT(run(without, seed).looked_after, run(test::small_scenario(), seed).looked_after)
            << seed;
    }
}

TEST(Policy, AShorterCourtLowersTheStockInProceedingsInProportion) {
    const auto in_proceedings = [](double days) {
        Scenario scenario = test::small_scenario();
        scenario.care.proceedings = test::constant_days(days);
        double children = 0.0;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            Simulation simulation{scenario, 16.0, seed, Limits::none};
            simulation.run_after_warm_up(warm_up);
            children += simulation.seen.area(scenario.pathway.proceedings, simulation.world.end) /
                        simulation.span();
        }
        return children;
    };
    EXPECT_NEAR(in_proceedings(130.0) / in_proceedings(260.0), 0.5, 0.05);
}

}  // namespace
}  // namespace kinflow::model
