#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

TEST(Validate, PassesAScenarioWithoutFaults) {
    const Folder folder;
    const Outcome good = folder.kinflow("validate areas/small.yaml pathways/small.yaml");
    EXPECT_EQ(good.code, 0) << good.err;
    EXPECT_THAT(good.out, HasSubstr("areas/small.yaml: no faults"));
    EXPECT_THAT(good.err, IsEmpty());
}

TEST(Validate, ListsEveryFaultWithItsPlace) {
    const Folder folder;
    folder.change("areas/small.yaml", "value: 10000, unit: children", "value: -5, unit: children");
    folder.change("areas/small.yaml", "end: 2014-04-01", "end: 2012-04-01");
    const Outcome bad = folder.kinflow("validate areas/small.yaml");
    EXPECT_EQ(bad.code, 2);
    EXPECT_THAT(bad.err, testing::ContainsRegex(
                             "areas/small.yaml:[0-9]+:[0-9]+: error: population_under_18"));
    EXPECT_THAT(bad.err, testing::ContainsRegex("areas/small.yaml:7:[0-9]+: error: end"));
    EXPECT_THAT(bad.err, HasSubstr("2 faults"));
    EXPECT_THAT(bad.out, IsEmpty());
}

TEST(Validate, ListsThemAsJsonWhenAsked) {
    const Folder folder;
    EXPECT_EQ(nlohmann::json::parse(folder.kinflow("validate areas/small.yaml --json").out),
              nlohmann::json::parse(R"({"faults": []})"));
    folder.change("areas/small.yaml", "end: 2014-04-01", "end: 2012-04-01");
    const Outcome bad = folder.kinflow("validate areas/small.yaml --json");
    EXPECT_EQ(bad.code, 2);
    const auto faults = nlohmann::json::parse(bad.out).at("faults");
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].at("line"), 7);
    EXPECT_EQ(faults[0].at("path"), "end");
}

TEST(Validate, AFileThatIsNotThereIsAFault) {
    const Folder folder;
    const Outcome missing = folder.kinflow("validate areas/none.yaml");
    EXPECT_EQ(missing.code, 2);
    EXPECT_THAT(missing.err, HasSubstr("areas/none.yaml"));
}

TEST(Validate, PassesEveryShippedFile) {
    const Folder folder;
    std::string files;
    const fs::path shipped = fs::path{KINFLOW_SOURCE_DIR} / "scenarios";
    for (const auto& entry : fs::recursive_directory_iterator(shipped)) {
        if (entry.path().extension() == ".yaml") files += " '" + entry.path().string() + "'";
    }
    ASSERT_THAT(files, HasSubstr("essex-2013.yaml"));
    const Outcome all = folder.kinflow("validate" + files);
    EXPECT_EQ(all.code, 0) << all.err;
}

}  // namespace
}  // namespace kinflow::app::test
