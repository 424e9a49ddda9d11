#include "results/expectation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "results/comparison.h"

namespace kinflow::results {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
using Values = std::vector<double>;

/// 40 replications of four histories that shift every number by 100 for each history; `policy` adds
/// 2, and 1 more in every other replication of each history.
Values replications(double policy) {
    Values made;
    for (int r = 0; r < 40; ++r) {
        made.push_back(100.0 * (r % 4) + policy * (2.0 + (r / 4) % 2));
    }
    return made;
}

TEST(Expectation, OfHistoriesIsWiderThanThatOfIndependentReplications) {
    const Expectation apart = expectation_of(replications(0.0), {});
    const Expectation alike = expectation_of(replications(0.0), {4, false});
    EXPECT_DOUBLE_EQ(alike.mean, apart.mean);
    // Four history means with a standard deviation of 129.
    EXPECT_NEAR(alike.standard_error, 129.1 / 2.0, 0.1);
    EXPECT_GT(alike.standard_error, 3.0 * apart.standard_error);
    EXPECT_GT(alike.high - alike.low, 3.0 * (apart.high - apart.low));
}

TEST(Expectation, OfADifferenceKnowsWhatHistoriesDoToTheDifferenceAlone) {
    const Values before = replications(0.0);
    const Values after = replications(1.0);
    const Difference d = difference_of(before, after, Better::lower, {4, false});
    EXPECT_DOUBLE_EQ(d.mean, 2.5);
    EXPECT_LT(d.standard_error, 1e-9);  // the same in every history
    EXPECT_TRUE(d.certain());
}

TEST(Expectation, IsNotToldByOneHistory) {
    for (const Alike& alike : {Alike{2, false}, Alike{2, true}}) {
        const Expectation one = expectation_of(Values{3.0, nan, 5.0, nan}, alike);
        EXPECT_EQ(one.mean, 4.0);
        EXPECT_EQ(one.count, 2);
        EXPECT_TRUE(std::isnan(one.standard_error));
        EXPECT_TRUE(std::isnan(one.low));
        EXPECT_TRUE(std::isnan(one.high));
    }
    EXPECT_TRUE(std::isnan(expectation_of(Values{7.0}, {8, false}).standard_error));
    EXPECT_TRUE(std::isnan(expectation_of(Values{}, {8, false}).mean));
}

TEST(Expectation, OfFewerReplicationsThanHistoriesIsThatOfIndependentOnes) {
    const Values few{3.0, 8.0, 1.0, 4.0};
    EXPECT_DOUBLE_EQ(expectation_of(few, {8, false}).standard_error,
                     expectation_of(few, {}).standard_error);
    EXPECT_DOUBLE_EQ(expectation_of(few, {8, false}).high, expectation_of(few, {}).high);
}

}  // namespace
}  // namespace kinflow::results
