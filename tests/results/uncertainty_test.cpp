#include "results/uncertainty.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "results/comparison.h"
#include "sim/core/random.h"

namespace kinflow::results {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Draws from a normal distribution, the same in every run of the test.
class Normals {
  public:
    explicit Normals(std::uint32_t series) : stream_{core::StreamSeed{11, series}, 0, 0} {}
    double operator()(double sd) { return sd * stream_.normal(); }

  private:
    core::Stream stream_;
};

TEST(VarianceSplits, AreTheTextbooksOnAWorkedExample) {
    // Three members of two: means 2, 5, 11; within sums of squares 2 each, so the mean square
    // within is 6 / 3 = 2; between 2 (16 + 1 + 25) / 2 = 42; n0 = 2, so (42 - 2) / 2 = 20.
    const std::vector<double> values{1, 4, 10, 3, 6, 12};
    const VarianceSplit split = split_variance(values, 3);
    EXPECT_DOUBLE_EQ(split.mean, 6.0);
    EXPECT_DOUBLE_EQ(split.chance, 2.0);
    EXPECT_DOUBLE_EQ(split.knowledge, 20.0);
    EXPECT_DOUBLE_EQ(split.knowledge_share(), 20.0 / 22.0);
    // Balanced: the mean square between over all replications.
    EXPECT_DOUBLE_EQ(split.of_mean, 42.0 / 6.0);
}

TEST(VarianceSplits, TakeGroupsOfDifferentSizes) {
    // Members {1, 3, 5} and {8}: mean 4.25; within 8 / 2 = 4; between 3 (1.25)^2 + 3.75^2 = 18.75;
    // n0 = 4 - 10 / 4 = 1.5.
    const std::vector<double> values{1, 8, 3, nan, 5};
    const VarianceSplit split = split_variance(values, 2);
    EXPECT_EQ(split.members, 2);
    EXPECT_EQ(split.count, 4);
    EXPECT_DOUBLE_EQ(split.chance, 4.0);
    EXPECT_DOUBLE_EQ(split.knowledge, 14.75 / 1.5);
    EXPECT_DOUBLE_EQ(split.of_mean, split.knowledge * 10.0 / 16.0 + 1.0);
}

TEST(VarianceSplits, SayWhenThePartsCannotBeTold) {
    EXPECT_FALSE(split_variance(std::vector<double>{1, 2, 3}, 3).told());
    EXPECT_FALSE(split_variance(std::vector<double>{1, 2, 3}, 1).told());
    EXPECT_FALSE(split_variance(std::vector<double>{nan, nan}, 1).told());
    EXPECT_TRUE(split_variance(std::vector<double>{1, 2, 3}, 2).told());
    const VarianceSplit same = split_variance(std::vector<double>{5, 5, 5, 5}, 2);
    EXPECT_EQ(same.knowledge, 0.0);
    EXPECT_TRUE(std::isnan(same.knowledge_share()));
}

TEST(VarianceSplits, RecoverKnownVariances) {
    // 2 and 1 standard deviations, 4,000 members of two.
    Normals draw{1};
    const int members = 4000;
    std::vector<double> effects;
    for (int m = 0; m < members; ++m) effects.push_back(draw(2.0));
    std::vector<double> values;
    for (int r = 0; r < 2 * members; ++r) {
        values.push_back(effects[static_cast<std::size_t>(r % members)] + draw(1.0));
    }
    const VarianceSplit split = split_variance(values, members);
    EXPECT_NEAR(split.knowledge, 4.0, 0.3);
    EXPECT_NEAR(split.chance, 1.0, 0.1);
}

TEST(ExpectationIntervals, HoldTheTrueEffectNineTimesInTen) {
    // The truth is one more draw of the same knowledge: mean 3, sd 1; luck has sd 2.
    Normals draw{2};
    int held = 0;
    const int trials = 1000;
    for (int trial = 0; trial < trials; ++trial) {
        const double truth = 3.0 + draw(1.0);
        const int members = 20;
        std::vector<double> effects;
        for (int m = 0; m < members; ++m) effects.push_back(3.0 + draw(1.0));
        std::vector<double> before(3U * members, 0.0);
        std::vector<double> after;
        for (int r = 0; r < 3 * members; ++r) {
            after.push_back(effects[static_cast<std::size_t>(r % members)] + draw(2.0));
        }
        const Difference d = difference_of(before, after, Better::neither, {members, true});
        if (d.low <= truth && truth <= d.high) ++held;
    }
    EXPECT_GE(held, 870);
    EXPECT_LE(held, 940);
}

TEST(ExpectationIntervals, OfMembersWithOneReplicationEachAreThoseOfNoPosterior) {
    const std::vector<double> before{1, 2, 3, 4};
    const std::vector<double> after{2, 4, 3, 6};
    const Difference apart = difference_of(before, after, Better::lower, {4, true});
    const Difference none = difference_of(before, after, Better::lower);
    EXPECT_DOUBLE_EQ(apart.low, none.low);
    EXPECT_DOUBLE_EQ(apart.high, none.high);
    EXPECT_DOUBLE_EQ(apart.standard_error, none.standard_error);
}

}  // namespace
}  // namespace kinflow::results
