#include "results/report/headline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "results/report/format.h"
#include "results/report/series.h"
#include "tests/results/report/synthetic_run.h"

namespace kinflow::results::report {
namespace {

using testing::HasSubstr;
using testing::Not;

class Headline : public testing::Test {
  protected:
    model::Scenario scenario = county_scenario();
    RunResults results = county_results(scenario, 10);
};

TEST_F(Headline, StandsAtTheLatestDateWithPrintedFigures) {
    const std::string html = headline_section(results);
    const Statistics* at =
        results.find("looked_after_count", "", "", TimeIdentifier::month, "2014-01");
    ASSERT_NE(at, nullptr);
    EXPECT_THAT(html, HasSubstr("<p class=\"when\">31 January 2014</p>\n<p class=\"value\">" +
                                number(at->mean, 0)));
    EXPECT_THAT(html, HasSubstr(interval(*at, 0)));
    EXPECT_THAT(html, HasSubstr("Printed: <strong>1,139</strong>"));
}

TEST_F(Headline, IsNotMovedByTheFiguresOfOtherMeasures) {
    TargetFit later = results.targets[0];
    later.target.measure = "child_protection_plan_duration_share";
    later.target.level = "over_24_months";
    later.target.from = later.target.to = later.target.to + std::chrono::days{59};
    results.targets.push_back(later);
    results.layout.targets.emplace_back();
    EXPECT_THAT(headline_section(results), HasSubstr("<p class=\"when\">31 January 2014</p>"));
    EXPECT_THAT(headline_section(results), Not(HasSubstr("31 March 2014")));
}

TEST_F(Headline, StandsAtTheEndWithoutPrintedFigures) {
    results.targets.clear();
    const std::string html = headline_section(results);
    EXPECT_THAT(html, HasSubstr("<p class=\"when\">31 March 2018</p>"));
    EXPECT_THAT(html, HasSubstr("<p class=\"when\">2017-18</p>"));
    EXPECT_THAT(html, Not(HasSubstr("2014")));
}

TEST_F(Headline, MeasuresTheChangeOfAStockFromItsPrintedStart) {
    const Statistics* at =
        results.find("looked_after_count", "", "", TimeIdentifier::month, "2014-01");
    EXPECT_THAT(headline_section(results),
                HasSubstr(signed_number(at->mean - 1260.0, 0) + " (" +
                          signed_number(100.0 * (at->mean - 1260.0) / 1260.0, 1) +
                          "%) since the start, 1 April 2013 (1,260)"));
}

TEST_F(Headline, SaysThatTheIntervalsShowChanceAlone) {
    const std::string html = headline_section(results);
    EXPECT_THAT(html, HasSubstr("In nine of ten runs"));
    EXPECT_THAT(html, HasSubstr("The intervals show chance alone"));
}

TEST_F(Headline, HoldsUpWithoutAWholeYear) {
    model::Scenario half_year = county_scenario();
    half_year.end = half_year.start + std::chrono::days{183};
    const RunResults short_results = county_results(half_year, 3);
    EXPECT_THAT(headline_section(short_results), HasSubstr("Contacts in a month"));
}

TEST_F(Headline, OpeningNamesDatesAreaRunsSeedAndVersion) {
    const std::string html = opening(results);
    for (const char* words :
         {"1 April 2013", "31 March 2018", "296,683", "10 times", "seed 1", "Kinflow 0.1.0"}) {
        EXPECT_THAT(html, HasSubstr(words));
    }
}

}  // namespace
}  // namespace kinflow::results::report
