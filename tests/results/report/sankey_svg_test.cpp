#include "results/report/sankey_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "results/report/format.h"
#include "tests/results/report/synthetic_run.h"

namespace kinflow::results::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++n;
    return n;
}

TEST(FlowSection, HasATableRowForEveryMove) {
    const model::Scenario scenario = county_scenario();
    const RunResults results = county_results(scenario, 5);
    EXPECT_EQ(count(flow_section(results), "<tr><th scope=\"row\">"), results.flows.edges.size());
}

TEST(FlowSection, NamesAndDescribesEachPictureForScreenReaders) {
    const model::Scenario scenario = county_scenario();
    const std::string html = flow_section(county_results(scenario, 5));
    EXPECT_EQ(count(html, "<svg "), 2U);
    EXPECT_THAT(html, HasSubstr("<title id=\"flow-front-door-title\">"));
    EXPECT_THAT(html, HasSubstr("<desc id=\"flow-after-referral-desc\">"));
    EXPECT_THAT(html, HasSubstr("aria-labelledby=\"flow-front-door-title flow-front-door-desc\""));
}

TEST(ToSvg, DrawsOneRibbonForEachLinkAndOneBarForEachNode) {
    const model::Scenario scenario = county_scenario();
    const Sankey sankey = make_sankey(scenario.pathway, county_results(scenario, 5).flows,
                                      SankeyPart::after_referral);
    const std::string svg = to_svg(sankey, "x", "title", "text");
    EXPECT_EQ(count(svg, "<path "), sankey.links.size());
    EXPECT_EQ(count(svg, "<rect "), sankey.nodes.size());
}

TEST(FlowSection, SaysWhatThePicturesLeaveOut) {
    const model::Scenario scenario = county_scenario();
    const RunResults results = county_results(scenario, 5);
    const Sankey sankey = make_sankey(scenario.pathway, results.flows, SankeyPart::after_referral);
    EXPECT_GT(sankey.left_out, 0.0);  // the last care leavers and a few section 47 enquiries
    EXPECT_THAT(flow_section(results),
                HasSubstr("they are " + number(sankey.left_out, 0) + " children together"));
}

TEST(ToSvg, EscapesLabels) {
    model::Scenario scenario = county_scenario();
    scenario.pathway.stages[3].label = "<script>alert(1)</script>";
    const std::string html = flow_section(county_results(scenario, 2));
    EXPECT_THAT(html, Not(HasSubstr("<script>")));
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;"));
}

TEST(FlowSection, SaysWhenNobodyMoved) {
    const model::Scenario scenario = county_scenario();
    RunResults results = county_results(scenario, 2);
    results.flows.edges.clear();
    EXPECT_THAT(flow_section(results), HasSubstr("No child moved"));
}

}  // namespace
}  // namespace kinflow::results::report
