#include "sim/scenario/load_scenario.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

model::Scenario small() {
    Loaded loaded = load_scenario_text(small_scenario(), area_file);
    EXPECT_THAT(faults_of(small_scenario()), IsEmpty());
    return std::move(loaded.scenario).value();
}

TEST(LoadScenario, TakesUpTheHeaderAndTheDates) {
    const model::Scenario scenario = small();
    EXPECT_EQ(scenario.name, "small");
    EXPECT_EQ(scenario.title, "A small area");
    EXPECT_EQ(core::to_iso(scenario.start), "2013-04-01");
    EXPECT_EQ(core::to_iso(scenario.end), "2014-04-01");
    EXPECT_EQ(scenario.population_under_18, 10000.0);
}

TEST(LoadScenario, ConvertsUnitsToTheModels) {
    const model::Scenario scenario = small();
    EXPECT_DOUBLE_EQ(scenario.families.sibling_gap_years, 2.5);
    EXPECT_DOUBLE_EQ(scenario.families.disabled_share, 0.03);
    EXPECT_THAT(scenario.care.time_breaks, ElementsAre(0.5, 2.0));
    EXPECT_DOUBLE_EQ(scenario.placements.types[0].out_of_area, 0.18);
    EXPECT_DOUBLE_EQ(scenario.pathway.stages[0].effort_hours, 1.5);
    EXPECT_DOUBLE_EQ(scenario.care.proceedings.distribution.mean(), 28.0 * 7.0);
    EXPECT_DOUBLE_EQ(scenario.care.adoption_placement.distribution.mean(), 9.0 * 365.25 / 12.0);
    EXPECT_DOUBLE_EQ(scenario.targets[0].tolerance, 0.1);
}

TEST(LoadScenario, KnowsWorkingDaysFromCalendarDays) {
    const model::Scenario scenario = small();
    const model::Stage& contact = scenario.pathway.stages[0];
    EXPECT_TRUE(contact.duration.working_days);
    EXPECT_DOUBLE_EQ(contact.duration.distribution.mean(), 0.5);
    EXPECT_FALSE(scenario.care.proceedings.working_days);
}

TEST(LoadScenario, BindsThePathwayByIndex) {
    const model::Pathway pathway = small().pathway;
    EXPECT_EQ(pathway.contact, pathway.find("contact"));
    EXPECT_EQ(pathway.proceedings, pathway.find("court"));
    EXPECT_EQ(pathway.after_return_home, pathway.find("plan"));
    EXPECT_EQ(pathway.closed, pathway.find("closed"));
    const model::Stage& contact = pathway[pathway.contact];
    ASSERT_EQ(contact.routes.size(), 4U);
    EXPECT_EQ(contact.routes[0].outcome, model::Outcome::no_further_action);
    EXPECT_TRUE(std::isinf(contact.routes[0].cut) && contact.routes[0].cut < 0.0);
    EXPECT_EQ(contact.routes[1].to, pathway.find("assessment"));
    EXPECT_DOUBLE_EQ(contact.routes[1].cut, 0.8);
    EXPECT_EQ(contact.routes[3].when, model::Condition::unaccompanied);
    EXPECT_EQ(contact.clock.working_days, 1);
    EXPECT_EQ(contact.priority, 2);
}

TEST(LoadScenario, LetsAReviewLastAsLongAsAStayWhenItIsLeftOut) {
    const model::Pathway pathway = small().pathway;
    const model::Stage& assessment = pathway[pathway.find("assessment")];
    EXPECT_DOUBLE_EQ(assessment.review.distribution.mean(), 30.0);
    EXPECT_TRUE(assessment.review.working_days);
    EXPECT_DOUBLE_EQ(pathway[pathway.find("plan")].review.distribution.mean(), 91.0);
}

TEST(LoadScenario, TakesTeamsInTheFilesOrder) {
    const model::Scenario scenario = small();
    ASSERT_EQ(scenario.teams.size(), 2U);
    EXPECT_EQ(scenario.teams[1].name, "workers");
    EXPECT_EQ(scenario.pathway.stages[1].team, model::TeamId{1});
    EXPECT_TRUE(scenario.teams[0].social_work);
    EXPECT_FALSE(scenario.pathway[scenario.pathway.looked_after].team);
}

TEST(LoadScenario, ScalesAMonthProfileToAMeanOfOne) {
    const model::Channel channel = small().channels.at(0);
    double sum = 0.0;
    for (const double month : channel.month_profile) sum += month;
    EXPECT_DOUBLE_EQ(sum, 12.0);
    EXPECT_DOUBLE_EQ(channel.month_profile[6], 2.0 * channel.month_profile[0]);
}

TEST(LoadScenario, ReadsUnlimitedPlacesAsANegativeNumber) {
    const model::Scenario scenario = small();
    EXPECT_EQ(scenario.placements.types[0].places, 50);
    EXPECT_LT(scenario.placements.types[1].places, 0);
    EXPECT_THAT(scenario.placements.types[0].fall_back, ElementsAre(model::PlacementTypeId{1}));
    EXPECT_THAT(scenario.start_stocks.placement_shares, ElementsAre(0.8, 0.2));
}

TEST(LoadScenario, TellsTheReaderWhereATargetIsPrinted) {
    const model::Scenario scenario = small();
    EXPECT_EQ(scenario.targets[0].where, "A report, page 4");
    EXPECT_EQ(scenario.targets[1].where, "elsewhere");
    EXPECT_EQ(scenario.targets[0].from, scenario.targets[0].to);
}

TEST(LoadScenario, KeepsEveryTextThatItRead) {
    const Texts texts = small_scenario();
    EXPECT_EQ(small().source_text,
              texts.at(area_file) + texts.at(pathway_file) + texts.at(register_file));
}

TEST(LoadScenario, ShowsFaultsOfAllFilesTogetherInOrder) {
    Texts texts = with_change(small_scenario(), area_file, "value: 30, unit: months",
                              "value: thirty, unit: months");
    texts = with_change(texts, area_file, "label: Police", "lable: Police");
    texts = with_change(texts, pathway_file, "to: court", "to: cuort");
    texts = with_change(texts, register_file, "date: 2013-06-30", "date: 2013-06-31");
    const auto faults = faults_of(texts);
    ASSERT_EQ(faults.size(), 5U);
    EXPECT_THAT(faults[0], HasSubstr("demand.channels.police.label: missing"));
    EXPECT_THAT(faults[1], HasSubstr("did you mean `label`?"));
    EXPECT_THAT(faults[2], HasSubstr("families.sibling_gap.value"));
    EXPECT_THAT(faults[3], HasSubstr("did you mean `court`?"));
    EXPECT_THAT(faults[4], HasSubstr("2013-06-31"));
}

TEST(LoadScenario, SaysThatAFileIsAbsentOrIsAFolder) {
    const auto absent = load_scenario("no/such/file.yaml");
    ASSERT_EQ(absent.faults.size(), 1U);
    EXPECT_EQ(core::to_string(absent.faults[0]),
              "no/such/file.yaml: error: cannot be read: there is no such file");
    const auto folder = load_scenario(KINFLOW_SOURCE_DIR);
    ASSERT_EQ(folder.faults.size(), 1U);
    EXPECT_THAT(folder.faults[0].message, HasSubstr("it is a folder"));
    EXPECT_FALSE(folder.scenario.has_value());
}

TEST(LoadScenario, PointsToTheNameOfAFileThatCannotBeRead) {
    const Texts texts =
        with_change(small_scenario(), area_file, "../pathways/small.yaml", "../pathways/smal.yaml");
    EXPECT_THAT(faults_of(texts),
                ElementsAre(fault_at(texts, area_file, "../pathways/smal.yaml", "pathway",
                                     "`../pathways/smal.yaml` cannot be read: there is no such "
                                     "file")));
}

TEST(LoadScenario, SaysOnceThatAFileIsOfAnotherKind) {
    const auto loaded = load_scenario_text(small_scenario(), pathway_file);
    ASSERT_EQ(loaded.faults.size(), 1U);
    EXPECT_EQ(core::to_string(loaded.faults[0]),
              "pathways/small.yaml:1:10: error: kinflow: found the text `pathway`; here a file of "
              "kind `area` is needed");
    EXPECT_FALSE(loaded.scenario.has_value());
}

}  // namespace
}  // namespace kinflow::scenario::test
