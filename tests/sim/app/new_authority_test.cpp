// The walk-through of scenarios/new-authority.md: its files and commands, as a reader would take
// them, with fewer runs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

namespace fs = std::filesystem;

const fs::path root{KINFLOW_SOURCE_DIR};

std::string text_of(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The blocks of the page in one language, in order.
std::vector<std::string> blocks(const std::string& page, const std::string& language) {
    std::vector<std::string> found;
    const std::string fence = "```" + language + "\n";
    for (auto at = page.find(fence); at != std::string::npos; at = page.find(fence, at + 1)) {
        const std::size_t from = at + fence.size();
        found.push_back(page.substr(from, page.find("```", from) - from));
    }
    return found;
}

/// "# scenarios/areas/borough.yaml" on the first line of a block.
std::string file_of(const std::string& block) { return block.substr(2, block.find('\n') - 2); }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("not on the page: " + from);
    return text.replace(at, from.size(), to);
}

TEST(NewAuthority, GetsFromEightFiguresToAWhatIf) {
    const Folder folder;
    fs::copy(root / "scenarios", folder / "scenarios", fs::copy_options::recursive);
    fs::create_directories(folder / "calibration");
    fs::copy(root / "calibration/evidence", folder / "calibration/evidence",
             fs::copy_options::recursive);
    const std::string page = text_of(root / "scenarios/new-authority.md");

    const auto files = blocks(page, "yaml");
    ASSERT_EQ(files.size(), 3U);
    for (std::string text : files) {
        const std::string name = file_of(text);
        if (name.find("studies/") != std::string::npos) {
            text = replaced(text, "evaluations: 300, waves: 1, rounds: 2",
                            "evaluations: 100, "
                            "waves: 1, rounds: 1");
            text = replaced(text, "members: 40", "members: 10");
        }
        folder.write(name, text);
    }
    std::size_t figures = 0;
    for (auto at = files[0].find("- {id:"); at != std::string::npos;
         at = files[0].find("- {id:", at + 1)) {
        ++figures;
    }
    EXPECT_EQ(figures, 8U);

    std::size_t commands = 0;
    for (const std::string& block : blocks(page, "sh")) {
        std::istringstream lines{block};
        for (std::string line; std::getline(lines, line);) {
            ASSERT_EQ(line.rfind("./kinflow ", 0), 0U) << line;
            std::string arguments = line.substr(10);
            if (arguments.rfind("run", 0) == 0 || arguments.rfind("compare", 0) == 0) {
                arguments += " -n 10";
            }
            const Outcome outcome = folder.kinflow(arguments);
            EXPECT_EQ(outcome.code, 0) << line << "\n" << outcome.err;
            ++commands;
        }
    }
    EXPECT_EQ(commands, 4U);
    EXPECT_TRUE(fs::exists(folder / "out/calibrate-borough/posterior.yaml"));
    EXPECT_TRUE(fs::exists(folder / "out/borough-compared/report.html"));
}

}  // namespace
}  // namespace kinflow::app::test
