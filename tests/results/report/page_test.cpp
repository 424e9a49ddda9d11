#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "kinflow_chart_assets.h"
#include "results/report/report.h"
#include "tests/results/report/synthetic_run.h"

namespace kinflow::results {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The page without the chart library, which is not ours to judge.
std::string own_part(std::string page) { return page.substr(0, page.find("<script>")); }

std::vector<std::string> between(const std::string& text, const std::string& begin,
                                 const std::string& end) {
    std::vector<std::string> parts;
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
        at += begin.size();
        parts.push_back(text.substr(at, text.find(end, at) - at));
    }
    return parts;
}

class Report : public testing::Test {
  protected:
    model::Scenario scenario = county_scenario();
    RunResults results = county_results(scenario, 10);
    std::string page = write_report(results);
};

TEST_F(Report, IsTheSameToTheByteWhenWrittenAgain) {
    const model::Scenario again = county_scenario();
    EXPECT_EQ(write_report(county_results(again, 10)), page);
}

TEST_F(Report, DoesNotDependOnMachineOrTime) {
    results.info.threads = 64;
    results.info.seconds = 12345.678;
    EXPECT_EQ(write_report(results), page);
}

TEST_F(Report, AsksForNothingFromTheNetwork) {
    const std::string own = own_part(page);
    EXPECT_THAT(own, HasSubstr("Content-Security-Policy\" content=\"default-src 'none'"));
    for (const auto& href : between(own, "href=\"", "\"")) {
        EXPECT_TRUE(href.starts_with("#") || href.starts_with("data:")) << href;
    }
    EXPECT_TRUE(between(own, " src=\"", "\"").empty());
    EXPECT_THAT(own, Not(HasSubstr("@import")));
    EXPECT_THAT(own, Not(HasSubstr("url(")));
}

TEST_F(Report, HoldsValidDataForEveryPlotAndNoPlotWithout) {
    const std::string own = own_part(page);
    std::set<std::string> plots;
    for (const auto& id : between(own, "<div class=\"plot\" id=\"", "\"")) plots.insert(id);
    const auto blocks = between(own, "<script type=\"application/json\" data-plot=\"", "</script>");
    EXPECT_GE(blocks.size(), 15U);
    std::set<std::string> drawn;
    for (const auto& block : blocks) {
        const auto quote = block.find('"');
        drawn.insert(block.substr(0, quote));
        const auto spec = nlohmann::json::parse(block.substr(block.find('>') + 1), nullptr, false);
        ASSERT_FALSE(spec.is_discarded()) << block.substr(0, quote);
        EXPECT_FALSE(spec["data"]["values"].empty()) << block.substr(0, quote);
        EXPECT_TRUE(spec["layer"].is_array());
    }
    EXPECT_EQ(drawn, plots);
}

TEST_F(Report, HasATableBehindEveryFigure) {
    const auto figures = between(own_part(page), "<figure class=\"chart\"", "</figure>");
    EXPECT_GE(figures.size(), 14U);
    for (const auto& figure : figures) {
        EXPECT_THAT(figure, HasSubstr("<details>"));
        EXPECT_THAT(figure, HasSubstr("<table"));
        EXPECT_THAT(figure, HasSubstr("<figcaption>"));
    }
}

TEST_F(Report, GivesEveryMeasureADefinitionAndARowByYear) {
    for (const Row& row : results.layout.rows) {
        EXPECT_THAT(page, HasSubstr("<code>" + std::string(row.measure->name) + "</code></dt>"));
    }
}

TEST_F(Report, UsesEveryIdOnce) {
    std::set<std::string> seen;
    for (const auto& id : between(own_part(page), " id=\"", "\"")) {
        EXPECT_TRUE(seen.insert(id).second) << id << " is used twice";
    }
    for (const auto& target : between(own_part(page), "href=\"#", "\""))
        EXPECT_TRUE(seen.contains(target)) << target;
}

TEST_F(Report, DoesNotSkipALevelOfHeading) {
    int level = 0;
    const std::string own = own_part(page);
    const std::regex heading("<h([1-6])[ >]");
    for (auto it = std::sregex_iterator(own.begin(), own.end(), heading);
         it != std::sregex_iterator(); ++it) {
        const int next = std::stoi((*it)[1]);
        EXPECT_LE(next, level + 1) << own.substr(static_cast<std::size_t>(it->position()), 60);
        level = next;
    }
}

TEST_F(Report, LetsNoLabelBecomeMarkup) {
    const std::string hostile = "</script><script>alert('x')</script>";
    scenario.title = hostile;
    scenario.description = hostile;
    scenario.name = hostile;
    scenario.pathway.title = hostile;
    for (auto& stage : scenario.pathway.stages) stage.label = hostile;
    for (auto& type : scenario.placements.types) type.label = hostile;
    for (auto& target : scenario.targets) target.where = target.source = hostile;
    for (auto& row : scenario.provenance)
        row.path = row.value = row.unit = row.source = row.file = hostile;
    RunResults attacked = county_results(scenario, 2);
    attacked.info.version = attacked.info.scenario_hash = hostile;
    const std::string text = write_report(attacked);
    EXPECT_THAT(text, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(text, HasSubstr("&lt;script&gt;alert"));
    EXPECT_THAT(text, HasSubstr("\\u003cscript\\u003ealert"));
    // As many script elements as before: the blocks of data, and the library's and the page's own.
    EXPECT_EQ(between(text, "<script", ">").size(), between(page, "<script", ">").size());
}

TEST_F(Report, StaysSmallEnoughToSend) { EXPECT_LT(page.size(), 3'000'000U); }

TEST_F(Report, KeepsTheChartLibrarysLicences) {
    ASSERT_FALSE(assets::chart_licences().empty());
    EXPECT_THAT(page, HasSubstr("Redistribution and use in source and binary forms"));
}

TEST_F(Report, HoldsUpForARunTooShortForAnything) {
    scenario.end = scenario.start + std::chrono::days{10};
    EXPECT_THAT(write_report(county_results(scenario, 2)), HasSubstr("</html>"));
}

}  // namespace
}  // namespace kinflow::results
