#include "sim/core/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/core/random.h"

namespace kinflow::core {
namespace {

TEST(Tally, AgreesWithTheTwoPassFormulas) {
    Tally tally;
    for (const double x : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) tally.add(x);
    EXPECT_EQ(tally.count(), 8);
    EXPECT_DOUBLE_EQ(tally.mean(), 5.0);
    EXPECT_DOUBLE_EQ(tally.variance(), 32.0 / 7.0);
    EXPECT_DOUBLE_EQ(tally.standard_error(), std::sqrt(32.0 / 7.0 / 8.0));
    EXPECT_EQ(tally.min(), 2.0);
    EXPECT_EQ(tally.max(), 9.0);
}

TEST(Tally, KeepsSmallVariancesOfLargeNumbers) {
    Tally tally;
    for (const double x : {1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0}) tally.add(x);
    EXPECT_DOUBLE_EQ(tally.variance(), 30.0);
}

TEST(Tally, MergedPartsEqualTheWhole) {
    Stream stream({1, 0}, 0, 0);
    Tally whole;
    std::vector<Tally> parts(7);
    for (std::size_t i = 0; i < 1000; ++i) {
        const double x = 50.0 + 3.0 * stream.normal();
        whole.add(x);
        parts[i * i % 7].add(x);
    }
    Tally merged;
    for (const Tally& part : parts) merged.merge(part);
    EXPECT_EQ(merged.count(), whole.count());
    EXPECT_NEAR(merged.mean(), whole.mean(), 1e-12);
    EXPECT_NEAR(merged.variance(), whole.variance(), 1e-10);
    EXPECT_EQ(merged.min(), whole.min());
    EXPECT_EQ(merged.max(), whole.max());
}

TEST(Tally, SaysNothingOfTooFewObservations) {
    Tally tally;
    EXPECT_TRUE(std::isnan(tally.mean()));
    tally.add(3.0);
    EXPECT_EQ(tally.mean(), 3.0);
    EXPECT_TRUE(std::isnan(tally.variance()));
}

TEST(TimeWeighted, AveragesOverTimeNotOverChanges) {
    TimeWeighted stock(-10, 4.0);
    stock.set(0, 1.0);
    stock.add(5, 2.0);
    EXPECT_EQ(stock.value(), 3.0);
    EXPECT_DOUBLE_EQ(stock.area(15), 40.0 + 5.0 + 30.0);
    EXPECT_DOUBLE_EQ(stock.mean(15), 3.0);
}

TEST(TimeWeighted, IsTheValueItselfWhileNoTimeHasPassed) {
    TimeWeighted stock(7, 2.0);
    EXPECT_EQ(stock.mean(7), 2.0);
}

TEST(TimeWeighted, ForgetsTheWarmUpButKeepsTheValue) {
    TimeWeighted stock;
    stock.set(0, 100.0);
    stock.set(10, 4.0);
    stock.reset_at(20);
    EXPECT_DOUBLE_EQ(stock.mean(30), 4.0);
    stock.set(30, 8.0);
    EXPECT_DOUBLE_EQ(stock.mean(40), 6.0);
}

TEST(TimeWeighted, SurvivesTheWholeRangeOfTheClock) {
    TimeWeighted stock(-never, 2.0);
    EXPECT_DOUBLE_EQ(stock.mean(never), 2.0);
}

TEST(StudentT, AgreesWithThePublishedTable) {
    EXPECT_NEAR(student_t_quantile(0.975, 1.0), 12.7062, 5e-5);
    EXPECT_NEAR(student_t_quantile(0.95, 4.0), 2.1318, 5e-5);
    EXPECT_NEAR(student_t_quantile(0.975, 10.0), 2.2281, 5e-5);
    EXPECT_NEAR(student_t_quantile(0.975, 1e7), 1.9600, 5e-5);
    EXPECT_NEAR(student_t_quantile(0.025, 10.0), -2.2281, 5e-5);
    EXPECT_THROW(student_t_quantile(1.0, 10.0), std::invalid_argument);
    EXPECT_THROW(student_t_quantile(0.9, 0.0), std::invalid_argument);
}

TEST(MeanInterval, CoversTheTrueMeanAsOftenAsItSays) {
    constexpr int samples = 4000;
    int covered = 0;
    for (std::uint64_t sample = 0; sample < samples; ++sample) {
        Stream stream({1, 0}, sample, 0);
        Tally tally;
        for (int i = 0; i < 6; ++i) tally.add(10.0 + stream.normal());
        const Interval interval = mean_interval(tally, 0.9);
        if (interval.low <= 10.0 && 10.0 <= interval.high) ++covered;
    }
    EXPECT_NEAR(1.0 * covered / samples, 0.9, 3.0 * std::sqrt(0.09 / samples));
}

TEST(MeanInterval, IsTheWholeLineForOneObservation) {
    Tally tally;
    tally.add(1.0);
    const Interval interval = mean_interval(tally, 0.95);
    EXPECT_EQ(interval.low, -std::numeric_limits<double>::infinity());
    EXPECT_EQ(interval.high, std::numeric_limits<double>::infinity());
    EXPECT_THROW(mean_interval(tally, 1.0), std::invalid_argument);
}

TEST(QuantileSorted, IsLinearBetweenOrderStatistics) {
    const std::vector<double> values = {1.0, 2.0, 3.0, 10.0};
    EXPECT_DOUBLE_EQ(quantile_sorted(values, 0.0), 1.0);
    EXPECT_DOUBLE_EQ(quantile_sorted(values, 0.25), 1.75);
    EXPECT_DOUBLE_EQ(quantile_sorted(values, 0.5), 2.5);
    EXPECT_DOUBLE_EQ(quantile_sorted(values, 0.9), 7.9);
    EXPECT_DOUBLE_EQ(quantile_sorted(values, 1.0), 10.0);
    EXPECT_DOUBLE_EQ(quantile_sorted(std::vector<double>{4.0}, 0.3), 4.0);
    EXPECT_THROW(quantile_sorted({}, 0.5), std::invalid_argument);
    EXPECT_THROW(quantile_sorted(values, 1.1), std::invalid_argument);
}

TEST(MinuteTally, AgreesWithATally) {
    Tally tally;
    MinuteTally minutes;
    EXPECT_TRUE(std::isnan(minutes.variance()));
    for (Minute x = -7; x < 50'000; x += 1 + (x + 13) % 13) {
        tally.add(x);
        minutes.add(x);
    }
    EXPECT_EQ(minutes.count(), tally.count());
    EXPECT_NEAR(minutes.mean(), tally.mean(), 1e-9 * tally.mean());
    EXPECT_NEAR(minutes.variance(), tally.variance(), 1e-9 * tally.variance());
    EXPECT_EQ(minutes.min(), -7);
    EXPECT_EQ(minutes.max(), static_cast<Minute>(tally.max()));
}

TEST(CountOverTime, AgreesWithATimeWeightedValue) {
    TimeWeighted value(10, 3.0);
    CountOverTime count(10, 3);
    EXPECT_EQ(count.mean(10), 3.0);
    for (Minute now = 12; now < 5000; now += 1 + now % 7) {
        value.add(now, now % 3 - 1);
        count.add(now, now % 3 - 1);
    }
    EXPECT_EQ(count.value(), static_cast<int>(value.value()));
    EXPECT_NEAR(count.mean(6000), value.mean(6000), 1e-12 * value.mean(6000));
    count.reset_at(6000);
    EXPECT_EQ(count.mean(7000), value.value());
}

}  // namespace
}  // namespace kinflow::core
