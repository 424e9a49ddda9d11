#include "results/report/sankey.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/results/report/synthetic_run.h"

namespace kinflow::results::report {
namespace {

class SankeyOfAYear : public testing::TestWithParam<SankeyPart> {
  protected:
    model::Scenario scenario = county_scenario();
    RunResults results = county_results(scenario, 5);
    Sankey sankey = make_sankey(scenario.pathway, results.flows, GetParam());
};

TEST_P(SankeyOfAYear, ConservesFlowAtEveryBar) {
    ASSERT_FALSE(sankey.links.empty());
    std::vector<double> in(sankey.nodes.size(), 0.0);
    std::vector<double> out(sankey.nodes.size(), 0.0);
    for (const SankeyLink& link : sankey.links) {
        out[link.from] += link.children;
        in[link.to] += link.children;
    }
    for (std::size_t i = 0; i < sankey.nodes.size(); ++i) {
        EXPECT_NEAR(in[i], sankey.nodes[i].in, 1e-9) << sankey.nodes[i].label;
        EXPECT_NEAR(out[i], sankey.nodes[i].out, 1e-9) << sankey.nodes[i].label;
    }
}

TEST_P(SankeyOfAYear, DrawsEveryMoveOfItsPartOnceOrCountsItAsLeftOut) {
    const auto is_front = [&](model::StageId id) {
        return scenario.pathway[id].kind <= model::StageKind::referral;
    };
    const auto is_closed = [&](model::StageId id) {
        return scenario.pathway[id].kind == model::StageKind::closed;
    };
    const bool front = GetParam() == SankeyPart::front_door;
    double expected = 0.0;
    for (const StageFlow& flow : results.flows.edges) {
        const bool touches = (!is_closed(flow.from) && is_front(flow.from) == front) ||
                             (!is_closed(flow.to) && is_front(flow.to) == front);
        if (touches && flow.from != flow.to) expected += flow.children;
    }
    double drawn = 0.0;
    for (const SankeyLink& link : sankey.links) drawn += link.children;
    EXPECT_NEAR(drawn + sankey.left_out, expected, 1e-6);
}

TEST_P(SankeyOfAYear, RibbonsAreAsThickAsTheirChildrenAndStayWithinTheirBars) {
    for (const SankeyLink& link : sankey.links) {
        EXPECT_NEAR(link.thickness * sankey.children_per_pixel, link.children, 1e-6);
        const SankeyNode& from = sankey.nodes[link.from];
        const SankeyNode& to = sankey.nodes[link.to];
        EXPECT_GE(link.from_y, from.y - 1e-9);
        EXPECT_LE(link.from_y + link.thickness, from.y + from.height + 1e-9);
        EXPECT_GE(link.to_y, to.y - 1e-9);
        EXPECT_LE(link.to_y + link.thickness, to.y + to.height + 1e-9);
    }
}

TEST_P(SankeyOfAYear, RibbonsDoNotOverlapWhereTheyLeave) {
    for (std::size_t i = 0; i < sankey.links.size(); ++i) {
        for (std::size_t j = i + 1; j < sankey.links.size(); ++j) {
            const SankeyLink& a = sankey.links[i];
            const SankeyLink& b = sankey.links[j];
            if (a.from != b.from) continue;
            EXPECT_TRUE(a.from_y + a.thickness <= b.from_y + 1e-9 ||
                        b.from_y + b.thickness <= a.from_y + 1e-9);
        }
    }
}

TEST_P(SankeyOfAYear, LeavesOutOnlyWhatIsLessThanAPixelBesideTheLargestBar) {
    double largest = 0.0;
    for (const SankeyNode& node : sankey.nodes) largest = std::max(largest, node.children());
    EXPECT_LT(sankey.smallest, 0.005 * largest);
    EXPECT_GT(sankey.smallest, 0.001 * largest);
    for (const SankeyLink& link : sankey.links) EXPECT_GE(link.children, sankey.smallest);
}

TEST_P(SankeyOfAYear, BarsOfAColumnDoNotOverlap) {
    for (const SankeyNode& a : sankey.nodes) {
        for (const SankeyNode& b : sankey.nodes) {
            if (&a == &b || a.column != b.column || a.y > b.y) continue;
            EXPECT_LE(a.y + a.height, b.y + 1e-9) << a.label << " and " << b.label;
        }
    }
}

TEST_P(SankeyOfAYear, ForwardRibbonsRunToTheRightAndTheRestBeneathThePicture) {
    double lowest = 0.0;
    for (const SankeyNode& node : sankey.nodes) lowest = std::max(lowest, node.y + node.height);
    bool any_back = false;
    for (const SankeyLink& link : sankey.links) {
        const bool right = sankey.nodes[link.from].x < sankey.nodes[link.to].x;
        EXPECT_NE(right, link.back);
        any_back = any_back || link.back;
        if (!link.back) continue;
        EXPECT_GE(link.channel - link.thickness / 2.0, lowest);
        EXPECT_LE(link.channel + link.thickness / 2.0, sankey.height);
    }
    EXPECT_TRUE(any_back);
}

INSTANTIATE_TEST_SUITE_P(Parts, SankeyOfAYear,
                         testing::Values(SankeyPart::front_door, SankeyPart::after_referral));

TEST(Sankey, IsEmptyWhenNobodyMoves) {
    const model::Scenario scenario = county_scenario();
    EXPECT_TRUE(
        make_sankey(scenario.pathway, {"2013-14", {}}, SankeyPart::front_door).nodes.empty());
}

}  // namespace
}  // namespace kinflow::results::report
