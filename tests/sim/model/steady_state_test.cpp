#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>

#include "sim/core/normal.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

// Laws of a pathway in its steady state: Little's, the traffic equations, the Poisson stock.

namespace kinflow::model {
namespace {

using test::Simulation;
using test::stage_id;
using test::stage_of;

constexpr auto stages = static_cast<Eigen::Index>(stage_kind_count) - 1;  // all but `closed`

StageKind kind_of(Eigen::Index i) { return static_cast<StageKind>(i); }

TEST(LittlesLaw, HoldsAtEveryStageOfABusyPathway) {
    Scenario scenario = test::small_scenario();
    for (Team& team : scenario.teams) team.full_time_equivalents *= 1.2;
    test::one_child_families(scenario);
    Simulation simulation{scenario, 90.0};
    simulation.run_after_warm_up(30.0);
    int checked = 0;
    for (Eigen::Index i = 0; i < stages; ++i) {
        const StageId stage = stage_id(kind_of(i));
        const auto visits = simulation.seen.left(stage);
        if (visits < 400) continue;
        const double stock = simulation.seen.area(stage, simulation.world.end) / simulation.span();
        const double arrivals =
            static_cast<double>(simulation.seen.entered(stage)) / simulation.span();
        const double stay = simulation.seen.spent(stage) / static_cast<double>(visits);
        EXPECT_NEAR(stock, arrivals * stay, 0.03 * stock) << name_of(kind_of(i));
        ++checked;
    }
    EXPECT_GE(checked, 10);
}

/// What the traffic equations say of a pathway in which need does not change: chances of each route
/// by the normal distribution, visits by the fundamental matrix of the absorbing chain.
class Traffic {
  public:
    explicit Traffic(const Scenario& scenario) : pathway_{scenario.pathway} {
        for (Eigen::Index i = 0; i < stages; ++i) {
            const Stage& stage = pathway_[stage_id(kind_of(i))];
            stays_(i) = stage.duration.distribution.mean();
            for (std::size_t r = 0; r < stage.routes.size(); ++r) add_route(stage, r, i);
        }
    }
    /// For stages that are left by hazards: where to, and after how many days.
    void leave(StageKind from, double days,
               std::initializer_list<std::pair<StageKind, double>> chances) {
        const auto i = static_cast<Eigen::Index>(from);
        stays_(i) = days;
        chance_.row(i).setZero();
        for (const auto& [to, chance] : chances) chance_(i, static_cast<Eigen::Index>(to)) = chance;
    }
    /// Entries to each stage for each family that presents.
    [[nodiscard]] Eigen::VectorXd visits() const {
        Eigen::VectorXd first = Eigen::VectorXd::Zero(stages);
        first(static_cast<Eigen::Index>(StageKind::contact)) = 1.0;
        const Eigen::MatrixXd identity = Eigen::MatrixXd::Identity(stages, stages);
        return (identity - chance_.transpose()).partialPivLu().solve(first);
    }
    [[nodiscard]] double days(StageKind kind) const {
        return stays_(static_cast<Eigen::Index>(kind));
    }

  private:
    // A route back to the stage lengthens the stay by a geometric number of reviews.
    void add_route(const Stage& stage, std::size_t r, Eigen::Index from) {
        const auto reached = [&](std::size_t route) {
            return route < stage.routes.size()
                       ? 1.0 - core::normal_cdf(stage.routes[route].cut / stage.noise)
                       : 0.0;
        };
        const double chance = reached(r) - reached(r + 1);
        const auto to = static_cast<Eigen::Index>(pathway_[stage.routes[r].to].kind);
        if (to == from) {
            stays_(from) += chance / (1.0 - chance) * stage.review.distribution.mean();
            again_(from) = chance;
        } else if (to < stages) {
            chance_(from, to) += chance;
        }
        if (r + 1 == stage.routes.size()) chance_.row(from) /= 1.0 - again_(from);
    }

    const Pathway& pathway_;
    Eigen::MatrixXd chance_ = Eigen::MatrixXd::Zero(stages, stages);
    Eigen::VectorXd stays_ = Eigen::VectorXd::Zero(stages);
    Eigen::VectorXd again_ = Eigen::VectorXd::Zero(stages);
};

/// Need frozen at 0, young children, calendar days: nothing but the gates' noise decides.
Scenario frozen() {
    Scenario scenario = test::small_scenario();
    test::one_child_families(scenario);
    test::freeze_need(scenario);
    scenario.families.disabled_share = 0.0;
    scenario.families.leave_area_rate = 0.0;
    scenario.channels.resize(1);
    scenario.channels[0].age_mix = {1.0, 0.0, 0.0, 0.0, 0.0};
    for (Stage& stage : scenario.pathway.stages) {
        for (auto* routes : {&stage.routes, &stage.escalate}) {
            std::erase_if(*routes, [](const Route& route) { return route.when != Condition::any; });
        }
        // Cuts half a standard deviation of the noise apart, so that every route is taken often.
        for (std::size_t i = 1; i < stage.routes.size(); ++i) {
            stage.routes[i].cut = stage.noise * (0.5 * static_cast<double>(i) - 0.8);
        }
        stage.duration = test::exponential_days(10.0 + 7.0 * static_cast<double>(stage.kind));
        stage.review = test::constant_days(45.0);
    }
    scenario.care.proceedings_share = {};
    scenario.care.exits = {
        {CareExit::relatives, LegalStatus::section_20, {{3.0, 3.0, 3.0, 3.0, 3.0}}},
        {CareExit::return_home, LegalStatus::section_20, {{1.0, 1.0, 1.0, 1.0, 1.0}}}};
    scenario.care.time_breaks = {};
    scenario.care.support_after_exit_share = 1.0;
    scenario.care.proceedings = test::exponential_days(100.0);
    scenario.care.court = {{}, {0.4, 0.4, 0.4, 0.4, 0.4}, {0.6, 0.6, 0.6, 0.6, 0.6}};
    return scenario;
}

Traffic traffic(const Scenario& scenario) {
    Traffic made{scenario};
    made.leave(StageKind::looked_after, core::days_per_year / 4.0,
               {{StageKind::child_in_need_plan, 0.25}});
    made.leave(StageKind::care_proceedings, 100.0, {{StageKind::child_in_need_plan, 0.6}});
    return made;
}

TEST(TrafficEquations, GiveTheStockAndTheFlowOfEveryStage) {
    const Scenario scenario = frozen();
    const Traffic expected = traffic(scenario);
    const Eigen::VectorXd visits = expected.visits();
    const double families_a_day = 600.0 / core::days_per_year;
    std::array<core::Tally, stage_kind_count> stocks;
    std::array<core::Tally, stage_kind_count> entries;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Simulation simulation{scenario, 30.0, seed, Limits::none};
        simulation.run_after_warm_up(8.0);
        const double days = simulation.span() / core::minutes_per_day;
        for (std::size_t i = 0; i + 1 < stage_kind_count; ++i) {
            const StageId stage = stage_id(static_cast<StageKind>(i));
            stocks[i].add(simulation.seen.area(stage, simulation.world.end) / simulation.span());
            entries[i].add(static_cast<double>(simulation.seen.entered(stage)) / days);
        }
    }
    int checked = 0;
    for (Eigen::Index i = 0; i < stages; ++i) {
        const auto kind = kind_of(i);
        if (kind == StageKind::leaving_care) continue;
        const auto at = static_cast<std::size_t>(i);
        const double flow = families_a_day * visits(i);
        ASSERT_GT(flow, 0.01) << name_of(kind);
        EXPECT_NEAR(entries[at].mean(), flow, 4.0 * entries[at].standard_error()) << name_of(kind);
        EXPECT_NEAR(stocks[at].mean(), flow * expected.days(kind),
                    4.0 * stocks[at].standard_error())
            << name_of(kind);
        // The errors are small enough for the comparison to mean something.
        EXPECT_LT(stocks[at].standard_error(), 0.05 * stocks[at].mean()) << name_of(kind);
        ++checked;
    }
    EXPECT_EQ(checked, 12);
}

TEST(TrafficEquations, AStockWithoutLimitsIsPoisson) {
    // M/G/infinity: whatever the stay's distribution, the stock is Poisson with its mean as its
    // variance.
    Scenario scenario = frozen();
    stage_of(scenario, StageKind::early_help).duration = {core::Distribution::uniform(20.0, 100.0),
                                                          false};
    stage_of(scenario, StageKind::early_help).routes.resize(1);
    const double expected = 600.0 / core::days_per_year * traffic(scenario).visits()(1) * 60.0;
    core::Tally stock;
    Simulation simulation{scenario, 150.0, 3, Limits::none};
    core::Minute next = core::minutes_from_years(2.0);
    simulation.run([&](const core::Event& event) {
        if (event.time() < next) return;
        // Half a year on, everybody has gone.
        next += core::minutes_from_years(0.5);
        stock.add(simulation.seen.stock(stage_id(StageKind::early_help)));
    });
    const auto n = static_cast<double>(stock.count());
    EXPECT_NEAR(stock.mean(), expected, 3.5 * std::sqrt(expected / n));
    EXPECT_NEAR(stock.variance() / stock.mean(), 1.0, 3.5 * std::sqrt(2.0 / n));
}

TEST(Saturation, AShortTeamTakesOnWhatItCanAndTheRestWaits) {
    // Contacts come faster than the front door can serve: it is always full, and its line grows.
    Scenario scenario = frozen();
    scenario.teams[test::front_door].full_time_equivalents = 1.0;
    scenario.teams[test::front_door].caseload_standard = 10.0;
    stage_of(scenario, StageKind::contact).duration = test::exponential_days(10.0);
    Simulation simulation{scenario, 10.0, 1};
    simulation.run_after_warm_up(1.0);
    const double served_a_day =
        static_cast<double>(simulation.seen.left(stage_id(StageKind::contact))) /
        (simulation.span() / core::minutes_per_day);
    EXPECT_NEAR(served_a_day, 1.0, 4.0 / std::sqrt(simulation.span() / core::minutes_per_day));
    EXPECT_GT(simulation.world.teams[test::front_door].line.waiting(), 1000);
}

}  // namespace
}  // namespace kinflow::model
