// Foster households, adopters and districts in a scenario file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/load_scenario.h"
#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string pool = "      places: {value: 50, unit: places, assumed: a guess}\n";
const std::string households = R"(      places: unlimited
      provider: private_or_voluntary
      households:
        start: {value: 30, unit: households, assumed: a guess}
        approved_places: {values: [1, 1], unit: weights, assumed: a guess}
        approved_ages: {values: [[0, 18, 2], [5, 11, 1]], unit: "years, years, weight", assumed: a guess}
        takes_siblings: {value: 0.7, unit: share, assumed: a guess}
        takes_unrelated: {value: 0.3, unit: share, assumed: a guess}
        unused: {value: 10, unit: percent, assumed: a guess}
        enquiries: {value: 40, unit: per year, assumed: a guess}
        approved_share: {value: 0.1, unit: share, assumed: a guess}
        approval: {distribution: constant, value: 9, unit: months, assumed: a guess}
        deregistered: {value: 0.1, unit: per year, assumed: a guess}
        rest_share: {value: 0.4, unit: share, assumed: a guess}
        rest: {distribution: constant, value: 30, unit: days, assumed: a guess}
)";
const std::string care_end =
    "  support_after_return: {value: 0.7, unit: share, assumed: a guess}\n";
const std::string more_care = R"(  hearings: {value: 3, unit: children per month, assumed: a guess}
  adopters:
    start: {value: 2, unit: families, assumed: a guess}
    approved: {value: 6, unit: families per year, assumed: a guess}
    withdrawn: {value: 0.5, unit: per year, assumed: a guess}
    change_of_plan: {value: 0.25, unit: per year, assumed: a guess}
    oldest: {values: [1, 1, 0, 0, 0], unit: weights, assumed: a guess}
    children: {values: [3, 1], unit: weights, assumed: a guess}
  staying_put: {value: 40, unit: percent, assumed: a guess}
)";
const std::string some_districts = R"(districts:
  north: {label: North, weight: {value: 2, unit: weight, assumed: a guess}}
  south: {label: South, weight: {value: 1, unit: weight, assumed: a guess}}
)";

Texts with_households() {
    Texts texts = with_change(small_scenario(), area_file, pool, households);
    texts = with_change(texts, area_file, care_end, care_end + more_care);
    return with_change(texts, area_file, "placements:\n", some_districts + "placements:\n");
}

TEST(HouseholdsInAFile, BecomeTheModels) {
    const auto loaded = load_scenario_text(with_households(), area_file, {});
    ASSERT_THAT(faults_of(with_households()), IsEmpty());
    const model::PlacementType& type = loaded.scenario->placements.types[0];
    EXPECT_EQ(type.provider, model::Provider::private_or_voluntary);
    ASSERT_TRUE(type.households);
    EXPECT_EQ(type.households->start, 30);
    EXPECT_THAT(type.households->places, ElementsAre(1.0, 1.0));
    EXPECT_DOUBLE_EQ(type.households->ages[1].from, 5.0);
    EXPECT_DOUBLE_EQ(type.households->ages[1].to, 11.0);
    EXPECT_DOUBLE_EQ(type.households->unused, 0.1);
    EXPECT_FALSE(loaded.scenario->placements.types[1].households);
    EXPECT_DOUBLE_EQ(loaded.scenario->care.hearings, 3.0);
    EXPECT_DOUBLE_EQ(loaded.scenario->care.staying_put, 0.4);
    ASSERT_TRUE(loaded.scenario->care.adopters);
    EXPECT_DOUBLE_EQ(loaded.scenario->care.adopters->approved, 6.0);
    ASSERT_EQ(loaded.scenario->districts.size(), 2U);
    EXPECT_EQ(loaded.scenario->districts[1].label, "South");
}

TEST(HouseholdsInAFile, LeftOutLeaveEverythingWithoutLimit) {
    const auto loaded = load_scenario_text(small_scenario(), area_file, {});
    EXPECT_LT(loaded.scenario->care.hearings, 0.0);
    EXPECT_FALSE(loaded.scenario->care.adopters);
    EXPECT_TRUE(loaded.scenario->districts.empty());
}

TEST(HouseholdsInAFile, MoreChildrenThanTheirPlacesAreAFault) {
    // 20 households of 1.5 places each, of which a tenth is not used: 27 places.
    const Texts texts = with_change(with_households(), area_file, "start: {value: 30, unit: house",
                                    "start: {value: 20, unit: house");
    EXPECT_THAT(
        faults_of(texts),
        ElementsAre(fault_at(texts, area_file, "{value: 80, unit: percent",
                             "start_stocks.placement_shares.foster",
                             "the share is 32 of 40 children looked after, but only 27 places can "
                             "be used")));
}

TEST(HouseholdsInAFile, MoreChildrenThanAllPlacesAreAFault) {
    Texts texts = with_change(small_scenario(), area_file, "places: unlimited",
                              "places: {value: 8, unit: places, assumed: a guess}");
    texts = with_change(texts, area_file,
                        "value: 40, unit: children, source: reports.looked-after}\n  child",
                        "value: 70, unit: children, source: reports.looked-after}\n  child");
    texts = with_change(texts, area_file, "  placement_shares:\n", "");
    texts = with_change(texts, area_file,
                        "    foster: {value: 80, unit: percent, assumed: a guess}\n", "");
    texts = with_change(texts, area_file, "    home: {value: 0.2, unit: share, assumed: a guess}\n",
                        "");
    EXPECT_THAT(faults_of(texts),
                ElementsAre(fault_at(texts, area_file, "{value: 70, unit: children",
                                     "start_stocks.looked_after",
                                     "70 children are looked after, but only 58 places can be used "
                                     "in all types of placement together")));
}

TEST(HouseholdsInAFile, AgesThatDoNotRiseAreAFault) {
    const Texts texts = with_change(with_households(), area_file, "[5, 11, 1]", "[11, 5, 1]");
    EXPECT_THAT(faults_of(texts),
                ElementsAre(fault_at(texts, area_file, "{values: [[0, 18, 2]",
                                     "placements.types.foster.households.approved_ages",
                                     "a row must begin with two whole ages, the first below the "
                                     "second, and the second at most 18")));
}

TEST(HouseholdsInAFile, WeightsThatAreAllNothingAreAFault) {
    const Texts texts =
        with_change(with_households(), area_file, "oldest: {values: [1, 1, 0, 0, 0]",
                    "oldest: {values: [0, 0, 0, 0, 0]");
    EXPECT_THAT(
        faults_of(texts),
        ElementsAre(fault_at(texts, area_file, "{values: [0, 0, 0, 0, 0], unit: weights",
                             "care.adopters.oldest", "at least one weight must be above 0")));
}

}  // namespace
}  // namespace kinflow::scenario::test
