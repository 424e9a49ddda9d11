#include "sim/scenario/register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/scenario/mistake.h"
#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> check_lines(const Texts& texts, const std::string& file) {
    std::vector<std::string> lines;
    for (const auto& fault : check_file_text(texts, file)) lines.push_back(core::to_string(fault));
    return lines;
}

TEST(Register, FindsAnEntryById) {
    SourceFiles files{read_from(small_scenario())};
    Register evidence;
    add_entries(files.open(register_file).value(), files, evidence);
    ASSERT_TRUE(files.faults.empty());
    const Entry* entry = evidence.find("reports.proceedings");
    ASSERT_NE(entry, nullptr);
    EXPECT_EQ(entry->where(), "A report, page 5");
    EXPECT_EQ(core::to_iso(*entry->from), "2012-04-01");
    EXPECT_EQ(core::to_iso(*entry->to), "2013-03-31");
    EXPECT_EQ(entry->line, 7);
    EXPECT_EQ(evidence.find("reports.nothing"), nullptr);
    EXPECT_EQ(evidence.find("reports.decision")->values,
              (std::vector<std::pair<std::string, double>>{{"usual", 1.0}, {"latest", 2.0}}));
}

class ARegisterMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(ARegisterMistake, IsTheOnlyFault) {
    const Mistake& m = GetParam();
    const Texts texts = with_change(small_scenario(), m.file, m.from, m.to);
    EXPECT_THAT(check_lines(texts, register_file),
                ElementsAre(fault_at(texts, m.file, m.mark, m.path, m.message)));
}

const std::vector<Mistake> mistakes{
    {"IdGivenTwice", register_file, "id: reports.decision", "id: reports.proceedings",
     "reports.proceedings, measure: time", "entries[3].id",
     "the id `reports.proceedings` is given twice"},
    {"NoTime", register_file, ", date: 2013-04-15", "", "{id: reports.decision", "entries[3]",
     "one of `date` and `period` is needed, and not both"},
    {"PeriodBackwards", register_file, "[2012-04-01, 2013-03-31]", "[2013-03-31, 2012-04-01]",
     "[2013-03-31", "entries[2].period", "the last day is before the first"},
    {"PeriodOfOneDay", register_file, "[2012-04-01, 2013-03-31]", "[2012-04-01]", "[2012-04-01]",
     "entries[2].period", "two dates are needed: [first, last]"},
    {"NoUnit", register_file, "value: 40, unit: children", "value: 40", "{id: reports.looked-after",
     "entries[1].unit", "missing: Unit of the figure"},
    {"NoValueOfWhatIsNoDecision", register_file, "value: 40, unit: children, ", "",
     "{id: reports.looked-after", "entries[1].value",
     "missing: only an entry with `use: policy` or `use: context` may have no figure"},
    {"UnknownUse", register_file, "value: 40, unit: children",
     "value: 40, unit: children, use: fit", "fit, date", "entries[1].use",
     "found `fit`; allowed: calibrate, validate, capacity, policy, cost, effect, rule, context"},
    {"ValueInWords", register_file, "value: 40", "value: forty", "forty, unit", "entries[1].value",
     "found the text `forty`; a number is needed"},
};
INSTANTIATE_TEST_SUITE_P(Of, ARegisterMistake, ::testing::ValuesIn(mistakes), name_of_test);

TEST(CheckFile, ChecksEachKindOfFileByItself) {
    Texts texts = small_scenario();
    texts["overlay.yaml"] = "kinflow: overlay\nname: o\ntitle: O\nstart: 2013-05-01\n";
    for (const auto& [file, text] : texts) EXPECT_THAT(check_lines(texts, file), IsEmpty()) << file;
}

TEST(CheckFile, KnowsThePathwaysOwnStages) {
    const Texts texts = with_change(small_scenario(), pathway_file, "{to: court,", "{to: cuort,");
    EXPECT_THAT(check_lines(texts, pathway_file),
                ElementsAre(fault_at(texts, pathway_file, "cuort", "stages.plan.routes[2].to",
                                     "there is no stage `cuort`; did you mean `court`?")));
}

TEST(CheckFile, WantsAKnownKindOfFile) {
    EXPECT_THAT(
        check_lines({{"x.yaml", "kinflow: aera\n"}}, "x.yaml"),
        ElementsAre("x.yaml:1:10: error: kinflow: found the text `aera`; allowed: area, "
                    "pathway, overlay, policy, study, calibration, posterior, backtest, flows, "
                    "register"));
    EXPECT_THAT(check_lines({{"x.yaml", "name: x\n"}}, "x.yaml"),
                ElementsAre("x.yaml:1:1: error: kinflow: missing; allowed: area, pathway, overlay, "
                            "policy, study, calibration, posterior, backtest, flows, register"));
}

}  // namespace
}  // namespace kinflow::scenario::test
