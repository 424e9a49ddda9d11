#include "calibration/design/design.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <stdexcept>

namespace kinflow::calibration {
namespace {

TEST(Grid, HoldsEveryCombinationOnce) {
    const Design design = grid(3, 4);
    EXPECT_EQ(design.size(), 64U);
    EXPECT_EQ(std::set<Point>(design.begin(), design.end()).size(), 64U);
    EXPECT_EQ(design.front(), (Point{0, 0, 0}));
    EXPECT_EQ(design.back(), (Point{1, 1, 1}));
    EXPECT_EQ(grid(2, 1), (Design{{0.5, 0.5}}));
}

TEST(LatinHypercube, HasOneValueInEachStratumOfEachFactor) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Design design = latin_hypercube(5, 37, seed);
        for (std::size_t i = 0; i < 5; ++i) {
            std::set<int> strata;
            for (const Point& point : design) {
                strata.insert(static_cast<int>(std::floor(point[i] * 37.0)));
            }
            EXPECT_EQ(strata.size(), 37U);
            EXPECT_EQ(*strata.begin(), 0);
            EXPECT_EQ(*strata.rbegin(), 36);
        }
    }
    EXPECT_EQ(latin_hypercube(3, 9, 4), latin_hypercube(3, 9, 4));
    EXPECT_NE(latin_hypercube(3, 9, 4), latin_hypercube(3, 9, 5));
}

TEST(MorrisTrajectories, MoveEachFactorOnceByTheSameStep) {
    const Design design = morris_trajectories(6, 20, 4, 1);
    ASSERT_EQ(design.size(), 140U);
    for (std::size_t walk = 0; walk < 20; ++walk) {
        std::set<std::size_t> moved;
        for (std::size_t p = walk * 7; p < walk * 7 + 6; ++p) {
            for (std::size_t i = 0; i < 6; ++i) {
                const double step = std::abs(design[p + 1][i] - design[p][i]);
                if (step == 0.0) continue;
                EXPECT_NEAR(step, 2.0 / 3.0, 1e-12);
                EXPECT_TRUE(moved.insert(i).second);
            }
        }
        EXPECT_EQ(moved.size(), 6U);
    }
    for (const Point& point : design) {
        for (const double x : point) EXPECT_TRUE(x >= 0.0 && x <= 1.0);
    }
    EXPECT_THROW((void)morris_trajectories(2, 1, 3, 1), std::invalid_argument);
}

TEST(Saltelli, ExchangesOneColumnAtATime) {
    const Design design = saltelli(3, 8, 1);
    ASSERT_EQ(design.size(), 40U);
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t p = 0; p < 8; ++p) {
            Point expected = design[p];
            expected[i] = design[8 + p][i];
            EXPECT_EQ(design[(2 + i) * 8 + p], expected);
        }
    }
}

}  // namespace
}  // namespace kinflow::calibration
