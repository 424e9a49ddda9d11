#include "results/report/fit_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "results/report/html.h"
#include "tests/results/report/synthetic_run.h"

namespace kinflow::results::report {
namespace {

using testing::HasSubstr;
using testing::Not;

class FitSection : public testing::Test {
  protected:
    model::Scenario scenario = county_scenario();
    RunResults results = county_results(scenario, 10);
};

TEST_F(FitSection, ShowsEveryPrintedFigureWithItsParagraphAndRegisterId) {
    const std::string html = fit_section(results);
    ASSERT_FALSE(scenario.targets.empty());
    for (const model::Target& target : scenario.targets) {
        EXPECT_THAT(html, HasSubstr(escape(target.where)));
        EXPECT_THAT(html, HasSubstr("<code>" + target.source + "</code>"));
    }
    for (const char* printed : {">1,139<", ">438<", ">6,220<", ">75.6<", ">12,351<", ">531<"}) {
        EXPECT_THAT(html, HasSubstr(printed));
    }
}

TEST_F(FitSection, NamesInWordsThoseOutsideTheirTolerance) {
    for (TargetFit& fit : results.targets) fit.within = true;
    EXPECT_THAT(fit_section(results), HasSubstr("All lie within their tolerance"));
    results.targets[1].within = false;
    const std::string html = fit_section(results);
    EXPECT_THAT(html, HasSubstr("1 of 10 printed figures lies outside its tolerance"));
    EXPECT_THAT(
        html,
        HasSubstr(
            "<li><strong>Child protection plans</strong>, 31 January 2014: printed 438 children"));
    EXPECT_LT(html.find("<li>"), html.find("<table"));
}

TEST_F(FitSection, SaysInTextWhetherAFigureHolds) {
    results.targets[0].within = true;
    results.targets[1].within = false;
    const std::string html = fit_section(results);
    EXPECT_THAT(html, HasSubstr("\u2713 within \u00B110%"));
    EXPECT_THAT(html, HasSubstr("\u2717 outside \u00B110%"));
}

TEST_F(FitSection, DoesNotCountAFigureThatWasNotSimulatedAsAFault) {
    const auto missing =
        std::ranges::find_if(results.targets, [](const auto& fit) { return !fit.measured(); });
    ASSERT_NE(missing, results.targets.end());
    const std::string html = fit_section(results);
    EXPECT_THAT(html, HasSubstr("1 printed figure was not simulated"));
    EXPECT_THAT(html, HasSubstr("not simulated</span>"));
    EXPECT_THAT(html,
                Not(HasSubstr("<li><strong>" + escape(missing->label) + "</strong>, Apr 2012")));
}

TEST_F(FitSection, SaysWhenThereIsNothingToHoldTheRunAgainst) {
    results.targets.clear();
    EXPECT_THAT(fit_section(results), HasSubstr("no printed figures"));
}

}  // namespace
}  // namespace kinflow::results::report
