#include "sim/scenario/calibration_study.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "sim/scenario/load_scenario.h"
#include "sim/scenario/prior.h"

namespace kinflow::scenario {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string header =
    "kinflow: calibration\nname: c\ntitle: C\narea: a.yaml\nparameters:\n  demand: {parameter: "
    "demand.channels.police.rate, by: scale, prior: ";

std::vector<std::string> faults_of(const std::string& prior, const std::string& rest = "") {
    std::vector<std::string> faults;
    for (const auto& fault :
         check_file_text({{"c.yaml", header + prior + "}\n" + rest}}, "c.yaml")) {
        faults.push_back(core::to_string(fault));
    }
    return faults;
}

TEST(CalibrationStudy, APriorHasTheNumbersOfItsFormAndSaysWhatItRestsOn) {
    EXPECT_THAT(faults_of("{distribution: normal, mean: 1, sd: 0.1, assumed: why}"), IsEmpty());
    EXPECT_THAT(faults_of("{distribution: uniform, low: 1, high: 2, assumed: why}"), IsEmpty());
    EXPECT_THAT(faults_of("{distribution: normal, mean: 1, assumed: why}"),
                ElementsAre(HasSubstr("parameters.demand.prior.sd: missing")));
    EXPECT_THAT(faults_of("{distribution: lognormal, mean: 1, median: 1, sd: 1, assumed: why}"),
                ElementsAre(HasSubstr("it has median and sd")));
    EXPECT_THAT(faults_of("{distribution: uniform, low: 3, high: 2, assumed: why}"),
                ElementsAre(HasSubstr("not below `high`")));
    EXPECT_THAT(faults_of("{distribution: logit_normal, median: 1.5, sd: 1, assumed: why}"),
                ElementsAre(HasSubstr("between 0 and 1")));
    EXPECT_THAT(faults_of("{distribution: normal, mean: 1, sd: 0.1}"),
                ElementsAre(HasSubstr("what the prior rests on")));
}

TEST(CalibrationStudy, ABudgetTooSmallToSayAnythingIsRefused) {
    const std::string prior = "{distribution: normal, mean: 1, sd: 0.1, assumed: why}";
    EXPECT_THAT(faults_of(prior, "budget: {evaluations: 50, members: 20}\n"),
                ElementsAre(HasSubstr("1 parameters and 20 members need at least 56")));
    EXPECT_THAT(faults_of(prior, "budget: {evaluations: 56, members: 20}\n"), IsEmpty());
}

TEST(CalibrationStudy, AnErrorIsAStandardErrorOrAPercentage) {
    const std::string prior = "{distribution: normal, mean: 1, sd: 0.1, assumed: why}";
    EXPECT_THAT(faults_of(prior, "targets:\n  errors: [{measure: contacts, because: why}]\n"),
                ElementsAre(HasSubstr("one of `standard_error` and `within`")));
    EXPECT_THAT(faults_of(prior,
                          "targets:\n  errors: [{measure: contact, within: 2, because: "
                          "why}]\n"),
                ElementsAre(HasSubstr("contact")));
}

TEST(Prior, ItsCoordinateAndItsValueAreEachOthersInverse) {
    using Kind = Prior::Kind;
    for (const Prior prior :
         {Prior{Kind::normal, 3.0, 0.5}, Prior{Kind::lognormal, 2.0, 0.4},
          Prior{Kind::logit_normal, 0.2, 0.7}, Prior{Kind::uniform, 1.0, 4.0}}) {
        for (const double z : {-2.0, -0.5, 0.0, 1.5}) {
            EXPECT_NEAR(prior.coordinate(prior.value(z)), z, 1e-9);
        }
    }
    EXPECT_DOUBLE_EQ((Prior{Kind::lognormal, 2.0, 0.4}.value(0.0)), 2.0);
    EXPECT_NEAR((Prior{Kind::uniform, 1.0, 4.0}.value(0.0)), 2.5, 1e-12);
    EXPECT_FALSE(std::isfinite(Prior{Kind::uniform, 1.0, 4.0}.coordinate(5.0)));
    EXPECT_FALSE(std::isfinite(Prior{Kind::lognormal, 2.0, 0.4}.coordinate(-1.0)));
}

}  // namespace
}  // namespace kinflow::scenario
