#include "sim/model/need.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/core/normal.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

using test::stage_id;

constexpr int draws = 20000;

/// One family with one child, not open, in a world where nothing else happens.
struct OneFamily {
    explicit OneFamily(const NeedParameters& need, Relief relief = {})
        : scenario{with(need, relief)} {
        Family family;
        family.stage = scenario.pathway.closed;
        family.first_child = ChildId{0};
        family.children = 1;
        family.known_until = core::never;
        world.add_family(family);
        Child child;
        child.family = FamilyId{0};
        world.children.push_back(child);
    }
    static Scenario with(const NeedParameters& need, Relief relief) {
        Scenario scenario = test::small_scenario();
        scenario.need = need;
        test::stage_of(scenario, StageKind::child_in_need_plan).relief = relief;
        return scenario;
    }
    [[nodiscard]] Family& family() { return world.families.front(); }
    void serve(bool served) {
        family().stage = stage_id(StageKind::child_in_need_plan);
        family().served = served;
    }

    /// Years to each of many next incidents, drawn from the same need.
    [[nodiscard]] std::vector<double> gaps() {
        std::vector<double> years;
        for (int i = 0; i < draws; ++i) {
            schedule_incident(world, FamilyId{0});
            if (world.events.empty()) continue;
            years.push_back(core::years_from_minutes(world.events.pop().time() - world.now));
        }
        return years;
    }

    Scenario scenario;
    Compiled tables{scenario};
    SilentObserver silence;
    World world{tables, {7, 0}, silence, 0, core::minutes_from_years(1000.0)};
};

/// The greatest distance between the sample and its distribution (Kolmogorov and Smirnov), times
/// the root of the sample's size: above 1.63 in one of a hundred samples, above 1.95 in one of a
/// thousand.
double distance(std::vector<double> sample, const std::function<double(double)>& distribution) {
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double greatest = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double p = distribution(sample[i]);
        greatest = std::max(
            {greatest, static_cast<double>(i + 1) / n - p, p - static_cast<double>(i) / n});
    }
    return greatest * std::sqrt(n);
}

NeedParameters need(double rate, double slope, double fall = 0.0) {
    NeedParameters made;
    made.incident_rate = rate;
    made.incident_slope = slope;
    made.incident_limit = 100.0;
    made.unserved_fall = fall;
    made.shock_mean = 1.0;
    return made;
}

TEST(Need, ALiftHalvesInLogTwoOverTheRateOfFall) {
    OneFamily one{need(0.0, 0.0, 0.7)};
    one.family().level = -1.0;
    one.family().lift = 2.0;
    const core::Minute half = core::minutes_from_years(std::log(2.0) / 0.7);
    EXPECT_NEAR(need_at(one.world, one.family(), half), 0.0, 1e-6);
    one.world.now = 2 * half;
    update_need(one.world, one.family());
    EXPECT_NEAR(one.family().lift, 0.5, 1e-6);
    EXPECT_EQ(one.family().level, -1.0);
    EXPECT_EQ(one.family().need_at, one.world.now);
}

TEST(Need, DoesNotDependOnHowOftenItIsBroughtUpToDate) {
    OneFamily one{need(0.0, 0.0, 0.7), {1.6, 0.2}};
    one.family().level = 0.3;
    one.family().lift = 1.5;
    one.serve(true);
    const double straight = need_at(one.world, one.family(), core::minutes_from_years(2.0));
    for (const double years : {0.1, 0.4, 1.1, 1.9, 2.0}) {
        one.world.now = core::minutes_from_years(years);
        update_need(one.world, one.family());
    }
    EXPECT_NEAR(need_at(one.world, one.family(), one.world.now), straight, 1e-9);
}

TEST(Need, AServiceBringsDownTheLiftFasterAndTheLevelForGood) {
    OneFamily one{need(0.0, 0.0, 0.7), {1.6, 0.2}};
    one.family().level = 1.0;
    one.family().lift = 1.0;
    one.serve(true);
    one.world.now = core::minutes_from_years(0.5);
    update_need(one.world, one.family());
    EXPECT_NEAR(one.family().level, 1.0 - 0.1, 1e-6);
    EXPECT_NEAR(one.family().lift, std::exp(-0.8), 1e-6);
}

TEST(Need, AFamilyThatWaitsForAServiceHasNoneOfIt) {
    OneFamily one{need(0.0, 0.0, 0.7), {1.6, 0.2}};
    one.family().lift = 1.0;
    one.serve(false);
    one.world.now = core::minutes_from_years(1.0);
    update_need(one.world, one.family());
    EXPECT_NEAR(one.family().lift, std::exp(-0.7), 1e-6);
    EXPECT_EQ(one.family().level, 0.0);
}

TEST(Need, AWeakServiceDoesNotSlowTheFallThatWouldComeAnyway) {
    OneFamily one{need(0.0, 0.0, 0.7), {0.1, 0.0}};
    one.family().lift = 1.0;
    one.serve(true);
    EXPECT_NEAR(need_at(one.world, one.family(), core::minutes_from_years(1.0)), std::exp(-0.7),
                1e-6);
}

TEST(Need, AnIncidentLeavesTheGreaterOfTheOldLiftAndItsOwnShock) {
    OneFamily one{need(0.0, 0.0)};
    int raised = 0;
    for (int i = 0; i < draws; ++i) {
        one.family().lift = 1.0;
        suffer_incident(one.world, one.family());
        ASSERT_GE(one.family().lift, 1.0);
        raised += one.family().lift > 1.0 ? 1 : 0;
    }
    // The shock is exponential with mean 1.
    const double share = std::exp(-1.0);
    EXPECT_NEAR(raised, draws * share, 3.0 * std::sqrt(draws * share * (1.0 - share)));
}

TEST(Need, AWorkerSeesItWithTheStagesNoise) {
    OneFamily one{need(0.0, 0.0)};
    one.family().level = 0.4;
    one.serve(true);
    const double noise = one.world.stage(one.family().stage).noise;
    std::vector<double> seen;
    for (int i = 0; i < draws; ++i) {
        one.family().entity = static_cast<std::uint64_t>(i);
        seen.push_back(perceived_need(one.world, one.family()));
    }
    EXPECT_LT(distance(seen, [&](double x) { return core::normal_cdf((x - 0.4) / noise); }), 1.95);
    EXPECT_EQ(perceived_need(one.world, one.family()), perceived_need(one.world, one.family()));
}

TEST(Need, IsTakenForGraverWhereThereIsABaby) {
    NeedParameters parameters = need(0.0, 0.0);
    parameters.infant = 0.6;
    OneFamily one{parameters};
    one.serve(true);
    const double with_a_baby = perceived_need(one.world, one.family());
    Child& child = one.world.children.front();
    child.born = core::minutes_from_years(-1.01);
    one.family().home_changed();
    const double with_a_toddler = perceived_need(one.world, one.family());
    EXPECT_NEAR(with_a_baby - with_a_toddler, 0.6, 1e-12);
    child.born = core::minutes_from_years(0.2);  // not yet born
    one.family().home_changed();
    EXPECT_EQ(perceived_need(one.world, one.family()), with_a_baby);
    child.gone = true;
    one.family().home_changed();
    EXPECT_EQ(perceived_need(one.world, one.family()), with_a_toddler);
}

TEST(Incidents, ComeAtTheStatedRateWhileNeedStays) {
    OneFamily one{need(0.5, 1.1)};
    one.family().level = 0.6;
    const double rate = 0.5 * std::exp(1.1 * 0.6);
    const auto gaps = one.gaps();
    ASSERT_EQ(gaps.size(), std::size_t{draws});
    EXPECT_LT(distance(gaps, [&](double t) { return 1.0 - std::exp(-rate * t); }), 1.95);
    core::Tally tally;
    for (const double gap : gaps) tally.add(gap);
    EXPECT_NEAR(tally.mean(), 1.0 / rate, 3.0 / rate / std::sqrt(draws));
}

TEST(Incidents, FollowTheIntegralOfTheirHazardAsNeedFalls) {
    OneFamily one{need(0.5, 1.1, 0.7), {2.5, 0.0}};
    one.family().level = -0.4;
    one.family().lift = 2.0;
    const auto expect_hazard = [&](double fall) {
        // The time transformed by the cumulative hazard, here by Simpson's rule, is a unit
        // exponential.
        const auto hazard = [&](double t) {
            return 0.5 * std::exp(1.1 * (-0.4 + 2.0 * std::exp(-fall * t)));
        };
        const auto distribution = [&](double t) {
            constexpr int steps = 400;
            double sum = hazard(0.0) + hazard(t);
            for (int i = 1; i < steps; ++i) sum += hazard(t * i / steps) * (i % 2 == 1 ? 4.0 : 2.0);
            return 1.0 - std::exp(-sum * t / steps / 3.0);
        };
        EXPECT_LT(distance(one.gaps(), distribution), 1.95);
    };
    expect_hazard(0.7);
    one.serve(true);
    expect_hazard(2.5);
}

TEST(Incidents, AreNoMoreFrequentThanTheirLimit) {
    NeedParameters parameters = need(0.5, 1.1);
    parameters.incident_limit = 2.0;
    OneFamily one{parameters};
    one.family().level = 4.0;
    EXPECT_LT(distance(one.gaps(), [](double t) { return 1.0 - std::exp(-2.0 * t); }), 1.95);
}

TEST(Incidents, EndWhenTheFamilyIsNoLongerKnown) {
    OneFamily one{need(0.5, 0.0)};
    one.family().known_until = core::minutes_from_years(1.0);
    const auto gaps = one.gaps();
    EXPECT_LT(*std::max_element(gaps.begin(), gaps.end()), 1.0);
    const double share = 1.0 - std::exp(-0.5);
    EXPECT_NEAR(static_cast<double>(gaps.size()), draws * share,
                3.0 * std::sqrt(draws * share * (1.0 - share)));
}

TEST(Incidents, ThatAreDrawnAnewMakeTheEarlierDrawVoid) {
    OneFamily one{need(5.0, 0.0)};
    schedule_incident(one.world, FamilyId{0});
    const std::uint32_t first = one.world.incident_draws[0];
    schedule_incident(one.world, FamilyId{0});
    EXPECT_NE(one.world.incident_draws[0], first);
}

}  // namespace
}  // namespace kinflow::model
