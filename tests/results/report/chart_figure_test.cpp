#include "results/report/chart_figure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/results/report/synthetic_run.h"

namespace kinflow::results::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(FanFigure, HoldsEveryMonthAndYearInItsTables) {
    const model::Scenario scenario = county_scenario();
    const RunResults results = county_results(scenario, 5);
    const std::string html = fan_figure(results, *results.layout.find_row("looked_after_count"));
    for (const Period& period : results.layout.periods) {
        if (period.identifier == TimeIdentifier::financial_year) {
            EXPECT_THAT(html, HasSubstr("<th scope=\"row\">" + period.label + "</th>"));
        }
    }
    EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Apr 2013</th>"));
    EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Mar 2018</th>"));
}

TEST(FanFigure, SaysWhenItsAxisDoesNotStartAtZero) {
    const model::Scenario scenario = county_scenario();
    const RunResults results = county_results(scenario, 5);
    for (const std::string_view name : {"foster_care_share", "contact_backlog"}) {
        const std::size_t row = *results.layout.find_row(name);
        const bool from_zero = starts_at_zero(fan_chart_of(results, row));
        const std::string html = fan_figure(results, row);
        if (from_zero) {
            EXPECT_THAT(html, Not(HasSubstr("does not start at zero"))) << name;
        } else {
            EXPECT_THAT(html, HasSubstr("does not start at zero")) << name;
        }
    }
    EXPECT_FALSE(
        starts_at_zero(fan_chart_of(results, *results.layout.find_row("foster_care_share"))));
    EXPECT_TRUE(starts_at_zero(fan_chart_of(results, *results.layout.find_row("contact_backlog"))));
}

TEST(FanFigure, IsLeftOutWhenNothingIsDefined) {
    const model::Scenario scenario = county_scenario();
    RunResults results = county_results(scenario, 3);
    const std::size_t row = *results.layout.find_row("contact_backlog");
    for (std::size_t p = 0; p < results.layout.periods.size(); ++p) {
        results.summary.values[results.layout.slot(row, p)].count = 0;
    }
    EXPECT_EQ(fan_figure(results, row), "");
}

}  // namespace
}  // namespace kinflow::results::report
