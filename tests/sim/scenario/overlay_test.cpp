#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string overlay_file = "policies/more.yaml";
const std::string header = "kinflow: overlay\nname: more\ntitle: More of it\n";

/// The small scenario with an overlay that its own file names.
Texts with_overlay(const std::string& body) {
    Texts texts = with_change(small_scenario(), area_file, "start: 2013-04-01",
                              "overlays: [../policies/more.yaml]\nstart: 2013-04-01");
    texts[overlay_file] = header + body;
    return texts;
}

model::Scenario load(const Texts& texts, const std::vector<std::string>& overlays = {}) {
    EXPECT_THAT(faults_of(texts, overlays), IsEmpty());
    return load_scenario_text(texts, area_file, overlays).scenario.value();
}

TEST(Overlay, ReplacesWhatItNamesAndNothingElse) {
    const model::Scenario before = load(small_scenario());
    const model::Scenario after =
        load(with_overlay("teams:\n  workers:\n    staff: {value: 45, unit: fte, policy: more}\n"));
    EXPECT_EQ(after.teams[1].full_time_equivalents, 45.0);
    EXPECT_EQ(after.teams[1].label, before.teams[1].label);
    EXPECT_EQ(after.teams[1].caseload_standard, before.teams[1].caseload_standard);
    EXPECT_EQ(after.teams[0].full_time_equivalents, before.teams[0].full_time_equivalents);
    EXPECT_EQ(after.name, "small");
}

TEST(Overlay, ReplacesAQuantityWhole) {
    // A number may not keep the unit or the standing of the one that it replaces.
    const Texts texts = with_overlay("teams:\n  workers:\n    staff: {value: 45}\n");
    EXPECT_THAT(
        faults_of(texts),
        ElementsAre(
            fault_at(texts, overlay_file, "staff:", "teams.workers.staff.unit",
                     "the unit is missing; allowed: fte, fte per 10000 children, fte per 10,000 "
                     "children, fte per 100 looked after, fte per 100 children in need"),
            fault_at(texts, overlay_file, "staff:", "teams.workers.staff",
                     "nothing says where the number comes from; one is needed of: source "
                     "(an id of the register), calibrated, assumed, policy")));
}

TEST(Overlay, ReplacesListsWhole) {
    const model::Scenario after = load(with_overlay("targets: []\n"));
    EXPECT_THAT(after.targets, IsEmpty());
}

TEST(Overlay, ChangesThePathway) {
    const model::Scenario after = load(with_overlay(
        "pathway:\n  stages:\n    assessment:\n      noise: {value: 0.3, unit: sd, policy: x}\n"));
    const model::Stage& assessment = after.pathway[after.pathway.find("assessment")];
    EXPECT_EQ(assessment.noise, 0.3);
    EXPECT_EQ(assessment.routes.size(), 2U);
}

TEST(Overlay, AddsWhatTheAreaDoesNotHave) {
    const model::Scenario after = load(with_overlay(
        "teams:\n  advisers:\n    label: Advisers\n    staff: {value: 4, unit: fte, policy: new}\n"
        "    caseload_standard: {value: 10, unit: children per fte, policy: new}\n"
        "demand:\n  channels:\n    police:\n      team: advisers\n"));
    ASSERT_EQ(after.teams.size(), 3U);
    EXPECT_EQ(after.teams[2].name, "advisers");
}

TEST(Overlay, LacksWhatANewThingNeeds) {
    const Texts texts = with_overlay(
        "teams:\n  advisers:\n    staff: {value: 4, unit: fte, policy: new}\n"
        "    caseload_standard: {value: 9, unit: children per fte, policy: new}\n");
    EXPECT_THAT(faults_of(texts),
                ElementsAre(fault_at(texts, overlay_file, "advisers:", "teams.advisers.label",
                                     "missing: What a reader sees in reports")));
}

TEST(Overlay, IsNamedInItsOwnFaults) {
    const Texts texts = with_overlay("pathway:\n  stages:\n    contact:\n      team: nobody\n");
    EXPECT_THAT(faults_of(texts),
                ElementsAre(fault_at(texts, overlay_file, "nobody", "stages.contact.team",
                                     "there is no team `nobody`; allowed: front_door, workers")));
}

TEST(Overlay, DoesNotHideAFaultOfWhatItReplaces) {
    const Texts texts = with_change(
        with_overlay("teams:\n  workers:\n    staff: {value: 45, unit: fte, policy: x}\n"),
        area_file, "{value: 30, unit: fte", "{value: -30, unit: fte");
    EXPECT_THAT(faults_of(texts),
                ElementsAre(fault_at(texts, area_file, "-30", "teams.workers.staff.value",
                                     "-30 fte is out of range; allowed: a number of at least 0")));
}

TEST(Overlay, MayNotChangeWhichPathwayIsUsed) {
    const Texts texts = with_overlay("pathway: other.yaml\n");
    EXPECT_THAT(faults_of(texts),
                ElementsAre(fault_at(texts, overlay_file, "other.yaml", "pathway",
                                     "found the text `other.yaml`; a map is needed")));
}

TEST(Overlay, BringsEvidenceOfItsOwn) {
    Texts texts = with_overlay(
        "register: [own.yaml]\n"
        "need:\n  shock: {value: 1, unit: sd, source: own.shock}\n");
    texts["policies/own.yaml"] =
        "kinflow: register\nname: own\ntitle: Own\nentries:\n"
        "  - {id: own.shock, measure: shock, value: 1, unit: sd, date: 2013-01-01, document: D, "
        "place: p, publisher: P, says: One.}\n";
    EXPECT_EQ(load(texts).need.shock_mean, 1.0);
}

TEST(Overlay, IsRecordedInTheProvenanceWithItsOwnFileAndLine) {
    const model::Scenario after =
        load(with_overlay("teams:\n  workers:\n    staff: {value: 45, unit: fte, policy: more}\n"));
    int found = 0;
    for (const model::Provenance& row : after.provenance) {
        if (row.path != "teams.workers.staff") continue;
        ++found;
        EXPECT_EQ(row.value, "45");
        EXPECT_EQ(row.file, overlay_file);
        EXPECT_EQ(row.line, 6);
        EXPECT_EQ(row.standing, model::Standing::policy);
    }
    EXPECT_EQ(found, 1);
}

TEST(Overlay, HandedToTheLoaderNamesTheScenario) {
    Texts texts = small_scenario();
    texts["a.yaml"] =
        "kinflow: overlay\nname: a\ntitle: First\nneed:\n"
        "  shock: {value: 1, unit: sd, policy: x}\n";
    texts["b.yaml"] =
        "kinflow: overlay\nname: b\ntitle: Second\nneed:\n"
        "  shock: {value: 2, unit: sd, policy: x}\n";
    const model::Scenario both = load(texts, {"a.yaml", "b.yaml"});
    EXPECT_EQ(both.name, "a+b");
    EXPECT_EQ(both.title, "First; Second");
    EXPECT_EQ(both.need.shock_mean, 2.0);  // the last one wins
}

TEST(Overlay, WithoutChangesGivesTheBaseline) {
    const model::Scenario before = load(small_scenario());
    const model::Scenario after = load(with_overlay(""));
    ASSERT_EQ(after.provenance.size(), before.provenance.size());
    for (std::size_t i = 0; i < before.provenance.size(); ++i) {
        EXPECT_EQ(after.provenance[i].path, before.provenance[i].path);
        EXPECT_EQ(after.provenance[i].value, before.provenance[i].value);
    }
}

}  // namespace
}  // namespace kinflow::scenario::test
