#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(CommandLine, EveryCommandHasHelp) {
    const Folder folder;
    for (const char* command : {"", "run", "validate", "graph"}) {
        const Outcome help = folder.kinflow(std::string{command} + " --help");
        EXPECT_EQ(help.code, 0) << command;
        EXPECT_THAT(help.out, HasSubstr("Usage: kinflow")) << command;
        EXPECT_THAT(help.out, HasSubstr("Exit codes: 0 done, 1 the run failed, 2")) << command;
        EXPECT_THAT(help.err, IsEmpty()) << command;
    }
}

TEST(CommandLine, SaysItsVersion) {
    const Folder folder;
    const Outcome version = folder.kinflow("--version");
    EXPECT_EQ(version.code, 0);
    EXPECT_THAT(version.out, testing::MatchesRegex("kinflow [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(CommandLine, ACallThatIsWrongIsSaidOnStandardErrorWithCode2) {
    const Folder folder;
    for (const char* call :
         {"", "fly", "run", "validate", "graph", "run areas/small.yaml --fast",
          "run areas/small.yaml -n 0", "run areas/small.yaml -n -3", "run areas/small.yaml -n many",
          "run areas/small.yaml --seed x", "run areas/small.yaml --seed -1",
          "run areas/small.yaml --threads -1", "run areas/small.yaml extra",
          "run areas/small.yaml --out", "validate areas/small.yaml --fast"}) {
        const Outcome wrong = folder.kinflow(call);
        EXPECT_EQ(wrong.code, 2) << call;
        EXPECT_THAT(wrong.err, Not(IsEmpty())) << call;
        EXPECT_THAT(wrong.out, IsEmpty()) << call;
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(Graph, IsTheScenariosPathwayForGraphviz) {
    const Folder folder;
    const Outcome graph = folder.kinflow("graph areas/small.yaml");
    EXPECT_EQ(graph.code, 0);
    EXPECT_THAT(graph.out, HasSubstr("digraph"));
    EXPECT_THAT(graph.out, HasSubstr("Leaving care"));
    EXPECT_EQ(folder.kinflow("graph no-such-file.yaml").code, 2);
}

}  // namespace
}  // namespace kinflow::app::test
