#include "calibration/backtest/scores.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "sim/core/normal.h"

namespace kinflow::calibration {
namespace {

std::vector<double> normal_quantiles(int count) {
    std::vector<double> values;
    for (int i = 0; i < count; ++i) values.push_back(core::inverse_normal((i + 0.5) / count));
    return values;
}

TEST(Crps, OfOneValueIsTheAbsoluteError) { EXPECT_DOUBLE_EQ(crps(std::vector{7.0}, 4.0), 3.0); }

TEST(Crps, OfANormalIsGneitingAndRafterysFormula) {
    const std::vector<double> ensemble = normal_quantiles(4000);
    for (const double z : {-1.5, 0.0, 0.7}) {
        const double density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
        const double below = 0.5 * std::erfc(-z / std::numbers::sqrt2);
        const double expected =
            z * (2.0 * below - 1.0) + 2.0 * density - 1.0 / std::sqrt(std::numbers::pi);
        EXPECT_NEAR(crps(ensemble, z), expected, 1e-3);
    }
}

TEST(Crps, IsLeastOnAverageForTheTrueSpread) {
    const std::vector<double> truths = normal_quantiles(500);
    const auto mean_score = [&](double spread) {
        std::vector<double> ensemble = normal_quantiles(200);
        for (double& value : ensemble) value *= spread;
        double sum = 0.0;
        for (const double truth : truths) sum += crps(ensemble, truth);
        return sum;
    };
    EXPECT_LT(mean_score(1.0), mean_score(0.6));
    EXPECT_LT(mean_score(1.0), mean_score(1.6));
}

TEST(Intervals, HoldWhatTheySay) {
    const std::vector<double> ensemble = normal_quantiles(99);
    int inside = 0;
    const std::vector<double> truths = normal_quantiles(1000);
    for (const double truth : truths) inside += covers(ensemble, 0.8, truth) ? 1 : 0;
    EXPECT_NEAR(inside, 800, 6);
}

TEST(Pit, CountsTiesByHalf) {
    EXPECT_DOUBLE_EQ(pit(std::vector{1.0, 2.0, 2.0, 3.0}, 2.0), 0.5);
    EXPECT_DOUBLE_EQ(pit(std::vector{1.0, 2.0}, 9.0), 1.0);
}

}  // namespace
}  // namespace kinflow::calibration
