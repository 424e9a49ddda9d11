#include "results/report/sankey_graph.h"

#include <gtest/gtest.h>

#include "tests/results/report/synthetic_run.h"

namespace kinflow::results::report {
namespace {

TEST(CollectFlows, LetsStagesOfOneKindFollowOneAnother) {
    model::Scenario scenario = county_scenario();
    model::Pathway& pathway = scenario.pathway;
    const model::StageId initial = pathway.find("assessment");
    const model::StageId core{static_cast<std::uint32_t>(pathway.stages.size())};
    pathway.stages.push_back(pathway[initial]);
    pathway.stages.back().name = "core_assessment";
    const model::StageId plan = pathway.find("child_in_need_plan");
    const Sankey sankey =
        collect_flows(pathway, {"2010-11", {{initial, core, 300.0}, {core, plan, 200.0}}},
                      SankeyPart::after_referral, 0.0);
    ASSERT_EQ(sankey.links.size(), 2U);
    for (const SankeyLink& link : sankey.links) EXPECT_FALSE(link.back);
}

TEST(CollectFlows, GivesEveryStageAnEndOfItsOwn) {
    const model::Scenario scenario = county_scenario();
    const model::Pathway& pathway = scenario.pathway;
    const SankeyYear year{"2013-14",
                          {{pathway.find("assessment"), pathway.closed, 50.0},
                           {pathway.find("section_47"), pathway.closed, 20.0}}};
    const Sankey sankey = collect_flows(pathway, year, SankeyPart::after_referral, 0.0);
    ASSERT_EQ(sankey.links.size(), 2U);
    EXPECT_NE(sankey.links[0].to, sankey.links[1].to);
    EXPECT_TRUE(sankey.nodes[sankey.links[0].to].is_end);
}

TEST(CollectFlows, LeavesOutRepeatedStaysAndTheOtherPart) {
    const model::Scenario scenario = county_scenario();
    const model::Pathway& pathway = scenario.pathway;
    const model::StageId plan = pathway.find("child_protection_plan");
    const SankeyYear year{"2013-14", {{plan, plan, 700.0}, {pathway.contact, pathway.closed, 9.0}}};
    const Sankey sankey = collect_flows(pathway, year, SankeyPart::after_referral, 0.0);
    EXPECT_TRUE(sankey.links.empty());
    EXPECT_EQ(sankey.left_out, 0.0);
}

TEST(CollectFlows, CountsTheSmallMovesThatItLeavesOut) {
    const model::Scenario scenario = county_scenario();
    const model::Pathway& pathway = scenario.pathway;
    const SankeyYear year{"2013-14",
                          {{pathway.find("assessment"), pathway.closed, 50.0},
                           {pathway.find("section_47"), pathway.closed, 2.0}}};
    const Sankey sankey = collect_flows(pathway, year, SankeyPart::after_referral, 5.0);
    EXPECT_EQ(sankey.links.size(), 1U);
    EXPECT_EQ(sankey.nodes.size(), 2U);
    EXPECT_EQ(sankey.left_out, 2.0);
}

}  // namespace
}  // namespace kinflow::results::report
