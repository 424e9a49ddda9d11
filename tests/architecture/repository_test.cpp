#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/architecture/rules.h"

namespace kinflow::architecture {
namespace {

namespace fs = std::filesystem;

const fs::path root = KINFLOW_SOURCE_DIR;

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The files below a folder whose name ends so, relative to the root, in a fixed order.
std::vector<fs::path> files_below(const fs::path& folder, const std::vector<std::string>& endings) {
    std::vector<fs::path> files;
    if (!fs::exists(root / folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        const std::string name = entry.path().filename().string();
        const bool wanted =
            std::any_of(endings.begin(), endings.end(),
                        [&](const std::string& ending) { return name.ends_with(ending); });
        if (entry.is_regular_file() && wanted) files.push_back(fs::relative(entry.path(), root));
    }
    std::sort(files.begin(), files.end());
    return files;
}

class Sources : public testing::TestWithParam<std::string> {};

TEST_P(Sources, keep_the_rules_of_the_architecture) {
    for (const fs::path& file : files_below(GetParam(), {".h", ".cpp", "CMakeLists.txt"})) {
        for (const std::string& violation : violations(file.generic_string(), read(root / file))) {
            ADD_FAILURE() << violation;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Folders, Sources,
                         testing::Values("sim/core", "sim/model", "sim/scenario", "sim/run",
                                         "sim/app", "results", "calibration"),
                         [](const auto& folder) {
                             std::string name = folder.param;
                             std::replace(name.begin(), name.end(), '/', '_');
                             return name;
                         });

TEST(Repository, has_sources_to_check) {
    EXPECT_GT(files_below("sim/core", {".h", ".cpp"}).size(), 10U);
}

TEST(Repository, has_no_stray_names_at_its_top_level) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(root)) {
        names.push_back(entry.path().filename().string());
    }
    EXPECT_THAT(stray_top_level_names(names), testing::IsEmpty());
}

TEST(Repository, has_data_only_among_the_scenarios) {
    EXPECT_THAT(files_below("scenarios", {".h", ".cpp", ".py", ".mjs"}), testing::IsEmpty());
}

// A lock file that names a registry's host would tie every build to that host.
TEST(Repository, locks_the_chart_library_to_checksums_and_to_no_host) {
    const std::string lock = read(root / "results/report/package-lock.json");
    EXPECT_THAT(lock, testing::HasSubstr("\"integrity\": \"sha512-"));
    EXPECT_THAT(lock, testing::Not(testing::HasSubstr("\"resolved\"")));
}

}  // namespace
}  // namespace kinflow::architecture
