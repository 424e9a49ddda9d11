#include "sim/scenario/size_to_area.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::IsEmpty;

model::Scenario load(const Texts& texts) {
    EXPECT_THAT(faults_of(texts), IsEmpty());
    return load_scenario_text(texts, area_file).scenario.value();
}

/// The small scenario, of 10,000 children, with its staff in another unit.
Texts with_staff(const std::string& number) {
    return with_change(small_scenario(), area_file, "{value: 30, unit: fte, policy: ten more",
                       "{" + number + ", policy: ten more");
}

TEST(SizeToArea, MultipliesByThePopulation) {
    const Texts texts = with_staff("value: 12.5, unit: fte per 10000 children");
    EXPECT_EQ(load(texts).teams[1].full_time_equivalents, 12.5);
    const Texts twice = with_change(texts, area_file, "{value: 10000, unit: children",
                                    "{value: 20000, unit: children");
    EXPECT_EQ(load(twice).teams[1].full_time_equivalents, 25.0);
}

TEST(SizeToArea, TakesTheUnitAsItIsUsuallyWritten) {
    const Texts texts = with_staff("value: 12.5, unit: \"fte per 10,000 children\"");
    EXPECT_EQ(load(texts).teams[1].full_time_equivalents, 12.5);
}

TEST(SizeToArea, MultipliesByTheStocks) {
    EXPECT_EQ(load(with_staff("value: 20, unit: fte per 100 looked after"))
                  .teams[1]
                  .full_time_equivalents,
              8.0);  // 40 are looked after
    EXPECT_EQ(load(with_staff("value: 20, unit: fte per 100 children in need"))
                  .teams[1]
                  .full_time_equivalents,
              40.0);  // 200 are in need
}

TEST(SizeToArea, SizesTheStocksFirst) {
    const Texts texts = with_change(with_staff("value: 20, unit: fte per 100 looked after"),
                                    area_file, "{value: 40, unit: children, source",
                                    "{value: 60, unit: children per 10000 children, source");
    const model::Scenario scenario = load(texts);
    EXPECT_EQ(scenario.start_stocks.looked_after, 60);
    EXPECT_EQ(scenario.teams[1].full_time_equivalents, 12.0);
}

TEST(SizeToArea, RoundsWhatCountsThings) {
    const Texts texts =
        with_change(small_scenario(), area_file, "{value: 50, unit: places, assumed: a guess}",
                    "{value: 123.6, unit: places per 100 looked after, assumed: a guess}");
    EXPECT_EQ(load(texts).placements.types[0].places, 49);  // 49.44
}

TEST(SizeToArea, KeepsWhatWasWrittenForTheReader) {
    const model::Scenario scenario = load(with_staff("value: 12.5, unit: fte per 10000 children"));
    const auto row = std::find_if(scenario.provenance.begin(), scenario.provenance.end(),
                                  [](const auto& r) { return r.path == "teams.workers.staff"; });
    ASSERT_NE(row, scenario.provenance.end());
    EXPECT_EQ(row->value, "12.5");
    EXPECT_EQ(row->unit, "fte per 10000 children");
}

TEST(SizeToArea, LeavesFaultsWhereTheyAre) {
    const Texts texts = with_staff("value: -1, unit: fte per 10000 children");
    EXPECT_THAT(faults_of(texts),
                ::testing::ElementsAre(fault_at(
                    texts, area_file, "-1, unit", "teams.workers.staff.value",
                    "-1 fte per 10000 children is out of range; allowed: a number of at least 0")));
}

TEST(SizeToArea, SaysSoWhenTheAreasOwnNumberIsMissing) {
    const Texts texts = with_change(
        with_staff("value: 12.5, unit: fte per 10000 children"), area_file,
        "population_under_18: {value: 10000, unit: children, source: reports.population}\n", "");
    EXPECT_THAT(faults_of(texts), ::testing::ElementsAre(
                                      fault_at(texts, area_file, "kinflow", "population_under_18",
                                               "missing: Children under 18 who live in the area")));
}

}  // namespace
}  // namespace kinflow::scenario::test
