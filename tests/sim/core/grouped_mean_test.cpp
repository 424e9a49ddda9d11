#include "sim/core/grouped_mean.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/core/random.h"

namespace kinflow::core {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(GroupedMean, OfGroupsOfOneIsThatOfIndependentObservations) {
    const std::vector<double> values{3.0, 4.0, 8.0, 1.0, 5.0, 9.0};
    Tally tally;
    for (const double value : values) tally.add(value);
    for (const int groups : {1, 6, 40}) {
        const GroupedMean mean = grouped_mean(values, groups);
        EXPECT_DOUBLE_EQ(mean.mean, tally.mean());
        EXPECT_DOUBLE_EQ(mean.standard_error, tally.standard_error());
        EXPECT_DOUBLE_EQ(mean.degrees_of_freedom, 5.0);
        EXPECT_NEAR(mean.interval(0.9).low, mean_interval(tally, 0.9).low, 1e-12);
        EXPECT_NEAR(mean.interval(0.9).high, mean_interval(tally, 0.9).high, 1e-12);
    }
}

TEST(GroupedMean, OfEqualGroupsIsThatOfTheirMeans) {
    // Groups 0 and 1 in turn: means 2 and 6.
    const GroupedMean mean = grouped_mean(std::vector<double>{1.0, 5.0, 3.0, 7.0}, 2);
    EXPECT_DOUBLE_EQ(mean.mean, 4.0);
    EXPECT_DOUBLE_EQ(mean.standard_error, 2.0);
    EXPECT_DOUBLE_EQ(mean.degrees_of_freedom, 1.0);
    EXPECT_EQ(mean.count, 4);
    EXPECT_EQ(mean.groups, 2);
}

TEST(GroupedMean, LeavesOutTheUndefinedAndKeepsThePlacesOfTheOthers) {
    const GroupedMean mean = grouped_mean(std::vector<double>{1.0, nan, 3.0, 7.0, nan, 5.0}, 2);
    EXPECT_DOUBLE_EQ(mean.mean, 4.0);
    EXPECT_EQ(mean.count, 4);
    EXPECT_DOUBLE_EQ(mean.standard_error, 2.0);
}

TEST(GroupedMean, HasNoIntervalWhereOneGroupHasAllThereIs) {
    const GroupedMean one = grouped_mean(std::vector<double>{1.0, nan, 3.0, nan}, 2);
    EXPECT_DOUBLE_EQ(one.mean, 2.0);
    EXPECT_TRUE(std::isnan(one.standard_error));
    EXPECT_TRUE(std::isinf(one.interval(0.9).low));
    EXPECT_TRUE(std::isinf(one.interval(0.9).high));
    EXPECT_TRUE(std::isnan(grouped_mean(std::vector<double>{nan}, 1).mean));
    EXPECT_THROW((void)grouped_mean(std::vector<double>{1.0}, 0), std::invalid_argument);
    EXPECT_THROW((void)one.interval(1.0), std::invalid_argument);
}

/// How often, in per cent, intervals of 4,000 simulated means hold the truth, 0.
struct Coverage {
    double grouped_90 = 0.0;
    double grouped_95 = 0.0;
    double naive_90 = 0.0;
};

Coverage coverage(const std::vector<int>& sizes, double between_sd) {
    constexpr int trials = 4000;
    Stream stream({7, 0}, 0, 0);
    Coverage held;
    const auto holds = [](const Interval& interval) {
        return interval.low <= 0.0 && interval.high >= 0.0 ? 100.0 / trials : 0.0;
    };
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<Tally> groups(sizes.size());
        Tally all;
        for (std::size_t g = 0; g < sizes.size(); ++g) {
            const double group = between_sd * stream.normal();
            for (int i = 0; i < sizes[g]; ++i) groups[g].add(group + stream.normal());
            all.merge(groups[g]);
        }
        const GroupedMean mean = grouped_mean(groups);
        held.grouped_90 += holds(mean.interval(0.90));
        held.grouped_95 += holds(mean.interval(0.95));
        held.naive_90 += holds(mean_interval(all, 0.90));
    }
    return held;
}

const std::vector<int> balanced(8, 25);
const std::vector<int> few{2, 2, 2, 2, 1, 1, 1, 1};
const std::vector<int> uneven{40, 30, 25, 20, 10, 5, 3, 1};

// 4,000 trials tell 90% to within half a per cent (one standard error).
TEST(GroupedMeanLaw, IntervalsHoldTheTruthAsOftenAsTheySayWhateverGroupsShare) {
    for (const double between : {0.0, 0.1, 1.0}) {
        for (const auto& sizes : {balanced, few}) {
            SCOPED_TRACE(std::to_string(sizes[0]) + " in a group, sd " + std::to_string(between));
            const Coverage held = coverage(sizes, between);
            EXPECT_NEAR(held.grouped_90, 90.0, 2.0);
            EXPECT_NEAR(held.grouped_95, 95.0, 1.5);
        }
        const Coverage held = coverage(uneven, between);
        EXPECT_NEAR(held.grouped_90, 90.0, 3.0) << "uneven groups, sd " << between;
        EXPECT_NEAR(held.grouped_95, 95.0, 2.0) << "uneven groups, sd " << between;
    }
}

TEST(GroupedMeanLaw, IntervalsOfIndependentObservationsDoNot) {
    EXPECT_NEAR(coverage(balanced, 0.0).naive_90, 90.0, 2.0);
    EXPECT_LT(coverage(balanced, 0.2).naive_90, 80.0);
    EXPECT_LT(coverage(balanced, 1.0).naive_90, 40.0);
    EXPECT_LT(coverage(uneven, 1.0).naive_90, 40.0);
}

}  // namespace
}  // namespace kinflow::core
