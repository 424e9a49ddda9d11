#include "sim/model/pathway_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

using test::stage_id;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Pathway pathway() { return test::small_scenario().pathway; }

Stage& stage(Pathway& pathway, StageKind kind) { return pathway.stages[stage_id(kind).value]; }

bool joined(const Pathway& pathway, StageKind from, StageKind to) {
    return boost::edge(stage_id(from).value, stage_id(to).value, graph_of(pathway)).second;
}

TEST(PathwayGraph, AWholePathwayHasNoUnreachableStageAndNoDeadEnd) {
    EXPECT_THAT(unreachable_stages(pathway()), IsEmpty());
    EXPECT_THAT(dead_ends(pathway()), IsEmpty());
}

TEST(PathwayGraph, AStageThatNoRouteLeadsToIsUnreachable) {
    Pathway cut = pathway();
    stage(cut, StageKind::contact).routes.erase(stage(cut, StageKind::contact).routes.begin() + 2);
    EXPECT_THAT(unreachable_stages(cut), ElementsAre(stage_id(StageKind::early_help)));
}

TEST(PathwayGraph, EverythingBehindACutIsUnreachable) {
    Pathway cut = pathway();
    stage(cut, StageKind::section_47_enquiry).routes.resize(1);
    EXPECT_THAT(unreachable_stages(cut), ElementsAre(stage_id(StageKind::initial_conference),
                                                     stage_id(StageKind::child_protection_plan),
                                                     stage_id(StageKind::pre_proceedings),
                                                     stage_id(StageKind::care_proceedings)));
}

TEST(PathwayGraph, AnEscalationReachesAStageAsARouteDoes) {
    Pathway cut = pathway();
    auto& routes = stage(cut, StageKind::contact).routes;
    for (std::size_t i = 0; i < routes.size();) {
        routes[i].to == stage_id(StageKind::referral)
            ? static_cast<void>(routes.erase(routes.begin() + static_cast<std::ptrdiff_t>(i)))
            : static_cast<void>(++i);
    }
    stage(cut, StageKind::early_help).routes.resize(1);
    EXPECT_THAT(unreachable_stages(cut), IsEmpty());
}

TEST(PathwayGraph, AStageFromWhichNobodyComesBackIsADeadEnd) {
    Pathway trap = pathway();
    Stage& help = stage(trap, StageKind::early_help);
    help.escalate.clear();
    help.routes = {{.to = stage_id(StageKind::early_help)}};
    EXPECT_THAT(dead_ends(trap), ElementsAre(stage_id(StageKind::early_help)));
}

TEST(PathwayGraph, LookedAfterChildrenLeaveWithoutRoutes) {
    const Pathway whole = pathway();
    EXPECT_TRUE(joined(whole, StageKind::care_proceedings, StageKind::looked_after));
    EXPECT_TRUE(joined(whole, StageKind::care_proceedings, StageKind::child_in_need_plan));
    EXPECT_TRUE(joined(whole, StageKind::looked_after, StageKind::child_in_need_plan));
    EXPECT_TRUE(joined(whole, StageKind::looked_after, StageKind::leaving_care));
    EXPECT_TRUE(joined(whole, StageKind::leaving_care, StageKind::closed));
    EXPECT_FALSE(joined(whole, StageKind::leaving_care, StageKind::looked_after));
    EXPECT_FALSE(joined(whole, StageKind::contact, StageKind::looked_after));
}

TEST(PathwayGraph, RoutesToTheSameStageAreOneEdge) {
    const Pathway whole = pathway();  // contact has two routes that close
    EXPECT_EQ(boost::out_degree(stage_id(StageKind::contact).value, graph_of(whole)), 3U);
}

TEST(PathwayGraph, GraphvizTextNamesEveryStageAndEdge) {
    Pathway whole = pathway();
    stage(whole, StageKind::early_help).label = "Help \"early\"";
    const std::string text = to_graphviz(whole);
    EXPECT_THAT(text, HasSubstr("digraph"));
    EXPECT_THAT(text, HasSubstr("rankdir=LR"));
    EXPECT_THAT(text, HasSubstr(R"(1[label="Help \"early\""])"));
    EXPECT_THAT(text, HasSubstr("0->1"));
    EXPECT_THAT(text, HasSubstr("12->13"));
    std::size_t edges = 0;
    for (auto at = text.find("->"); at != std::string::npos; at = text.find("->", at + 1)) ++edges;
    EXPECT_EQ(edges, boost::num_edges(graph_of(whole)));
}

}  // namespace
}  // namespace kinflow::model
