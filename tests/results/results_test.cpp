#include "results/results.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

TEST(RunResults, AreFoundByName) {
    const auto scenario = sample::scenario();
    const auto results = sample::results(scenario);
    const auto* stock =
        results.find("looked_after_count", {}, {}, TimeIdentifier::month, "2013-02");
    ASSERT_NE(stock, nullptr);
    EXPECT_EQ(stock->mean, 102.0);  // 101, 102 and 103
    EXPECT_EQ(results.find("looked_after_count", {}, {}, TimeIdentifier::month, "2015-02"),
              nullptr);
    EXPECT_EQ(results.find("nothing", {}, {}, TimeIdentifier::month, "2013-02"), nullptr);
}

TEST(RunResults, ASeriesRunsOverAllMonthsOrAllYears) {
    const auto scenario = sample::scenario();
    const auto results = sample::results(scenario);
    const auto row = *results.layout.find_row("looked_after_count");
    const auto months = results.series(row, TimeIdentifier::month);
    ASSERT_EQ(months.size(), 18U);
    for (std::size_t i = 0; i < months.size(); ++i) {
        EXPECT_EQ(months[i].mean, 101.0 + static_cast<double>(i));
    }
    EXPECT_EQ(results.series(row, TimeIdentifier::financial_year).size(), 1U);
}

TEST(RunResults, TheFlowPictureIsTheMeanOfTheFirstFinancialYear) {
    const auto scenario = sample::scenario();
    const auto results = sample::results(scenario);
    EXPECT_EQ(results.flows.label, "2013-14");
    ASSERT_EQ(results.flows.edges.size(), 2U);
    EXPECT_EQ(results.flows.edges[0].from, model::StageId{0});
    EXPECT_EQ(results.flows.edges[0].to, model::StageId{1});
    EXPECT_EQ(results.flows.edges[0].children, 48.0);
    EXPECT_EQ(results.flows.edges[1].from, model::StageId{3});
    EXPECT_EQ(results.flows.edges[1].children, 12.0 * 11.0 + 102.0);  // months 3 to 14
}

TEST(RunResults, TheHistogramAddsUpToAllAssessments) {
    const auto scenario = sample::scenario();
    const auto histogram = sample::results(scenario).assessment_days;
    ASSERT_EQ(histogram.share.size(), assessment_bins);
    EXPECT_NEAR(std::accumulate(histogram.share.begin(), histogram.share.end(), 0.0), 100.0, 1e-9);
    EXPECT_NEAR(histogram.share[41], 100.0 / 3.0, 1e-9);
    EXPECT_EQ(histogram.assessments, 18.0);
}

}  // namespace
}  // namespace kinflow::results
