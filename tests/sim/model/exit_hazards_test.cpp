#include "sim/model/exit_hazards.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

constexpr int draws = 40000;

/// Hazards that step with age and with time in care, in one table for each reason.
Scenario scenario() {
    Scenario made = test::small_scenario();
    made.care.time_breaks = {0.5, 2.0};
    made.care.exits = {{CareExit::return_home,
                        LegalStatus::section_20,
                        {ByAge{1.5, 1.2, 1.0, 0.9, 0.5}, ByAge{0.6, 0.5, 0.4, 0.3, 0.2},
                         ByAge{0.1, 0.1, 0.1, 0.1, 0.05}}},
                       {CareExit::relatives,
                        LegalStatus::section_20,
                        {ByAge{0.2, 0.2, 0.2, 0.1, 0.1}, ByAge{0.1, 0.1, 0.1, 0.1, 0.1},
                         ByAge{0.05, 0.05, 0.05, 0.05, 0}}},
                       {CareExit::independence,
                        LegalStatus::section_20,
                        {ByAge{0, 0, 0, 0, 0.3}, ByAge{0, 0, 0, 0, 0.3}, ByAge{0, 0, 0, 0, 0.4}}}};
    return made;
}

struct Expected {
    double still_in_care = 1.0;
    std::array<double, care_exit_count> left{};
};

/// By steps of a thousandth of a year, from the scenario's own rows: nothing of the code under
/// test.
Expected expected(const Scenario& scenario, double age, double in_care, double horizon,
                  bool alone) {
    Expected result;
    constexpr double step = 0.001;
    for (double t = step / 2.0; t < horizon && age + t < 18.0; t += step) {
        const std::size_t row = in_care + t < 0.5 ? 0 : in_care + t < 2.0 ? 1 : 2;
        double total = 0.0;
        std::array<double, care_exit_count> rates{};
        for (const ExitHazard& hazard : scenario.care.exits) {
            if (alone && hazard.reason != CareExit::independence) continue;
            const double rate = hazard.rates[row][age_band(age + t)];
            rates[static_cast<std::size_t>(hazard.reason)] += rate;
            total += rate;
        }
        const double leaves = result.still_in_care * (1.0 - std::exp(-total * step));
        for (std::size_t i = 0; i < care_exit_count && total > 0.0; ++i) {
            result.left[i] += leaves * rates[i] / total;
        }
        result.still_in_care -= leaves;
    }
    return result;
}

void expect_share(int count, double share) {
    const double error = std::sqrt(draws * share * (1.0 - share)) + 1e-9;
    EXPECT_NEAR(count, draws * share, 3.3 * error + 0.002 * draws * share);
}

class ExitHazards : public testing::TestWithParam<std::tuple<double, double, bool>> {};

TEST_P(ExitHazards, GiveTheSharesThatTheirIntegralsGive) {
    const auto [age, in_care, alone] = GetParam();
    const Scenario made = scenario();
    const Compiled tables{made};
    std::vector<ExitDraw> exits;
    for (std::uint32_t i = 0; i < draws; ++i) {
        core::Stream luck{{11, 0}, i, 1};
        const double exponential = luck.exponential();
        exits.push_back(draw_exit(tables, LegalStatus::section_20, age, in_care, alone, exponential,
                                  luck.uniform()));
    }
    for (const double horizon : {0.4, 1.0, 3.0, 30.0}) {
        const Expected should = expected(made, age, in_care, horizon, alone);
        std::array<int, care_exit_count> left{};
        for (const ExitDraw& exit : exits) {
            if (exit.years < horizon) ++left[static_cast<std::size_t>(exit.reason)];
        }
        int all = 0;
        for (std::size_t reason = 0; reason < care_exit_count; ++reason) {
            SCOPED_TRACE(std::string{name_of(static_cast<CareExit>(reason))} + " within " +
                         std::to_string(horizon));
            expect_share(left[reason], should.left[reason]);
            all += left[reason];
        }
        expect_share(draws - all, should.still_in_care);
    }
}

INSTANTIATE_TEST_SUITE_P(AgesAndTimes, ExitHazards,
                         testing::Values(std::tuple{0.2, 0.0, false}, std::tuple{4.8, 0.3, false},
                                         std::tuple{9.0, 1.9, false}, std::tuple{15.5, 0.0, false},
                                         std::tuple{17.2, 3.0, false},
                                         std::tuple{15.5, 0.0, true}));

TEST(ExitDraws, AChildWhoCameAloneHasNoHomeOrRelativesToGoTo) {
    const Scenario made = scenario();
    const Compiled tables{made};
    for (std::uint32_t i = 0; i < 2000; ++i) {
        core::Stream luck{{12, 0}, i, 1};
        const double exponential = luck.exponential();
        const ExitDraw exit = draw_exit(tables, LegalStatus::section_20, 14.0, 0.0, true,
                                        exponential, luck.uniform());
        if (std::isinf(exit.years)) continue;
        ASSERT_EQ(exit.reason, CareExit::independence);
        ASSERT_GE(14.0 + exit.years, 16.0);
    }
}

TEST(ExitDraws, NobodyLeavesAfterTheEighteenthBirthdayByHazard) {
    const Scenario made = scenario();
    const Compiled tables{made};
    for (std::uint32_t i = 0; i < 2000; ++i) {
        core::Stream luck{{13, 0}, i, 1};
        const double exponential = luck.exponential();
        const ExitDraw exit = draw_exit(tables, LegalStatus::section_20, 16.5, 0.0, false,
                                        exponential, luck.uniform());
        ASSERT_TRUE(exit.years < 1.5 || std::isinf(exit.years));
    }
}

TEST(ExitDraws, AStatusWithoutHazardsLastsUntilEighteen) {
    const Scenario made = scenario();
    const Compiled tables{made};
    const ExitDraw exit = draw_exit(tables, LegalStatus::care_order, 3.0, 0.0, false, 0.001, 0.5);
    EXPECT_TRUE(std::isinf(exit.years));
    EXPECT_EQ(exit.reason, CareExit::eighteenth_birthday);
}

TEST(ExitDraws, MoreLuckIsALongerStay) {
    const Scenario made = scenario();
    const Compiled tables{made};
    double before = 0.0;
    for (double exponential = 0.01; exponential < 4.0; exponential += 0.01) {
        const double years =
            draw_exit(tables, LegalStatus::section_20, 7.0, 0.0, false, exponential, 0.5).years;
        ASSERT_GT(years, before);
        before = std::isinf(years) ? before : years;
    }
}

}  // namespace
}  // namespace kinflow::model
