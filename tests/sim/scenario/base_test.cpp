#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string base_file = "bases/base.yaml";
const std::string own_area = R"(kinflow: area
name: own
title: An area of its own
base: ../bases/base.yaml
)";

/// The small scenario as the base of an area that is in the same place as it was.
Texts on_base(const std::string& keys, const std::string& head = own_area) {
    Texts texts = small_scenario();
    texts[base_file] = texts.at(area_file);
    texts[area_file] = head + keys;
    return texts;
}

Loaded load(const Texts& texts) {
    EXPECT_THAT(faults_of(texts), IsEmpty());
    return load_scenario_text(texts, area_file);
}

TEST(Base, GivesWhatTheAreaDoesNotSay) {
    const model::Scenario before = load(small_scenario()).scenario.value();
    const model::Scenario after = load(on_base("end: 2015-04-01\n")).scenario.value();
    EXPECT_EQ(after.name, "own");
    EXPECT_EQ(after.title, "An area of its own");
    EXPECT_EQ(core::to_iso(after.end), "2015-04-01");
    EXPECT_EQ(after.start, before.start);
    EXPECT_EQ(after.teams.size(), before.teams.size());
    EXPECT_EQ(after.pathway.stages.size(), before.pathway.stages.size());
    EXPECT_EQ(after.targets.size(), before.targets.size());
}

TEST(Base, GivesEveryNumberTheFileInWhichItStands) {
    const model::Scenario scenario =
        load(on_base("teams:\n  workers:\n    staff: {value: 9, unit: fte, assumed: few}\n"))
            .scenario.value();
    EXPECT_EQ(scenario.teams[1].full_time_equivalents, 9.0);
    for (const model::Provenance& row : scenario.provenance) {
        if (row.path == "teams.workers.staff") {
            EXPECT_EQ(row.file, area_file);
            EXPECT_EQ(row.line, 7);
        } else {
            EXPECT_NE(row.file, area_file) << row.path;
        }
    }
}

TEST(Base, MayHaveABaseAndTheNearestWins) {
    Texts texts = on_base("base: ../bases/middle.yaml\n", R"(kinflow: area
name: own
title: An area of its own
)");
    texts["bases/middle.yaml"] =
        "kinflow: area\nname: middle\ntitle: In between\nbase: base.yaml\nend: 2016-04-01\n"
        "start: 2013-06-01\n";
    texts[area_file] += "end: 2017-04-01\n";
    const model::Scenario scenario = load(texts).scenario.value();
    EXPECT_EQ(core::to_iso(scenario.end), "2017-04-01");
    EXPECT_EQ(core::to_iso(scenario.start), "2013-06-01");
    EXPECT_EQ(scenario.name, "own");
}

TEST(Base, AddsItsEvidenceToTheAreas) {
    Texts texts = on_base(
        "register: [../own.yaml]\n"
        "population_under_18: {value: 12000, unit: children, source: own.population}\n");
    texts["own.yaml"] =
        "kinflow: register\nname: own\ntitle: Our own\nentries:\n"
        "  - {id: own.population, measure: population_under_18, value: 12000, unit: children, "
        "date: 2013-06-30, document: A count, place: page 1, publisher: A council, says: A "
        "count.}\n";
    EXPECT_EQ(load(texts).scenario->population_under_18, 12000.0);
}

TEST(Base, PointsAtFaultsInTheFileThatHasThem) {
    Texts texts = with_change(on_base(""), base_file, "value: 30, unit: fte, policy",
                              "value: 30, unit: ftes, policy");
    const std::vector<std::string> faults = faults_of(texts);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].rfind(base_file, 0), 0U) << faults[0];
}

TEST(Base, DoesNotGiveItsName) {
    const Texts texts = on_base("", "kinflow: area\nbase: ../bases/base.yaml\n");
    EXPECT_THAT(faults_of(texts),
                ElementsAre(fault_at(texts, area_file, "kinflow", "name",
                                     "missing: A short name, used in tables and file names"),
                            fault_at(texts, area_file, "kinflow", "title",
                                     "missing: What a reader sees in reports")));
}

TEST(Base, ThatIsNotThereIsAFault) {
    Texts texts = on_base("");
    texts.erase(base_file);
    EXPECT_THAT(faults_of(texts),
                Contains(fault_at(texts, area_file, "../bases/base.yaml", "base",
                                  "`../bases/base.yaml` cannot be read: there is no such file")));
}

TEST(Base, OfAnotherKindIsAFault) {
    Texts texts = on_base("");
    texts[base_file] = texts.at(pathway_file);
    EXPECT_THAT(faults_of(texts),
                Contains(base_file + ":1:10: error: kinflow: found the text `pathway`; here a file "
                                     "of kind `area` is needed"));
}

TEST(Base, ThatLeadsBackIsAFault) {
    Texts texts = on_base("");
    texts[base_file] = "kinflow: area\nname: round\ntitle: Round\nbase: ../areas/small.yaml\n";
    EXPECT_THAT(faults_of(texts),
                Contains(fault_at(texts, base_file, "../areas/small.yaml", "base",
                                  "`../areas/small.yaml` starts from this file itself")));
}

}  // namespace
}  // namespace kinflow::scenario::test
