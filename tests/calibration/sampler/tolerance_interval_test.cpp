#include "calibration/sampler/tolerance_interval.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "sim/core/random.h"

namespace kinflow::calibration {
namespace {

std::vector<double> counted_to(int n) {
    std::vector<double> values;
    for (int i = n; i >= 1; --i) values.push_back(i);
    return values;
}

// Two-sided tolerance intervals of 90% with 95% confidence, by the number of draws: the first ranks
// are one up to 46 draws and above, two from 76, three from 103 (Wilks's equation, solved by hand).
TEST(ToleranceInterval, LeavesOutAsManyAsWilksAllows) {
    EXPECT_EQ(tolerance_interval(counted_to(46)).low, 1);
    EXPECT_EQ(tolerance_interval(counted_to(75)).low, 1);
    EXPECT_EQ(tolerance_interval(counted_to(76)).low, 2);
    EXPECT_EQ(tolerance_interval(counted_to(76)).high, 75);
    EXPECT_EQ(tolerance_interval(counted_to(102)).low, 2);
    EXPECT_EQ(tolerance_interval(counted_to(103)).low, 3);
}

TEST(ToleranceInterval, OfFewDrawsIsAllOfThem) {
    EXPECT_EQ(tolerance_interval(counted_to(1)).high, 1);
    EXPECT_EQ(tolerance_interval(counted_to(20)).low, 1);
    EXPECT_EQ(tolerance_interval(counted_to(20)).high, 20);
    EXPECT_THROW(static_cast<void>(tolerance_interval({})), std::invalid_argument);
}

TEST(ToleranceInterval, IsWiderWhenDrawsAreWorthFewer) {
    const std::vector<double> values = counted_to(600);
    const core::Interval all = tolerance_interval(values);
    const core::Interval few = tolerance_interval(values, 150);
    EXPECT_LT(few.low, all.low);
    EXPECT_GT(few.high, all.high);
    // Worth 60: one of 60 left out beyond each end would be the least; of 600 that is about the
    // tenth.
    EXPECT_EQ(tolerance_interval(values, 60).low, 9);
    EXPECT_EQ(tolerance_interval(values, 60).high, 592);
    EXPECT_GE(tolerance_interval(counted_to(100000)).low, 4800);
    EXPECT_LT(tolerance_interval(counted_to(100000)).low, 5000);
}

TEST(ToleranceInterval, HoldsNinetyPercentInNineteenOfTwentySamples) {
    constexpr int samples = 2000;
    int holds = 0;
    int quantiles_hold = 0;
    for (int s = 0; s < samples; ++s) {
        core::Stream luck{{11, 0}, static_cast<std::uint64_t>(s), 1};
        std::vector<double> values(400);
        for (double& v : values) v = luck.uniform();
        const core::Interval found = tolerance_interval(values);
        holds += found.high - found.low >= interval_share ? 1 : 0;
        std::sort(values.begin(), values.end());
        quantiles_hold +=
            core::quantile_sorted(values, 0.95) - core::quantile_sorted(values, 0.05) >= 0.9;
    }
    // Of 2,000, within three standard errors; ranks are whole, so that a little more than 95% hold.
    EXPECT_GE(holds, 1900 - 30);
    EXPECT_LE(holds, 1960 + 19);
    EXPECT_LT(quantiles_hold, 1100);  // what they would do without
}

}  // namespace
}  // namespace kinflow::calibration
