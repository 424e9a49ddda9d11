#include "sim/core/hazard.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "sim/core/random.h"

namespace kinflow::core {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Leaving care for home: high at first, low later, and none for a while between.
PiecewiseHazard leaving() { return {{0.5, 2.0, 3.0}, {0.8, 0.3, 0.0, 0.08}}; }

TEST(PiecewiseHazard, TakesTheNextRateAtABreak) {
    const PiecewiseHazard hazard = leaving();
    EXPECT_EQ(hazard.rate(-1.0), 0.8);
    EXPECT_EQ(hazard.rate(0.49), 0.8);
    EXPECT_EQ(hazard.rate(0.5), 0.3);
    EXPECT_EQ(hazard.rate(2.5), 0.0);
    EXPECT_EQ(hazard.rate(100.0), 0.08);
}

TEST(PiecewiseHazard, CumulatesTheAreaUnderTheRates) {
    const PiecewiseHazard hazard = leaving();
    EXPECT_NEAR(hazard.cumulative(0.0, 4.0), 0.4 + 0.45 + 0.0 + 0.08, 1e-15);
    EXPECT_NEAR(hazard.cumulative(-1.0, 0.0), 0.8, 1e-15);
    EXPECT_EQ(hazard.cumulative(2.0, 3.0), 0.0);
    EXPECT_EQ(hazard.cumulative(3.0, 1.0), 0.0);
    EXPECT_EQ(hazard.cumulative(0.0, infinity), infinity);
    EXPECT_NEAR(PiecewiseHazard({1.0}, {2.0, 0.0}).cumulative(0.0, infinity), 2.0, 1e-15);
}

TEST(PiecewiseHazard, CumulatesAdditively) {
    const PiecewiseHazard hazard = leaving();
    for (double middle = -0.7; middle < 5.0; middle += 0.13) {
        EXPECT_NEAR(hazard.cumulative(-1.0, middle) + hazard.cumulative(middle, 6.0),
                    hazard.cumulative(-1.0, 6.0), 1e-12);
    }
}

TEST(PiecewiseHazard, TimeToUndoesCumulative) {
    const PiecewiseHazard hazard = leaving();
    for (double from = -1.0; from < 4.0; from += 0.17) {
        for (const double target : {1e-9, 0.05, 0.4, 0.85, 1.7, 20.0}) {
            const double x = hazard.time_to(from, target);
            EXPECT_GT(x, from);
            EXPECT_NEAR(hazard.cumulative(from, x), target, 1e-12 * (1.0 + target));
        }
    }
    EXPECT_EQ(hazard.time_to(1.0, 0.0), 1.0);
}

TEST(PiecewiseHazard, NeverReachesATargetBeyondItsTotal) {
    const PiecewiseHazard ends({1.0}, {2.0, 0.0});
    EXPECT_DOUBLE_EQ(ends.time_to(0.0, 2.0), 1.0);
    EXPECT_EQ(ends.time_to(0.0, 2.1), infinity);
    EXPECT_EQ(ends.time_to(1.0, 1e-9), infinity);
    EXPECT_EQ(PiecewiseHazard().time_to(0.0, 1.0), infinity);
}

TEST(PiecewiseHazard, EventsSurviveAsTheExponentOfTheArea) {
    const PiecewiseHazard hazard = leaving();
    constexpr int n = 40'000;
    int home_by_two = 0;
    for (std::uint64_t child = 0; child < n; ++child) {
        Stream stream({1, 0}, child, 0);
        if (hazard.time_to(0.25, stream.exponential()) <= 2.0) ++home_by_two;
    }
    const double p = 1.0 - std::exp(-(0.25 * 0.8 + 1.5 * 0.3));
    EXPECT_NEAR(1.0 * home_by_two / n, p, 3.0 * std::sqrt(p * (1.0 - p) / n));
}

TEST(PiecewiseHazard, RefusesWhatIsNoHazard) {
    EXPECT_THROW(PiecewiseHazard({1.0}, {1.0}), std::invalid_argument);
    EXPECT_THROW(PiecewiseHazard({2.0, 1.0}, {1.0, 1.0, 1.0}), std::invalid_argument);
    EXPECT_THROW(PiecewiseHazard({1.0, 1.0}, {1.0, 1.0, 1.0}), std::invalid_argument);
    EXPECT_THROW(PiecewiseHazard({infinity}, {1.0, 1.0}), std::invalid_argument);
    EXPECT_THROW(PiecewiseHazard({}, {-1.0}), std::invalid_argument);
    EXPECT_THROW(PiecewiseHazard({}, {infinity}), std::invalid_argument);
}

}  // namespace
}  // namespace kinflow::core
