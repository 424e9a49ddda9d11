#include "sim/core/time.h"

#include <gtest/gtest.h>

#include <limits>

namespace kinflow::core {
namespace {

static_assert(minutes_from_years(1.0) == 525960);
static_assert(minutes_from_days(10.0) == 14400);
static_assert(minutes_from_hours(1.5) == 90);

TEST(Time, RoundsToTheNearestMinuteOnBothSidesOfTheStart) {
    EXPECT_EQ(round_to_minute(2.4), 2);
    EXPECT_EQ(round_to_minute(2.6), 3);
    EXPECT_EQ(round_to_minute(-2.4), -2);
    EXPECT_EQ(round_to_minute(-2.6), -3);
}

TEST(Time, SaturatesAtNever) {
    EXPECT_EQ(minutes_from_years(1e9), never);
    EXPECT_EQ(minutes_from_years(-1e9), -never);
    EXPECT_EQ(minutes_from_years(std::numeric_limits<double>::infinity()), never);
    EXPECT_EQ(minutes_from_years(std::numeric_limits<double>::quiet_NaN()), never);
}

TEST(Time, YearsSurviveTheRoundTrip) {
    for (const double years : {-17.5, -0.01, 0.0, 0.25, 3.0, 18.0}) {
        EXPECT_NEAR(years_from_minutes(minutes_from_years(years)), years, 0.5 / minutes_per_year);
    }
}

TEST(Time, NeverStaysNeverHoweverMuchLater) {
    EXPECT_EQ(later(100, 20), 120);
    EXPECT_EQ(later(-100, 20), -80);
    EXPECT_EQ(later(100, never), never);
    EXPECT_EQ(later(never, never), never);
}

}  // namespace
}  // namespace kinflow::core
