#include "results/report/assessment_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/results/report/synthetic_run.h"

namespace kinflow::results::report {
namespace {

using testing::HasSubstr;

AssessmentHistogram even_histogram() {
    AssessmentHistogram histogram;
    histogram.share.assign(assessment_bins, 100.0 / static_cast<double>(assessment_bins));
    histogram.assessments = 1010;
    return histogram;
}

TEST(AssessmentChart, TakesItsLimitFromThePathway) {
    EXPECT_EQ(assessment_limit(county_scenario().pathway), 45);
    EXPECT_EQ(assessment_limit(model::Pathway{}), 0);
}

TEST(AssessmentChart, HasNoOneLimitForInitialAndCoreAssessments) {
    model::Pathway pathway;
    pathway.stages.resize(2);
    pathway.stages[0].kind = pathway.stages[1].kind = model::StageKind::assessment;
    pathway.stages[0].clock.working_days = 10;
    pathway.stages[1].clock.working_days = 35;
    EXPECT_EQ(assessment_limit(pathway), 0);
}

TEST(AssessmentChart, CallsTheDayAfterTheLimitLate) {
    const auto rows = assessment_spec(even_histogram(), 45)["data"]["values"];
    EXPECT_EQ(rows.size(), assessment_bins);
    EXPECT_FALSE(rows[45]["late"].get<bool>());
    EXPECT_TRUE(rows[46]["late"].get<bool>());
}

TEST(AssessmentChart, DrawsNoLineWithoutALimit) {
    EXPECT_EQ(assessment_spec(even_histogram(), 45)["layer"].size(), 2U);
    EXPECT_EQ(assessment_spec(even_histogram(), 0)["layer"].size(), 1U);
}

TEST(AssessmentFigure, CountsTheLimitsOwnDayAsInTime) {
    const model::Scenario scenario = county_scenario();
    RunResults results = county_results(scenario, 3);
    results.assessment_days = even_histogram();
    // 46 of 101 equal bars: day 0 to day 45.
    EXPECT_THAT(assessment_figure(results),
                HasSubstr("45.5% were completed within the statutory 45 working days"));
}

TEST(AssessmentFigure, TableAddsUpToTheWhole) {
    const model::Scenario scenario = county_scenario();
    RunResults results = county_results(scenario, 3);
    results.assessment_days = even_histogram();
    EXPECT_THAT(assessment_figure(results),
                HasSubstr("<th scope=\"row\">100 or more</th><td class=\"n\">1.0</td><td "
                          "class=\"n\">100.0</td>"));
}

TEST(AssessmentFigure, IsLeftOutWhenNoneWasCompleted) {
    const model::Scenario scenario = county_scenario();
    RunResults results = county_results(scenario, 3);
    results.assessment_days.assessments = 0.0;
    EXPECT_EQ(assessment_figure(results), "");
}

}  // namespace
}  // namespace kinflow::results::report
