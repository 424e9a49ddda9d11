#include "sim/scenario/read.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kinflow::scenario {
namespace {

model::Duration duration(const std::string& text) {
    FaultList faults;
    const auto tree = parse_tree(text, 0, faults);
    EXPECT_TRUE(tree && faults.empty()) << text;
    return duration_in(*tree);
}

double mean(const std::string& text) { return duration(text).distribution.mean(); }

TEST(ReadDuration, IsInDaysWhateverTheUnit) {
    EXPECT_DOUBLE_EQ(mean("{distribution: constant, value: 720, unit: minutes}"), 0.5);
    EXPECT_DOUBLE_EQ(mean("{distribution: constant, value: 36, unit: hours}"), 1.5);
    EXPECT_DOUBLE_EQ(mean("{distribution: constant, value: 3, unit: days}"), 3.0);
    EXPECT_DOUBLE_EQ(mean("{distribution: constant, value: 3, unit: weeks}"), 21.0);
    EXPECT_DOUBLE_EQ(mean("{distribution: constant, value: 12, unit: months}"), 365.25);
    EXPECT_DOUBLE_EQ(mean("{distribution: constant, value: 2, unit: years}"), 730.5);
}

TEST(ReadDuration, CountsWorkingDaysAsSuch) {
    const auto working = duration("{distribution: constant, value: 45, unit: working days}");
    EXPECT_TRUE(working.working_days);
    EXPECT_DOUBLE_EQ(working.distribution.mean(), 45.0);
    EXPECT_FALSE(duration("{distribution: constant, value: 45, unit: days}").working_days);
}

TEST(ReadDuration, ScalesOnlyTheParametersThatAreTimes) {
    EXPECT_DOUBLE_EQ(mean("{distribution: uniform, low: 1, high: 3, unit: weeks}"), 14.0);
    EXPECT_DOUBLE_EQ(mean("{distribution: exponential, mean: 2, unit: weeks}"), 14.0);
    EXPECT_DOUBLE_EQ(mean("{distribution: weibull, shape: 1, scale: 2, unit: weeks}"), 14.0);
    EXPECT_DOUBLE_EQ(mean("{distribution: gamma, mean: 2, shape: 7, unit: weeks}"), 14.0);
    EXPECT_DOUBLE_EQ(mean("{distribution: triangular, low: 1, mode: 2, high: 3, unit: weeks}"),
                     14.0);
    EXPECT_DOUBLE_EQ(mean("{distribution: lognormal, mean: 2, cv: 0.7, unit: weeks}"), 14.0);
    const auto lognormal =
        duration("{distribution: lognormal, median: 2, sigma: 0.7, unit: weeks}").distribution;
    EXPECT_NEAR(lognormal.quantile(0.5), 14.0, 1e-9);
    EXPECT_NEAR(lognormal.mean(), 14.0 * std::exp(0.245), 1e-9);
}

TEST(ReadDuration, InterpolatesBetweenEmpiricalPoints) {
    const auto points =
        duration("{distribution: empirical, points: [[0, 0], [0.5, 2], [1, 4]], unit: weeks}")
            .distribution;
    EXPECT_DOUBLE_EQ(points.quantile(0.25), 7.0);
    EXPECT_DOUBLE_EQ(points.quantile(1.0), 28.0);
}

TEST(ReadDuration, IsNothingWhereTheTextHasFaults) {
    for (const char* text : {"{}", "{distribution: gamma, mean: 2, unit: weeks}",
                             "{distribution: uniform, low: 5, high: 1, unit: weeks}",
                             "{distribution: empirical, points: [[0, 1]], unit: days}",
                             "{distribution: gamma, mean: x, shape: 2, unit: weeks}"}) {
        EXPECT_EQ(mean(text), 0.0) << text;
    }
}

TEST(Reader, TakesAnUnknownKeyForAMistakeOfTheProgram) {
    const Shape shape = object({{"a", required, "A", text()}});
    const Node node;
    EXPECT_THROW((void)(Reader{shape, node}["b"]), std::logic_error);
    EXPECT_EQ((Reader{shape, node}["a"].text("none")), "none");
}

}  // namespace
}  // namespace kinflow::scenario
