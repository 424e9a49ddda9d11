// Every kind of mistake that a writer can make in a file, with the place, the path and the words in
// which it is reported.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/scenario/mistake.h"
#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;

class AMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(AMistake, IsTheOnlyFaultAndIsReportedWhereItStands) {
    const Mistake& m = GetParam();
    const Texts texts = with_change(small_scenario(), m.file, m.from, m.to);
    EXPECT_THAT(faults_of(texts), ElementsAre(fault_at(texts, m.file, m.mark, m.path, m.message)));
}

const std::vector<Mistake> of_form{
    {"UnknownKey", area_file, "  leave_area_rate:", "  xyz: 3\n  leave_area_rate:", "xyz",
     "families.xyz", "unknown key; allowed: sizes, sibling_gap, disabled_share, leave_area_rate"},
    {"UnknownKeyWithANearOne", area_file, "      trend:", "      tend:", "tend:",
     "demand.channels.police.tend", "unknown key; did you mean `trend`?"},
    {"CommaWithoutQuotes", area_file, "policy: ten more than before",
     "policy: ten, more than before", "more than", "teams.workers.staff.more than before",
     "unknown key; allowed: value, unit, source, calibrated, assumed, policy; inside { } a text "
     "that "
     "has a comma must be in quotes"},
    {"DuplicateKey", area_file, "title: A small area", "title: A small area\nname: again",
     "name: again", "name", "the key `name` is given twice"},
    {"MissingKey", area_file, "  shock: {value: 0.9, unit: sd, calibrated: by hand}\n", "",
     "need:\n", "need.shock",
     "missing: Mean lift that an incident brings, exponentially distributed"},
    {"MapInsteadOfText", area_file, "label: Police", "label: {a: b}", "{a: b}",
     "demand.channels.police.label", "found a map; text is needed"},
    {"NumberInsteadOfText", area_file, "label: Police", "label: 7", "7\n      rate",
     "demand.channels.police.label", "found the number 7; text is needed"},
    {"NothingInsteadOfText", area_file, "label: Police", "label:", "label:\n",
     "demand.channels.police.label", "found nothing; text is needed"},
    {"TextInsteadOfAList", area_file, "fall_back: [home]", "fall_back: home", "home\n    home:",
     "placements.types.foster.fall_back", "found the text `home`; a list is needed"},
    {"WordInsteadOfABoolean", area_file, "foster: true", "foster: yes", "yes",
     "placements.types.foster.foster", "found the text `yes`; true or false is needed"},
    {"UnknownWord", area_file, "status: section_20", "status: section_21", "section_21",
     "care.exits[0].status",
     "found `section_21`; allowed: section_20, interim_care_order, care_order, placement_order; "
     "did "
     "you mean `section_20`?"},
    {"NoName", area_file,
     "    police:", "    The Police:", "The Police:", "demand.channels.The Police",
     "`The Police` is not a name; allowed: lower-case letters, digits and underscores, a letter "
     "first"},
    {"DateThatDoesNotExist", area_file, "start: 2013-04-01", "start: 2013-02-30", "2013-02-30",
     "start", "`2013-02-30` is not a date that exists; a date is written YYYY-MM-DD"},
    {"DateInAnotherForm", area_file, "start: 2013-04-01", "start: 1 April 2013", "1 April 2013",
     "start", "`1 April 2013` is not a date that exists; a date is written YYYY-MM-DD"},
};
INSTANTIATE_TEST_SUITE_P(OfForm, AMistake, ::testing::ValuesIn(of_form), name_of_test);

const std::string nothing_says =
    "nothing says where the number comes from; one is needed of: source (an id of the register), "
    "calibrated, assumed, policy";

const std::vector<Mistake> of_quantity{
    {"BareNumber", area_file, "staff: {value: 3, unit: fte, assumed: a small team}", "staff: 3",
     "3\n    caseload", "teams.front_door.staff",
     "found the number 3; a quantity, {value, unit, source | calibrated | assumed | policy}, is "
     "needed"},
    {"SilentSource", area_file, ", assumed: a small team", "", "staff: {value: 3,",
     "teams.front_door.staff", nothing_says},
    {"TwoStandings", area_file, "assumed: a small team", "assumed: a small team, policy: more",
     "policy: more", "teams.front_door.staff.policy",
     "a number has one standing, and `assumed` is given already"},
    {"EmptyReason", area_file, "assumed: a small team", "assumed: ''", "''",
     "teams.front_door.staff.assumed", "found an empty text; a reason in words is needed"},
    {"UnknownSource", area_file, "source: reports.population}", "source: reports.poplation}",
     "reports.poplation", "population_under_18.source",
     "there is no entry of the register `reports.poplation`; did you mean `reports.population`?"},
    {"MissingUnit", area_file, "value: 3, unit: fte,", "value: 3,", "staff: {value: 3,",
     "teams.front_door.staff.unit",
     "the unit is missing; allowed: fte, fte per 10000 children, fte per 10,000 children, fte per "
     "100 looked after, fte per 100 children in need"},
    {"WrongUnit", pathway_file, "unit: minutes", "unit: days",
     "days, assumed: a guess}\n    statutory", "stages.contact.effort.unit",
     "found the text `days`; allowed units: hours, minutes"},
    {"MissingValue", area_file, "{value: 3, unit: fte", "{unit: fte", "staff: {unit",
     "teams.front_door.staff.value", "missing: the number itself"},
    {"Word", area_file, "{value: 3, unit: fte", "{value: three, unit: fte", "three",
     "teams.front_door.staff.value", "found the text `three`; a number of at least 0 is needed"},
    {"QuotedNumber", area_file, "{value: 3, unit: fte", "{value: '3', unit: fte", "'3'",
     "teams.front_door.staff.value", "found the text `3`; a number of at least 0 is needed"},
    {"NotANumber", area_file, "{value: 3, unit: fte", "{value: .nan, unit: fte", ".nan",
     "teams.front_door.staff.value",
     ".nan is not a finite number; a number of at least 0 is needed"},
    {"InfiniteNumber", area_file, "{value: 3, unit: fte", "{value: .inf, unit: fte", ".inf",
     "teams.front_door.staff.value",
     ".inf is not a finite number; a number of at least 0 is needed"},
    {"NumberTooLarge", area_file, "{value: 3, unit: fte", "{value: 1e999, unit: fte", "1e999",
     "teams.front_door.staff.value",
     "1e999 is not a finite number; a number of at least 0 is needed"},
    {"ShareAboveOne", area_file, "siblings_together: {value: 0.5", "siblings_together: {value: 1.2",
     "1.2", "care.siblings_together.value",
     "1.2 share is out of range; allowed: a number from 0 to 1"},
    {"ShareInPercentAboveAHundred", area_file, "disabled_share: {value: 3",
     "disabled_share: {value: 130", "130", "families.disabled_share.value",
     "130 percent is out of range; allowed: a number from 0 to 100"},
    {"NegativeCapacity", area_file, "places: {value: 50", "places: {value: -50", "-50",
     "placements.types.foster.places.value",
     "-50 places is out of range; allowed: a whole number of at least 0"},
    {"PartOfAPlace", area_file, "places: {value: 50", "places: {value: 50.5", "50.5",
     "placements.types.foster.places.value",
     "50.5 places is out of range; allowed: a whole number of at least 0"},
    {"MisspeltWordInsteadOfPlaces", area_file, "unlimited", "unlimted", "unlimted",
     "placements.types.home.places", "found `unlimted`; allowed: unlimited"},
    {"TooFewNumbers", area_file, "ages: {values: [1, 2, 3, 2, 1]", "ages: {values: [1, 2, 3, 2]",
     "[1, 2, 3, 2]", "demand.channels.police.ages.values", "found 4 numbers; 5 are needed"},
    {"NoNumbers", area_file, "sizes: {values: [5, 3, 2]", "sizes: {values: []", "[], unit: weights",
     "families.sizes.values", "found 0 numbers; at least 1 is needed"},
    {"TimesThatFall", area_file, "[6, 24]", "[24, 6]", "6], unit: months",
     "care.time_bands.values[1]", "6 does not rise; each number must be above the one before it"},
    {"NoWeight", area_file, "ages: {values: [1, 2, 3, 2, 1]", "ages: {values: [0, 0, 0, 0, 0]",
     "{values: [0, 0, 0, 0, 0], unit: weights, assumed: a guess}\n      shocks",
     "demand.channels.police.ages", "at least one weight must be above 0"},
};
INSTANTIATE_TEST_SUITE_P(OfQuantity, AMistake, ::testing::ValuesIn(of_quantity), name_of_test);

const std::string gamma = "{distribution: gamma, mean: 28, shape: 8, unit: weeks";

const std::vector<Mistake> of_duration{
    {"NoDistribution", area_file, gamma, "{mean: 28, unit: weeks", "proceedings: {mean",
     "care.proceedings.distribution",
     "missing; allowed: constant, uniform, exponential, weibull, lognormal, gamma, triangular, "
     "empirical"},
    {"UnknownDistribution", area_file, gamma, "{distribution: gama, mean: 28, unit: weeks", "gama",
     "care.proceedings.distribution",
     "found `gama`; allowed: constant, uniform, exponential, weibull, lognormal, gamma, "
     "triangular, "
     "empirical; did you mean `gamma`?"},
    {"MissingParameter", area_file, gamma, "{distribution: gamma, mean: 28, unit: weeks",
     "proceedings: {distribution", "care.proceedings.shape",
     "missing: a parameter of the distribution `gamma`"},
    {"ParameterOfAnother", area_file, gamma,
     "{distribution: gamma, mean: 28, shape: 8, sigma: 1, unit: weeks", "sigma: 1",
     "care.proceedings.sigma",
     "unknown key; allowed: distribution, unit, source, calibrated, assumed, policy, mean, shape"},
    {"ParameterOutOfRange", area_file, gamma,
     "{distribution: gamma, mean: 28, shape: 0, unit: weeks", "0, unit: weeks",
     "care.proceedings.shape", "0 is out of range; allowed: a number above 0"},
    {"UnitOfSomethingElse", area_file, gamma,
     "{distribution: gamma, mean: 28, shape: 8, unit: share", "share, source",
     "care.proceedings.unit",
     "found the text `share`; allowed units: minutes, hours, days, working days, weeks, months, "
     "years"},
    {"HighBelowLow", area_file, "low: 5, high: 10", "low: 15, high: 10", "10, unit: months",
     "care.family_finding.high", "10 is below the number before it; low, mode and high must rise"},
    {"ProbabilitiesThatStopShort", area_file, gamma,
     "{distribution: empirical, points: [[0, 2], [0.5, 20], [0.9, 90]], unit: weeks", "0.9, 90",
     "care.proceedings.points[2][0]", "the probabilities must run from 0 to 1"},
    {"ProbabilitiesThatFall", area_file, gamma,
     "{distribution: empirical, points: [[0, 2], [0.5, 20], [0.4, 30], [1, 90]], unit: weeks",
     "0.4, 30", "care.proceedings.points[2][0]", "the probabilities must rise"},
    {"ValuesThatFall", area_file, gamma,
     "{distribution: empirical, points: [[0, 2], [0.5, 20], [1, 19]], unit: weeks", "19]], unit",
     "care.proceedings.points[2][1]", "the values must not fall"},
    {"PointOfThreeNumbers", area_file, gamma,
     "{distribution: empirical, points: [[0, 2], [1, 19, 3]], unit: weeks", "[1, 19, 3]",
     "care.proceedings.points[1]", "two numbers are needed: probability, value"},
};
INSTANTIATE_TEST_SUITE_P(OfDuration, AMistake, ::testing::ValuesIn(of_duration), name_of_test);

}  // namespace
}  // namespace kinflow::scenario::test
