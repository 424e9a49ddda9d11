#include "calibration/published/csv_table.h"

#include <gmock/gmock.h>

namespace kinflow::calibration {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string faults_of(const std::string& text) {
    try {
        static_cast<void>(CsvTable::parse(text, "x.csv"));
    } catch (const core::InputError& error) {
        return error.what();
    }
    return "none";
}

TEST(CsvTable, ReadsAByteOrderMarkQuotesAndBothLineEnds) {
    const CsvTable table = CsvTable::parse(
        "\xEF\xBB\xBFname,value\r\n\"Bristol, City of\",5\n\"a \"\"b\"\"\",\n", "x.csv");
    EXPECT_THAT(table.columns(), ElementsAre("name", "value"));
    ASSERT_EQ(table.rows(), 2U);
    EXPECT_EQ(table.cell(0, 0), "Bristol, City of");
    EXPECT_EQ(table.cell(1, 0), "a \"b\"");
    EXPECT_EQ(table.cell(1, 1), "");
    EXPECT_EQ(table.line(1), 3);
}

TEST(CsvTable, NamesTheLineOfEveryFault) {
    EXPECT_THAT(faults_of("a,b\n1\n1,2\n1,2,3\n"),
                testing::AllOf(HasSubstr("x.csv:2: error: found 1 cells"),
                               HasSubstr("x.csv:4: error: found 3 cells")));
    EXPECT_THAT(faults_of("a,b\n\"1,2\n"), HasSubstr("x.csv:2: error: a quote that opens here"));
    EXPECT_THAT(faults_of(""), HasSubstr("is empty"));
}

TEST(CsvTable, SaysWhichColumnIsMissingAndWhichIsNear) {
    const CsvTable table = CsvTable::parse("la_name,At31_episode\nEssex,1\n", "x.csv");
    std::vector<core::Fault> faults;
    static_cast<void>(table.find({"la_name", "At31_episodes"}, faults));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(core::to_string(faults[0]),
              "x.csv:1: error: At31_episodes: there is no column of this name; did you mean "
              "`At31_episode`?");
}

}  // namespace
}  // namespace kinflow::calibration
