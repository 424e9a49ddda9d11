#include "results/report/parameters_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "results/report/html.h"
#include "tests/results/report/synthetic_run.h"

namespace kinflow::results::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ParametersSection, ShowsEveryParameterWithItsSourceAndLine) {
    const model::Scenario scenario = county_scenario();
    const std::string html = parameters_section(county_results(scenario, 2));
    ASSERT_FALSE(scenario.provenance.empty());
    for (const model::Provenance& p : scenario.provenance) {
        EXPECT_THAT(html, HasSubstr("<code>" + escape(p.path) + "</code>"));
        EXPECT_THAT(html, HasSubstr("<td>" + escape(p.source) + "</td><td><code>" + escape(p.file) +
                                    ":" + std::to_string(p.line) + "</code></td>"));
    }
}

TEST(ParametersSection, CountsThemByStanding) {
    model::Scenario scenario = county_scenario();
    scenario.provenance.resize(4);  // one of each standing
    scenario.provenance.push_back(scenario.provenance[0]);
    const std::string html = parameters_section(county_results(scenario, 2));
    EXPECT_THAT(html, HasSubstr("5 parameters"));
    EXPECT_THAT(html, HasSubstr("<strong>2 observed</strong>"));
    EXPECT_THAT(html, HasSubstr("<strong>1 policy</strong>"));
}

TEST(ParametersSection, HidesTheFilterUntilAScriptCanServeIt) {
    const model::Scenario scenario = county_scenario();
    EXPECT_THAT(parameters_section(county_results(scenario, 2)),
                HasSubstr("id=\"parameter-filter\" hidden>"));
}

}  // namespace
}  // namespace kinflow::results::report
