#include "sim/scenario/posterior.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/load_comparison.h"
#include "sim/scenario/member_scenario.h"
#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string file = "posteriors/p.yaml";
const std::string head =
    "kinflow: posterior\nname: p\ntitle: What was learnt\narea: ../areas/small.yaml\n";
const std::string two_parameters =
    "parameters:\n"
    "  - {name: rate, parameter: demand.channels.*.rate, by: scale, unit: ratio}\n"
    "  - {name: need, parameter: need.level.mean, by: set, unit: sd}\n";

Texts with(const std::string& text) {
    Texts texts = small_scenario();
    texts[file] = text;
    return texts;
}

std::vector<std::string> lines(const std::vector<core::Fault>& faults) {
    std::vector<std::string> all;
    for (const core::Fault& fault : faults) all.push_back(core::to_string(fault));
    return all;
}

ComparisonSource source(const Texts& texts, const std::vector<std::string>& overlays = {},
                        const std::vector<std::string>& policies = {}) {
    return {read_from(texts), area_file, overlays, policies, file};
}

TEST(Posteriors, AreReadAsTheyAreWritten) {
    Posterior made;
    made.name = "essex-2013";
    made.title = "Essex: what's known";
    made.area = "../areas/small.yaml";
    made.study = "studies/calibrate.yaml";
    made.version = "0.1.0";
    made.seed = 7;
    made.scenario_hash = "0123456789012345";  // digits alone are still a text
    made.study_hash = "00000000000000ff";
    made.parameters = {{"rate", "demand.channels.*.rate", Operation::scale, "ratio", {}},
                       {"need", "need.level.mean", Operation::set, "sd", {}},
                       {"more", "teams.workers.staff", Operation::add, "", {}}};
    made.members = {{1.034, -0.98, 1.0}, {0.5, 1e-7, -2.0}};
    const Texts texts = with(posterior_text(made));
    EXPECT_THAT(lines(check_file_text(texts, file)), IsEmpty());
    const ComparisonSource from = source(texts);
    const Posterior& read = *from.posterior();
    EXPECT_EQ(read.title, made.title);
    EXPECT_EQ(read.seed, 7U);
    EXPECT_EQ(read.scenario_hash, made.scenario_hash);
    EXPECT_EQ(read.members, made.members);
    EXPECT_EQ(read.parameters[1].parameter, "need.level.mean");
    EXPECT_EQ(read.parameters[2].by, Operation::add);
    EXPECT_EQ(posterior_text(read), posterior_text(made));
}

TEST(Posteriors, LayAMembersValuesOverTheArea) {
    const auto from = source(with(head + two_parameters + "members:\n  - [1.1, -0.5]\n"));
    const auto own = from.load({});
    ASSERT_THAT(lines(own.faults), IsEmpty());
    const auto member = from.load_member(0, {});
    ASSERT_TRUE(member.baseline);
    EXPECT_DOUBLE_EQ(member.baseline->channels[0].families_per_10000,
                     1.1 * own.baseline->channels[0].families_per_10000);
    EXPECT_DOUBLE_EQ(member.baseline->need.level_mean, -0.5);
    EXPECT_DOUBLE_EQ(own.baseline->need.level_mean, -1.0);
}

TEST(Posteriors, GiveWayToTheCallersOverlaysAndLieUnderPolicies) {
    Texts texts = with(head + two_parameters + "members:\n  - [1.1, -0.5]\n");
    texts["o.yaml"] =
        "kinflow: overlay\nname: o\ntitle: O\n"
        "need: {level: {mean: 0.2, sd: 0.85, unit: sd, assumed: what the user says}}\n";
    texts["p.yaml"] =
        "kinflow: policy\nname: half\ntitle: Half\nchanges:\n"
        "  - {parameter: demand.channels.police.rate, scale: 0.5, from: 2013-06-01, policy: so}\n";
    const auto from = source(texts, {"o.yaml"}, {"p.yaml"});
    ASSERT_THAT(lines(from.load({}).faults), IsEmpty());
    const auto member = from.load_member(0, {});
    EXPECT_DOUBLE_EQ(member.baseline->need.level_mean, 0.2);
    EXPECT_DOUBLE_EQ(member.policies[0].phases[0].scenario.channels[0].families_per_10000,
                     0.5 * 1.1 * 200.0);
}

TEST(Posteriors, LetTheCallersPopulationSizeTheArea) {
    Texts texts = with(head + two_parameters + "members:\n  - [1.1, -0.5]\n");
    texts = with_change(texts, area_file, "staff: {value: 30, unit: fte,",
                        "staff: {value: 12.5, unit: fte per 10000 children,");
    texts["o.yaml"] =
        "kinflow: overlay\nname: o\ntitle: O\n"
        "population_under_18: {value: 20000, unit: children, assumed: twice as many}\n";
    const auto from = source(texts, {"o.yaml"});
    const auto own = from.load({});
    ASSERT_THAT(lines(own.faults), IsEmpty());
    const auto member = from.load_member(0, {});
    EXPECT_DOUBLE_EQ(own.baseline->teams[1].full_time_equivalents, 25.0);
    EXPECT_DOUBLE_EQ(member.baseline->teams[1].full_time_equivalents, 25.0);
    EXPECT_DOUBLE_EQ(member.baseline->need.level_mean, -0.5);
}

TEST(Posteriors, WithTheAreasOwnValuesChangeNothing) {
    const auto from =
        source(with(head + two_parameters + "members:\n  - [1, -1.0]\n  - [1.0, -1]\n"));
    const auto own = from.load({});
    for (const std::size_t m : {0U, 1U}) {
        const auto member = from.load_member(m, {});
        EXPECT_EQ(member.baseline->channels[0].families_per_10000,
                  own.baseline->channels[0].families_per_10000);
        EXPECT_EQ(member.baseline->need.level_mean, own.baseline->need.level_mean);
    }
}

TEST(Posteriors, TellEveryFaultOfTheFileAtOnce) {
    const std::string text = head +
                             "parameters:\n"
                             "  - {name: a, parameter: need.level.mean, by: set}\n"
                             "  - {name: a, parameter: need.level.sd, by: double}\n"
                             "members:\n"
                             "  - [1]\n"
                             "  - [1, word]\n";
    EXPECT_THAT(lines(check_file_text(with(text), file)),
                ElementsAre(HasSubstr("p.yaml:7:12: error: parameters[1].name: `a` is the name of "
                                      "an earlier parameter"),
                            HasSubstr("p.yaml:7:45: error: parameters[1].by: "),
                            HasSubstr("p.yaml:9:5: error: members[0]: found 1 numbers; 2 are "
                                      "needed, one for each parameter"),
                            HasSubstr("p.yaml:10:9: error: members[1][1]: ")));
}

TEST(Posteriors, NameTheNearestParameterAndTheUnitsThereAre) {
    const std::string text = head +
                             "parameters:\n"
                             "  - {name: a, parameter: need.levl.mean, by: set}\n"
                             "  - {name: b, parameter: need.level.sd, by: set, unit: cm}\n"
                             "members:\n  - [1, 1]\n";
    EXPECT_THAT(lines(check_file_text(with(text), file)),
                ElementsAre(HasSubstr("p.yaml:6:26: error: parameters[0].parameter: there is no "
                                      "`levl` in `need`; did you mean `level`?"),
                            HasSubstr("p.yaml:7:26: error: parameters[1].unit: `need.level.sd` "
                                      "has no unit `cm`")));
}

TEST(Posteriors, PointAtTheMemberThatTheAreaCannotHave) {
    const auto found = lines(check_file_text(
        with(head + two_parameters + "members:\n  - [1, -1]\n  - [-2, -1]\n"), file));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(found[0], HasSubstr("p.yaml:10:6: error: demand.channels.police.rate"));
    EXPECT_THAT(found[0], HasSubstr("so member 2 of posterior p makes it"));
}

TEST(Posteriors, OfAnotherAreaAreRefusedAndOfACopyTaken) {
    const std::string text = "kinflow: posterior\nname: p\ntitle: P\narea: ../areas/other.yaml\n" +
                             two_parameters + "members:\n  - [1, -1]\n";
    Texts texts = with(text);
    texts["areas/other.yaml"] = texts[area_file];
    EXPECT_NE(source(texts).posterior(), nullptr);
    texts = with_change(texts, "areas/other.yaml", "name: small", "name: large");
    EXPECT_EQ(source(texts).posterior(), nullptr);
    EXPECT_THAT(lines(source(texts).load({}).faults),
                ElementsAre(HasSubstr("p.yaml:4:7: error: area: the posterior is of the area "
                                      "`large`, and the scenario is of `small`")));
}

TEST(VariedAreas, MakeAScenarioForAnyValues) {
    const VariedArea area{small_scenario(), area_file};
    const std::vector<VariedParameter> parameters{
        {"need", "need.level.mean", Operation::add, "sd", {}}};
    EXPECT_THAT(area.faults_of(parameters, "s.yaml"), IsEmpty());
    EXPECT_DOUBLE_EQ(area.scenario(parameters, {0.25}, "a study").scenario->need.level_mean, -0.75);
    EXPECT_DOUBLE_EQ(area.scenario().scenario->need.level_mean, -1.0);
    const std::vector<VariedParameter> wrong{
        {"rate", "demand.channels.police.rate", Operation::set, "", {}}};
    const auto refused = area.scenario(wrong, {-1.0}, "a study");
    EXPECT_FALSE(refused.scenario);
    EXPECT_THAT(lines(refused.faults),
                ElementsAre(HasSubstr("small.yaml: error: demand.channels.police.rate")));
}

}  // namespace
}  // namespace kinflow::scenario::test
