#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// The small scenario as a repository has its files, with an area whose reasons name an entry.
class Evidence : public ::testing::Test {
  protected:
    Evidence() {
        folder.write("calibration/evidence/reports.yaml", folder.read("evidence.yaml"));
        std::string area = folder.read("areas/small.yaml");
        const std::string reason = "policy: ten more than before";
        area.replace(area.find(reason), reason.size(), "assumed: a share of reports.population");
        folder.write("scenarios/areas/small.yaml", area);
    }

    static std::vector<std::string> ids_in(const Outcome& outcome) {
        std::vector<std::string> ids;
        const auto json = nlohmann::json::parse(outcome.out);
        for (const auto& entry : json.at("entries")) ids.push_back(entry.at("id"));
        return ids;
    }

    const Folder folder;
};

TEST_F(Evidence, ListsEveryEntry) {
    const Outcome all = folder.kinflow("evidence");
    EXPECT_EQ(all.code, 0) << all.err;
    EXPECT_THAT(all.out, HasSubstr("reports.looked-after  2013-03-31"));
    EXPECT_THAT(all.out, HasSubstr("40 children"));
    EXPECT_THAT(all.out, HasSubstr("4 of 4 entries"));
}

TEST_F(Evidence, ListsWhatTheFiltersLeave) {
    using ::testing::ElementsAre;
    EXPECT_THAT(ids_in(folder.kinflow("evidence --json --measure looked_after")),
                ElementsAre("reports.looked-after"));
    EXPECT_THAT(ids_in(folder.kinflow("evidence --json --year 2012")),
                ElementsAre("reports.proceedings"));
    EXPECT_THAT(ids_in(folder.kinflow("evidence --json --text GUIDANCE")),
                ElementsAre("reports.decision"));
    EXPECT_THAT(ids_in(folder.kinflow("evidence --json --use cost")), IsEmpty());
    EXPECT_EQ(ids_in(folder.kinflow("evidence --json --area reports")).size(), 4U);
}

TEST_F(Evidence, ExplainsAnEntryAndWhatRestsOnIt) {
    const Outcome one = folder.kinflow("evidence reports.looked-after");
    EXPECT_EQ(one.code, 0) << one.err;
    EXPECT_THAT(one.out, HasSubstr("A report"));
    EXPECT_THAT(one.out, HasSubstr("page 4"));
    EXPECT_THAT(one.out, HasSubstr("looked_after_count: Children looked after by the authority"));
    EXPECT_THAT(one.out, HasSubstr("scenarios/areas/small.yaml"));
    EXPECT_THAT(one.out, HasSubstr("start_stocks.looked_after"));
    EXPECT_THAT(one.out, HasSubstr("target looked_after_count (targets[0])"));
}

TEST_F(Evidence, FindsEntriesThatReasonsName) {
    const auto json =
        nlohmann::json::parse(folder.kinflow("evidence --json reports.population").out);
    const auto& cited = json.at("entries").at(0).at("cited");
    const auto named = std::find_if(cited.begin(), cited.end(),
                                    [](const auto& row) { return row.at("reason") == true; });
    ASSERT_NE(named, cited.end());
    EXPECT_EQ(named->at("path"), "teams.workers.staff");
    // A target may rest on a figure of another measure; the model's is the target's.
    EXPECT_EQ(json.at("entries").at(0).at("measures_of_the_model").at(0).at("name"), "contacts");
}

TEST_F(Evidence, NamesWhatIsNearAnUnknownId) {
    const Outcome slip = folder.kinflow("evidence reports.lookedafter reports.popul");
    EXPECT_EQ(slip.code, 2);
    EXPECT_THAT(slip.out, IsEmpty());
    EXPECT_THAT(slip.err, HasSubstr("`reports.lookedafter`; did you mean `reports.looked-after`?"));
    EXPECT_THAT(slip.err, HasSubstr("`reports.popul`; ids that hold it: reports.population"));
}

TEST_F(Evidence, RefusesAWrongCall) {
    EXPECT_EQ(folder.kinflow("evidence --use prayer").code, 2);
    EXPECT_EQ(folder.kinflow("evidence --year soon").code, 2);
    const Outcome nowhere = folder.kinflow("evidence --register no/such/folder");
    EXPECT_EQ(nowhere.code, 2);
    EXPECT_THAT(nowhere.err, HasSubstr("there are no .yaml files in no/such/folder"));
}

TEST_F(Evidence, TellsTheFaultsOfARegister) {
    folder.change("calibration/evidence/reports.yaml", "value: 40", "value: forty");
    const Outcome bad = folder.kinflow("evidence");
    EXPECT_EQ(bad.code, 2);
    EXPECT_THAT(bad.err, HasSubstr("calibration/evidence/reports.yaml:6:"));
    EXPECT_THAT(bad.out, Not(HasSubstr("entries")));
}

}  // namespace
}  // namespace kinflow::app::test
