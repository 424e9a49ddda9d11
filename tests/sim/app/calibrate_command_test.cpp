#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string parameters =
    "parameters:\n"
    "  demand: {parameter: \"demand.channels.*.rate\", by: scale, prior: {distribution: lognormal, "
    "median: 1, sd: 0.4, assumed: a guess}}\n"
    "  gate: {parameter: stages.contact.routes.assessment.cut, by: add, prior: {distribution: "
    "normal, mean: 0, sd: 0.3, assumed: a guess}}\n";
const std::string targets =
    "targets:\n"
    "  leave_out: [{measure: looked_after_count, because: the area starts from it}]\n"
    "  add:\n"
    "    - {measure: contacts, from: 2013-04-01, to: 2014-03-31, value: 450, within: 10, source: "
    "reports.population}\n";
const std::string budget = "budget: {evaluations: 74, members: 20, waves: 1, rounds: 1}\n";

std::string study_of(const std::string& body) {
    return "kinflow: calibration\nname: c\ntitle: A calibration\narea: areas/small.yaml\n"
           "register: [evidence.yaml]\n" +
           body;
}

class Calibrates : public testing::Test {
  protected:
    Outcome run(const std::string& body, const std::string& arguments = "--out a") {
        folder_.write("c.yaml", study_of(body));
        return folder_.kinflow("calibrate c.yaml " + arguments);
    }
    Folder folder_;
};

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST_F(Calibrates, GivesAPosteriorThatOtherCommandsCanRead) {
    const Outcome outcome = run(parameters + targets + budget);
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(lines(folder_.read("a/fit.csv")), 1U + 2U);
    EXPECT_EQ(lines(folder_.read("a/parameters.csv")), 1U + 2U);
    EXPECT_THAT(folder_.read("a/report.html"), HasSubstr("<h1>A calibration</h1>"));
    EXPECT_THAT(folder_.read("a/manifest.json"),
                AllOf(HasSubstr("\"evaluations\": 74"), HasSubstr("\"simulating wave 1\"")));
    const std::string posterior = folder_.read("a/posterior.yaml");
    EXPECT_THAT(posterior, AllOf(HasSubstr("kinflow: posterior"), HasSubstr("by: scale"),
                                 HasSubstr("area: '../areas/small.yaml'")));
    EXPECT_EQ(folder_.kinflow("validate a/posterior.yaml").code, 0);
}

TEST_F(Calibrates, GivesTheSameBytesOnAnyNumberOfThreadsAndWhenItIsCarriedOn) {
    ASSERT_EQ(run(parameters + targets + budget, "--threads 1 --out a").code, 0);
    ASSERT_EQ(run(parameters + targets + budget, "--threads 3 --out b").code, 0);
    // As if it had been stopped in the members: what is written is gone, what was simulated is not.
    const std::string fit = folder_.read("a/fit.csv");
    std::filesystem::remove(folder_ / "a/fit.csv");
    EXPECT_EQ(run(parameters + targets + budget, "--out a").code, 2);
    ASSERT_EQ(run(parameters + targets + budget, "--out a --resume").code, 0);
    EXPECT_EQ(folder_.read("a/fit.csv"), fit);
    for (const char* file : {"fit.csv", "parameters.csv", "posterior.yaml", "report.html"}) {
        EXPECT_EQ(folder_.read(std::string{"a/"} + file), folder_.read(std::string{"b/"} + file));
    }
    EXPECT_THAT(run(parameters + targets + budget, "--out a --resume --seed 7").err,
                HasSubstr("another study, area, seed or version"));
}

TEST_F(Calibrates, RefusesWhatCannotBeWithEveryFaultAtOnce) {
    const auto fails = [&](const std::string& body, const std::string& words) {
        const Outcome outcome = run(body, "--out refused");
        EXPECT_EQ(outcome.code, 2) << outcome.out;
        EXPECT_THAT(outcome.err, HasSubstr(words));
        EXPECT_FALSE(std::filesystem::exists(folder_ / "refused"));
        return outcome.err;
    };
    fails(parameters + targets + "budget: {evaluations: 40, members: 20}\n",
          "2 parameters and 20 members need at least 62");
    const std::string elsewhere =
        "parameters:\n"
        "  demand: {parameter: \"demand.channels.*.rates\", by: scale, prior: {distribution: "
        "uniform, low: 1.1, high: 2, assumed: a guess}}\n"
        "  gate: {parameter: stages.contact.routes.assessment.cut, by: set, prior: {distribution: "
        "normal, mean: 5, sd: 0.3, assumed: a guess}}\n";
    fails(elsewhere + targets + budget, "there is no `rates`");
    fails(
        "parameters:\n  gate: {parameter: stages.contact.routes.assessment.cut, by: set, prior: "
        "{distribution: normal, mean: 5, sd: 0.3, assumed: a guess}}\n" +
            targets + budget,
        "parameters.gate.prior: excludes 0.8, the value that the area starts from");
    const std::string error = fails(
        parameters +
            "targets:\n"
            "  leave_out: [{measure: adoptions, because: none}]\n"
            "  add:\n"
            "    - {measure: contacts, from: 2013-11-01, to: 2014-01-31, value: 90, within: 5, "
            "source: reports.population}\n"
            "    - {measure: placement_share, level: tent, to: 2014-01-31, value: 9, within: 5, "
            "source: reports.population}\n" +
            budget,
        "neither the area nor the study has a target adoptions");
    EXPECT_THAT(error, HasSubstr("placement_share: tent to 2014-01-31: no such measure or level"));
    fails(parameters +
              "targets:\n"
              "  add:\n"
              "    - {measure: contacts, from: 2013-11-01, to: 2014-01-31, value: 90, within: 5, "
              "source: reports.population}\n" +
              budget,
          "no parameters can give both within their errors");
    fails(parameters + targets +
              "  means: [{measure: looked_after_count, within: 1, because: it is looked for}]\n" +
              budget,
          "targets.means[0]: looked_after_count to 2014-01-31 is not fitted");
    folder_.write("c.yaml",
                  "kinflow: calibration\nname: c\ntitle: A calibration\narea: "
                  "areas/nowhere.yaml\n" +
                      parameters + budget);
    const Outcome outcome = folder_.kinflow("calibrate c.yaml");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("c.yaml:4:7: error: area: there is no file "));
    EXPECT_THAT(outcome.err, HasSubstr("areas/nowhere.yaml"));
}

}  // namespace
}  // namespace kinflow::app::test
