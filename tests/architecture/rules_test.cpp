#include "tests/architecture/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/architecture/source_text.h"

namespace kinflow::architecture {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct Case {
    std::string path;
    std::string text;
};

void PrintTo(const Case& example, std::ostream* out) {
    *out << example.path << ": " << example.text;
}

class Forbidden : public testing::TestWithParam<Case> {};
class Permitted : public testing::TestWithParam<Case> {};

TEST_P(Forbidden, is_reported_once) {
    EXPECT_THAT(violations(GetParam().path, GetParam().text), SizeIs(1));
}

TEST_P(Permitted, is_not_reported) {
    EXPECT_THAT(violations(GetParam().path, GetParam().text), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Layers, Forbidden,
    testing::Values(Case{"sim/core/a.cpp", "#include \"sim/model/world.h\"\n"},
                    Case{"sim/model/a.cpp", "#include \"sim/scenario/load.h\"\n"},
                    Case{"sim/model/a.cpp", "#include \"sim/run/replication.h\"\n"},
                    Case{"sim/model/a.cpp", "#include \"results/store.h\"\n"},
                    Case{"sim/scenario/a.cpp", "#include \"sim/run/replication.h\"\n"},
                    Case{"sim/run/a.cpp", "#include \"sim/scenario/load.h\"\n"},
                    Case{"sim/run/a.cpp", "#  include <results/store.h>\n"},
                    Case{"results/a.cpp", "#include \"sim/run/replication.h\"\n"},
                    Case{"results/report/a.cpp", "#include \"sim/scenario/load.h\"\n"},
                    Case{"calibration/a.cpp", "#include \"sim/app/cli.h\"\n"},
                    Case{"sim/app/a.cpp", "#include \"tests/support/world.h\"\n"},
                    Case{"sim/model/a.cpp", "#include \"world.h\"\n"},
                    Case{"sim/model/a.cpp", "#include \"../core/calendar.h\"\n"}));

INSTANTIATE_TEST_SUITE_P(
    Layers, Permitted,
    testing::Values(Case{"sim/model/a.cpp", "#include \"sim/core/calendar.h\"\n"},
                    Case{"sim/run/a.cpp", "#include \"sim/model/observer.h\"\n"},
                    Case{"results/a.cpp", "#include \"sim/model/observer.h\"\n"},
                    Case{"calibration/a.cpp", "#include \"results/store.h\"\n"},
                    Case{"sim/app/a.cpp", "#include \"calibration/backtest.h\"\n"},
                    Case{"tests/sim/run/a_test.cpp", "#include \"sim/scenario/load.h\"\n"},
                    Case{"sim/run/a.cpp", "// #include \"sim/scenario/load.h\"\n"},
                    Case{"sim/run/a.cpp", "/*\n#include \"results/store.h\"\n*/\n"}));

INSTANTIATE_TEST_SUITE_P(
    Links, Forbidden,
    testing::Values(Case{"sim/core/CMakeLists.txt", "target_link_libraries(x kinflow_model)"},
                    Case{"sim/run/CMakeLists.txt", "target_link_libraries(x kinflow_results)"},
                    Case{"results/CMakeLists.txt", "target_link_libraries(x kinflow_scenario)"}));

INSTANTIATE_TEST_SUITE_P(
    Links, Permitted,
    testing::Values(Case{"sim/run/CMakeLists.txt",
                         "target_link_libraries(kinflow_run kinflow_model)"},
                    Case{"results/CMakeLists.txt", "target_link_libraries(x kinflow_version)"},
                    Case{"sim/app/CMakeLists.txt", "target_link_libraries(x kinflow_results)"}));

INSTANTIATE_TEST_SUITE_P(Libraries, Forbidden,
                         testing::Values(Case{"sim/model/a.cpp", "#include <yaml-cpp/yaml.h>\n"},
                                         Case{"results/a.cpp", "#include <tbb/parallel_for.h>\n"},
                                         Case{"sim/app/a.cpp", "#include <oneapi/tbb.h>\n"},
                                         Case{"sim/run/a.cpp", "#include <sqlite3.h>\n"},
                                         Case{"sim/run/a.cpp", "#include <CLI/CLI.hpp>\n"},
                                         Case{"sim/model/a.cpp",
                                              "#include <Random123/philox.h>\n"}));

INSTANTIATE_TEST_SUITE_P(Libraries, Permitted,
                         testing::Values(Case{"sim/scenario/a.cpp", "#include <yaml-cpp/yaml.h>\n"},
                                         Case{"calibration/a.cpp", "#include <yaml-cpp/yaml.h>\n"},
                                         Case{"sim/run/a.cpp", "#include <tbb/parallel_for.h>\n"},
                                         Case{"results/a.cpp", "#include <sqlite3.h>\n"},
                                         Case{"results/report/a.cpp",
                                              "#include \"kinflow_chart_assets.h\"\n"}));

INSTANTIATE_TEST_SUITE_P(
    Code, Forbidden,
    testing::Values(Case{"sim/run/a.cpp", "#include <random>\n"},
                    Case{"sim/model/a.cpp", "std::normal_distribution<double> draw;\n"},
                    Case{"calibration/a.cpp", "std::mt19937 engine(7);\n"},
                    Case{"results/a.cpp", "auto seed = std::random_device{}();\n"},
                    Case{"sim/core/a.cpp", "auto t = std::chrono::steady_clock::now();\n"},
                    Case{"results/a.cpp", "std::cout << total;\n"},
                    Case{"sim/run/a.cpp", "std::exit(1);\n"},
                    Case{"sim/model/a.h", "struct Family {};\n"}));

INSTANTIATE_TEST_SUITE_P(
    Code, Permitted,
    testing::Values(Case{"sim/run/a.cpp", "// std::normal_distribution differs by vendor\n"},
                    Case{"results/a.cpp", "const auto text = \"std::cout << x; exit(1)\";\n"},
                    Case{"results/a.cpp", "const auto text = R\"(std::cout << \"x\")\";\n"},
                    Case{"sim/app/a.cpp", "std::cerr << message;\n"},
                    Case{"sim/run/a.cpp", "auto t = std::chrono::steady_clock::now();\n"},
                    Case{"sim/model/a.cpp", "on_exit_from_care(child); snprintf(a, 4, b);\n"},
                    Case{"sim/model/a.h", "#pragma once\nstruct Family {};\n"}));

INSTANTIATE_TEST_SUITE_P(Words, Forbidden,
                         testing::Values(Case{"sim/core/a.cpp", "int child_count = 0;\n"},
                                         Case{"sim/core/a.cpp", "class FosterPool;\n"},
                                         Case{"sim/core/a.cpp", "// waits for a referral\n"},
                                         Case{"sim/core/a.cpp", "auto text = \"Children\";\n"},
                                         Case{"sim/core/CMakeLists.txt",
                                              "add_library(placements)\n"}));

INSTANTIATE_TEST_SUITE_P(Words, Permitted,
                         testing::Values(Case{"sim/core/a.cpp",
                                              "CaseloadPool caseload; // careful\n"},
                                         Case{"sim/model/a.cpp", "int child_count = 0;\n"}));

TEST(Rules, say_where_and_what) {
    EXPECT_THAT(violations("sim/core/a.cpp", "int a;\n#include \"results/store.h\"\n"),
                ElementsAre("sim/core/a.cpp:2: results/store.h: sim/core/ must not know results/"));
}

TEST(Rules, know_what_belongs_at_the_top_level) {
    EXPECT_THAT(stray_top_level_names({"sim", "README.md", ".ci", "notes.txt", "build", "src"}),
                ElementsAre("notes.txt", "src"));
}

TEST(SourceText, keeps_digit_separators_apart_from_character_literals) {
    EXPECT_THAT(code_only("int n = 1'000; char c = 'x'; exit(2); // '"), HasSubstr("exit(2);"));
}

TEST(SourceText, keeps_line_numbers) {
    EXPECT_EQ(without_comments("/* a\nb */ c // d\ne"), "    \n     c     \ne");
}

}  // namespace
}  // namespace kinflow::architecture
