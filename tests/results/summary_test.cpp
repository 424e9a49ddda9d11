#include "results/summary.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Summary, QuantilesAreLinearBetweenOrderStatistics) {
    // R: quantile(1:5, c(.05, .25, .5, .75, .95), type = 7) and sd(1:5)
    const std::vector<double> values{4.0, 1.0, 5.0, 2.0, 3.0};
    const Statistics s = statistics_of(values);
    EXPECT_DOUBLE_EQ(s.mean, 3.0);
    EXPECT_NEAR(s.sd, 1.5811388300841898, 1e-12);
    EXPECT_NEAR(s.p05, 1.2, 1e-12);
    EXPECT_NEAR(s.p25, 2.0, 1e-12);
    EXPECT_NEAR(s.p50, 3.0, 1e-12);
    EXPECT_NEAR(s.p75, 4.0, 1e-12);
    EXPECT_NEAR(s.p95, 4.8, 1e-12);
    EXPECT_EQ(s.count, 5);
}

TEST(Summary, UndefinedReplicationsAreLeftOutAndCounted) {
    const std::vector<double> values{nan, 2.0, nan, 4.0};
    const Statistics s = statistics_of(values);
    EXPECT_EQ(s.mean, 3.0);
    EXPECT_EQ(s.count, 2);
    EXPECT_NEAR(s.sd, std::sqrt(2.0), 1e-15);
}

TEST(Summary, ANumberUndefinedEverywhereHasNoStatistics) {
    for (const auto& values : {std::vector<double>{}, std::vector<double>{nan, nan}}) {
        const Statistics s = statistics_of(values);
        EXPECT_EQ(s.count, 0);
        for (const auto& [name, value] : named_statistics)
            EXPECT_TRUE(std::isnan(s.*value)) << name;
    }
}

TEST(Summary, ASingleReplicationHasNoSpread) {
    const std::vector<double> values{7.0};
    const Statistics s = statistics_of(values);
    EXPECT_EQ(s.sd, 0.0);
    EXPECT_TRUE(std::isnan(s.standard_error));
    EXPECT_EQ(s.p05, 7.0);
    EXPECT_EQ(s.p95, 7.0);
}

TEST(Summary, StandardErrorKnowsOfReplicationsOfOneHistory) {
    const std::vector<double> values{1.0, 5.0, 3.0, 7.0};  // histories 0 and 1: means 2 and 6
    EXPECT_DOUBLE_EQ(statistics_of(values).standard_error, std::sqrt(20.0 / 3.0 / 4.0));
    EXPECT_DOUBLE_EQ(statistics_of(values, {2, false}).standard_error, 2.0);
}

TEST(Summary, EverySlotIsSummarised) {
    const auto scenario = sample::scenario();
    const Layout layout = make_layout(scenario);
    std::vector<Record> records;
    records.reserve(4);
    for (int i = 0; i < 4; ++i) records.push_back(sample::record(scenario, layout, i));
    const Summary summary = summarise(layout, records);
    EXPECT_EQ(summary.replications, 4);
    ASSERT_EQ(summary.values.size(), layout.size());
    for (std::size_t slot = 0; slot < layout.size(); ++slot) {
        std::vector<double> column;
        column.reserve(records.size());
        for (const Record& record : records) column.push_back(record[slot]);
        const Statistics expected = statistics_of(column);
        EXPECT_EQ(summary.values[slot].count, expected.count);
        if (expected.count > 0) {
            EXPECT_EQ(summary.values[slot].mean, expected.mean);
        }
    }
}

TEST(Summary, ARecordOfAnotherSizeIsRefused) {
    const auto scenario = sample::scenario();
    const Layout layout = make_layout(scenario);
    const std::vector<Record> records{Record(layout.size() - 1)};
    EXPECT_THROW(static_cast<void>(summarise(layout, records)), std::invalid_argument);
}

}  // namespace
}  // namespace kinflow::results
