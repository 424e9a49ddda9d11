// Workers, teams and the stays that hours drive, in a scenario file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/load_scenario.h"
#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string workforce = R"(workforce:
  grades:
    worker:
      label: Worker
      pay: {value: 50000, unit: gbp per year, prices: 2025, assumed: a guess}
      turnover: {value: 0.15, unit: per year, assumed: a guess}
      time_to_fill: {distribution: constant, value: 6, unit: months, assumed: a guess}
      agency: true
  time:
    week: {value: 37, unit: hours per week, assumed: a guess}
    leave: {value: 38, unit: days per year, assumed: a guess}
    training: {value: 5, unit: days per year, assumed: a guess}
    direct_share: {value: 80, unit: percent, assumed: a guess}
  sickness:
    spells: {value: 1.2, unit: per year, assumed: a guess}
    length: {distribution: constant, value: 7, unit: working days, assumed: a guess}
  overload: {value: 1, unit: ratio, assumed: a guess}
  newly_qualified:
    share: {value: 0.4, unit: share, assumed: a guess}
    caseload: {value: 0.9, unit: share, assumed: a guess}
    length: {value: 12, unit: months, assumed: a guess}
  agency:
    cover: {value: 0.7, unit: share, assumed: a guess}
    time_to_cover: {distribution: constant, value: 1, unit: months, assumed: a guess}
    turnover: {value: 0.8, unit: per year, assumed: a guess}
    premium: {value: 1.36, unit: ratio, assumed: a guess}
  reallocation: {distribution: constant, value: 5, unit: working days, assumed: a guess}
  change_of_worker: {value: 0.7, unit: share, assumed: a guess}
  start:
    vacant: {value: 2, unit: fte, assumed: a guess}
    agency: {value: 0.1, unit: share, assumed: a guess}
)";
const std::string before_teams = "teams:\n  front_door:";
const std::string effort = "    effort: {value: 90, unit: minutes, assumed: a guess}\n";
const std::string decided = "from: stage, source: reports.decision}\n";

Texts with_workforce() {
    return with_change(small_scenario(), area_file, before_teams, workforce + before_teams);
}

TEST(WorkforceInAFile, BecomesTheModels) {
    ASSERT_THAT(faults_of(with_workforce()), IsEmpty());
    const auto loaded = load_scenario_text(with_workforce(), area_file, {});
    const model::WorkforceParameters& made = loaded.scenario->workforce;
    ASSERT_EQ(made.grades.size(), 1U);
    EXPECT_EQ(made.grades[0].pay, 50000.0);
    EXPECT_EQ(made.grades[0].pay_year, 2025);
    EXPECT_TRUE(made.grades[0].agency);
    // 37 hours, less 43 days of 260, of which four fifths.
    EXPECT_NEAR(made.time.casework(), 37.0 * 217.0 / 260.0 * 0.8, 1e-9);
    EXPECT_EQ(made.newly_qualified_years, 1.0);
    EXPECT_EQ(made.start.vacant, 2.0);
    EXPECT_EQ(made.recruitment, 1.0);
}

TEST(WorkforceInAFile, NeedsPayAndPossibleHours) {
    const std::string pay =
        "      pay: {value: 50000, unit: gbp per year, prices: 2025, assumed: a guess}\n";
    const Texts unpaid = with_change(with_workforce(), area_file, pay, "");
    EXPECT_THAT(faults_of(unpaid),
                ElementsAre(fault_at(unpaid, area_file, "worker:\n", "workforce.grades.worker.pay",
                                     "missing: Cost of a full-time equivalent, with on-costs")));
    const Texts long_week = with_change(with_workforce(), area_file, "{value: 37,", "{value: 169,");
    EXPECT_THAT(
        faults_of(long_week),
        ElementsAre(fault_at(long_week, area_file, "169", "workforce.time.week.value",
                             "169 hours per week is out of range; allowed: a number from 1 to "
                             "168")));
}

TEST(TeamsInAFile, StretchToACeilingAndShareOutTheirPosts) {
    const std::string standard =
        "caseload_standard: {value: 16, unit: children per fte, assumed: usual}\n";
    const Texts stretched = with_change(
        with_workforce(), area_file, standard,
        standard +
            "    rule: stretch\n    ceiling: {value: 1.5, unit: ratio, assumed: a guess}\n"
            "    grades: {worker: {value: 1, unit: share, assumed: a guess}}\n");
    ASSERT_THAT(faults_of(stretched), IsEmpty());
    const auto loaded = load_scenario_text(stretched, area_file, {});
    EXPECT_EQ(loaded.scenario->teams[1].rule, model::Rule::stretch);
    EXPECT_EQ(loaded.scenario->teams[1].ceiling, 1.5);

    const Texts open =
        with_change(small_scenario(), area_file, standard, standard + "    rule: stretch\n");
    EXPECT_THAT(
        faults_of(open),
        ElementsAre(fault_at(open, area_file, "label: Social workers", "teams.workers.ceiling",
                             "a team with `rule: stretch` has a ceiling, and no other "
                             "team")));
    const Texts short_shares =
        with_change(with_workforce(), area_file, standard,
                    standard + "    grades: {worker: {value: 0.9, unit: share, assumed: x}}\n");
    EXPECT_THAT(faults_of(short_shares),
                ElementsAre(fault_at(short_shares, area_file, "{worker: {value: 0.9",
                                     "teams.workers.grades", "the shares must add up to 1")));
}

TEST(TeamsInAFile, AreUsedBySomeStageOrChannel) {
    const std::string idle =
        "  idle:\n    label: Idle\n    staff: {value: 3, unit: fte, assumed: a guess}\n"
        "    caseload_standard: {value: 9, unit: children per fte, assumed: a guess}\n";
    const Texts texts = with_change(small_scenario(), area_file, "demand:\n", idle + "demand:\n");
    EXPECT_THAT(faults_of(texts),
                ElementsAre(fault_at(texts, area_file, "label: Idle", "teams.idle",
                                     "no stage of the pathway and no channel uses this team")));
}

TEST(StaysInAFile, ThatHoursDriveHaveATeamAnEffortAndADate) {
    const Texts paced =
        with_change(small_scenario(), pathway_file, effort,
                    effort +
                        "    paced: true\n    duty: true\n    attention:\n"
                        "      - {days_before: 1, times: {value: 2, unit: ratio, assumed: x}}\n");
    ASSERT_THAT(faults_of(paced), IsEmpty());
    const auto loaded = load_scenario_text(paced, area_file, {});
    const model::Stage& contact =
        loaded.scenario->pathway[loaded.scenario->pathway.find("contact")];
    EXPECT_TRUE(contact.paced);
    EXPECT_EQ(contact.attention.at(0).times, 2.0);

    const Texts idle = with_change(small_scenario(), pathway_file, effort, "    paced: true\n");
    EXPECT_THAT(faults_of(idle),
                ElementsAre(fault_at(idle, pathway_file, "kind: contact", "stages.contact.paced",
                                     "a stay that lasts until its hours are worked needs a team "
                                     "and an effort")));
    const std::string steps =
        "    attention:\n      - {days_before: 1, times: {value: 2, unit: ratio, assumed: x}}\n"
        "      - {days_before: 3, times: {value: 5, unit: ratio, assumed: x}}\n";
    const Texts backwards = with_change(small_scenario(), pathway_file, effort, effort + steps);
    EXPECT_THAT(faults_of(backwards),
                ElementsAre(fault_at(backwards, pathway_file, "{days_before: 3",
                                     "stages.contact.attention[1].days_before",
                                     "not nearer to the statutory date than the step before")));
}

}  // namespace
}  // namespace kinflow::scenario::test
