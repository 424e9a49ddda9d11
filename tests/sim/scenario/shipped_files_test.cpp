// What the repository ships: generated files that must follow the format, scenarios and evidence
// that must be free of faults.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "sim/scenario/format_tables.h"
#include "sim/scenario/json_schema.h"
#include "sim/scenario/load_comparison.h"
#include "sim/scenario/load_scenario.h"
#include "sim/scenario/register.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

using ::testing::IsEmpty;

const std::filesystem::path root{KINFLOW_SOURCE_DIR};

std::string text_of(const std::filesystem::path& path) {
    std::ifstream stream{path};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// Compares a shipped file with what it is generated from; rewrites it on request.
void expect_shipped(const std::filesystem::path& path, const std::string& generated) {
    const char* update = std::getenv("KINFLOW_UPDATE_GOLDENS");
    if (update != nullptr && std::string{update} == "1") {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path} << generated;
    }
    EXPECT_EQ(text_of(path), generated)
        << path << " does not follow the format; run the test with KINFLOW_UPDATE_GOLDENS=1";
}

std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

TEST(ShippedSchemas, FollowTheFormat) {
    const std::filesystem::path folder = root / "scenarios/schema";
    expect_shipped(folder / "area.schema.json", json_schema(area_shape(), "Kinflow area"));
    expect_shipped(folder / "pathway.schema.json", json_schema(pathway_shape(), "Kinflow pathway"));
    expect_shipped(folder / "overlay.schema.json", json_schema(overlay_shape(), "Kinflow overlay"));
    expect_shipped(folder / "policy.schema.json", json_schema(policy_shape(), "Kinflow policy"));
    expect_shipped(folder / "study.schema.json", json_schema(study_shape(), "Kinflow study"));
    expect_shipped(folder / "posterior.schema.json",
                   json_schema(posterior_shape(), "Kinflow posterior"));
    expect_shipped(folder / "calibration.schema.json",
                   json_schema(calibration_shape(), "Kinflow calibration"));
    expect_shipped(folder / "register.schema.json",
                   json_schema(register_shape(), "Kinflow register"));
}

TEST(ShippedReadme, HoldsTheTablesOfTheFormat) {
    const std::string begin = "<!-- The tables below are generated from sim/scenario. -->\n";
    const std::string end = "<!-- End of the generated tables. -->\n";
    const std::filesystem::path path = root / "scenarios/README.md";
    const std::string text = text_of(path);
    const std::size_t from = text.find(begin);
    const std::size_t to = text.find(end);
    ASSERT_NE(from, std::string::npos);
    ASSERT_NE(to, std::string::npos);
    expect_shipped(path,
                   text.substr(0, from + begin.size()) + all_format_tables() + text.substr(to));
}

TEST(ShippedReadme, ShowsFilesThatHaveNoFaults) {
    const std::string text = text_of(root / "scenarios/README.md");
    std::map<std::string, std::string> texts;  // what a file shown may name
    for (const char* folder : {"scenarios", "calibration/evidence"}) {
        for (const auto& path : yaml_files(root / folder)) {
            texts[path.lexically_relative(root / "scenarios").generic_string()] = text_of(path);
        }
    }
    std::size_t files = 0;
    for (auto at = text.find("```yaml\n"); at != std::string::npos;
         at = text.find("```yaml\n", at + 1)) {
        const std::size_t from = at + 8;
        const std::string block = text.substr(from, text.find("```", from) - from);
        if (block.rfind("kinflow:", 0) != 0) continue;  // a fragment
        ++files;
        std::vector<std::string> faults;
        texts["README.md"] = block;
        for (const auto& fault : check_file_text(texts, "README.md")) {
            faults.push_back(core::to_string(fault));
        }
        EXPECT_THAT(faults, IsEmpty());
    }
    EXPECT_EQ(files, 4U);
}

TEST(ShippedScenarios, HaveNoFaults) {
    std::size_t areas = 0;
    for (const auto& path : yaml_files(root / "scenarios")) {
        if (path.parent_path().filename() == "policies") continue;  // ShippedPolicies
        std::vector<std::string> faults;
        for (const auto& fault : check_file(path)) faults.push_back(core::to_string(fault));
        EXPECT_THAT(faults, IsEmpty());
        areas += path.parent_path().filename() == "areas" ? 1U : 0U;
    }
    EXPECT_GE(areas, 6U);
}

TEST(ShippedPolicies, HaveNoFaultsOverTheirEssex) {
    // Policies are of 2013, but for those whose name says otherwise.
    std::map<std::string, std::vector<std::string>> policies;
    for (const auto& path : yaml_files(root / "scenarios/policies")) {
        const bool earlier = path.filename().string().starts_with("essex-2011-");
        policies[earlier ? "essex-2011.yaml" : "essex-2013.yaml"].push_back(path);
    }
    ASSERT_GE(policies["essex-2013.yaml"].size(), 4U);
    // What workers perceive at a gate, evenly from -1 to 5: any cut can be worked out from it.
    std::vector<double> seen;
    for (int i = 0; i < 600; ++i) seen.push_back(i / 100.0 - 1.0);
    std::vector<std::string> faults;
    for (const auto& [area, files] : policies) {
        const auto loaded =
            load_comparison(root / "scenarios/areas" / area, {}, files,
                            [&](const model::Scenario&, model::StageId) { return seen; });
        for (const auto& fault : loaded.faults) faults.push_back(core::to_string(fault));
    }
    EXPECT_THAT(faults, IsEmpty());
}

class ShippedRegister : public ::testing::Test {
  protected:
    LoadedRegister loaded = load_register(yaml_files(root / "calibration/evidence"));
};

TEST_F(ShippedRegister, HasNoFaults) {
    std::vector<std::string> faults;
    for (const auto& fault : loaded.faults) faults.push_back(core::to_string(fault));
    EXPECT_THAT(faults, IsEmpty());
    EXPECT_GE(loaded.evidence.entries().size(), 750U);
}

TEST_F(ShippedRegister, HasAUnitADateAndAnOwnIdForEveryEntry) {
    std::set<std::string> ids;
    for (const Entry& entry : loaded.evidence.entries()) {
        EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
        EXPECT_TRUE(entry.to.has_value()) << entry.id;
        const bool decision = entry.use == "policy" || entry.use == "context";
        EXPECT_TRUE(decision || !entry.values.empty()) << entry.id;
        EXPECT_EQ(entry.unit.empty(), entry.values.empty()) << entry.id;
        EXPECT_FALSE(entry.use.empty()) << entry.id;
        EXPECT_NE(entry.id.find('.'), std::string::npos) << entry.id;
        const auto year = core::to_iso(*entry.to).substr(0, 4);
        EXPECT_TRUE(year >= "1990" && year <= "2040") << entry.id << " " << year;
    }
}

TEST_F(ShippedRegister, NamesDocumentsAndNotFiles) {
    for (const Entry& entry : loaded.evidence.entries()) {
        EXPECT_EQ(entry.document.find(".txt"), std::string::npos) << entry.id;
        EXPECT_EQ(entry.says.find(".txt"), std::string::npos) << entry.id;
        EXPECT_EQ(entry.says.find("http"), std::string::npos) << entry.id;
    }
}

TEST_F(ShippedRegister, HoldsTheFiguresThatTheReportsPrint) {
    const Entry* children = loaded.evidence.find("essex-2014.looked-after-children");
    ASSERT_NE(children, nullptr);
    EXPECT_EQ(children->values.at(0).second, 1139.0);
    EXPECT_EQ(core::to_iso(*children->to), "2014-01-31");
    const Entry* contacts = loaded.evidence.find("essex-2014.contacts");
    ASSERT_NE(contacts, nullptr);
    EXPECT_EQ(core::to_iso(*contacts->from), "2013-11-01");
    EXPECT_EQ(contacts->place, "paragraph 29");
    const Entry* plans = loaded.evidence.find("census-2014.plans-up-to-3-months");
    ASSERT_NE(plans, nullptr);
    EXPECT_EQ(plans->values.at(0).second, 126.0);
}

TEST_F(ShippedRegister, HoldsTheClocksOfTheStatute) {
    const auto value = [&](const char* id) {
        const Entry* entry = loaded.evidence.find(id);
        return entry == nullptr ? -1.0 : entry->values.at(0).second;
    };
    EXPECT_EQ(value("statute.referral-decision"), 1.0);
    EXPECT_EQ(value("statute.single-assessment"), 45.0);
    EXPECT_EQ(value("statute.initial-conference"), 15.0);
    EXPECT_EQ(value("statute.cpp-review"), 3.0);
    EXPECT_EQ(value("statute.proceedings"), 26.0);
    EXPECT_EQ(value("statute.leaving-care"), 21.0);
    EXPECT_EQ(value("statute.initial-assessment"), 10.0);
    EXPECT_EQ(value("statute.core-assessment"), 35.0);
}

}  // namespace
}  // namespace kinflow::scenario
