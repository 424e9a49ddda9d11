#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::HasSubstr;

const std::string factors =
    "factors:\n"
    "  gate: {lever: threshold, of: contact, by: add, low: -0.3, high: 0.3, from: 2013-04-01, "
    "policy: a choice}\n"
    "  posts: {lever: staff, of: workers, by: scale, low: 0.5, high: 1.5, from: 2013-04-01, "
    "policy: a choice, cost: {value: 1000, unit: gbp, assumed: a test}}\n";
const std::string outputs =
    "outputs:\n  - {measure: contacts, period: 2013-14}\n"
    "  - {measure: children_in_need_count, period: 2014-03}\n";

std::string study_of(const std::string& body) {
    return "kinflow: study\nname: s\ntitle: A study\nbaseline: areas/small.yaml\n"
           "replications: 3\n" +
           body;
}

class Sweeps : public testing::Test {
  protected:
    Outcome run(const std::string& body, const std::string& arguments = "--out a") {
        folder_.write("s.yaml", study_of(body));
        return folder_.kinflow("sweep s.yaml " + arguments);
    }
    Folder folder_;
};

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST_F(Sweeps, GiveOneLineForEachPointAndOutputAndTheBaseline) {
    const Outcome outcome = run(factors + outputs + "design: {kind: grid, points: 3}\n");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(lines(folder_.read("a/responses.csv")), 1U + 10U * 2U);
    EXPECT_THAT(folder_.read("a/report.html"), HasSubstr("<h1>A study</h1>"));
    EXPECT_THAT(folder_.read("a/manifest.json"), HasSubstr("\"points\": 9"));
}

TEST_F(Sweeps, GiveTheSameBytesOnAnyNumberOfThreads) {
    const std::string body = factors + outputs + "design: {kind: morris, points: 2}\n";
    ASSERT_EQ(run(body, "--threads 1 --out a").code, 0);
    ASSERT_EQ(run(body, "--threads 5 --out b").code, 0);
    for (const char* file : {"responses.csv", "sensitivity.csv", "report.html"}) {
        EXPECT_EQ(folder_.read(std::string{"a/"} + file), folder_.read(std::string{"b/"} + file));
    }
    EXPECT_EQ(lines(folder_.read("a/sensitivity.csv")), 1U + 2U * 2U * 3U);
}

TEST_F(Sweeps, AreCarriedOnToTheSameBytes) {
    const std::string body = factors + outputs + "design: {kind: morris, points: 2}\n";
    ASSERT_EQ(run(body, "--out a").code, 0);
    ASSERT_EQ(run(body, "-n 2 --out b").code, 0);
    EXPECT_EQ(run(body, "--out b").code, 2);  // a run is there
    ASSERT_EQ(run(body, "--out b --resume").code, 0);
    for (const char* file : {"responses.csv", "sensitivity.csv", "report.html"}) {
        EXPECT_EQ(folder_.read(std::string{"a/"} + file), folder_.read(std::string{"b/"} + file));
    }
    const Outcome other = run(body, "--seed 2 --out b --resume");
    EXPECT_EQ(other.code, 2);
    EXPECT_THAT(other.err, HasSubstr("holds responses of another study, area, seed or version"));
}

/// The middle of a grid of three is where the factors change nothing.
TEST_F(Sweeps, AreTheBaselineWhereTheFactorsChangeNothing) {
    ASSERT_EQ(run(factors + outputs + "design: {kind: grid, points: 3}\n").code, 0);
    std::istringstream csv{folder_.read("a/responses.csv")};
    std::string baseline;
    std::string middle;
    for (std::string line; std::getline(csv, line);) {
        if (line.rfind("s,0,,,contacts,", 0) == 0) baseline = line.substr(6);
        if (line.rfind("s,5,0,1,contacts,", 0) == 0) middle = line.substr(8);
    }
    ASSERT_FALSE(baseline.empty());
    EXPECT_EQ(baseline, middle);
}

TEST_F(Sweeps, RefuseWhatCannotBe) {
    const std::string design = "design: {kind: grid, points: 2}\n";
    const auto fails = [&](const std::string& body, const std::string& words) {
        const Outcome outcome = run(body, "--out refused");
        EXPECT_EQ(outcome.code, 2) << outcome.out;
        EXPECT_THAT(outcome.err, HasSubstr(words));
        EXPECT_FALSE(std::filesystem::exists(folder_ / "refused")) << words;
    };
    const auto factor = [](const std::string& words) {
        return "factors:\n  x: {" + words + ", from: 2013-04-01, policy: a choice}\n";
    };
    fails(factor("lever: staf, by: add, low: 0, high: 1") + outputs + design,
          "s.yaml:7:14: error: factors.x.lever: found `staf`; allowed:");
    fails(factor("parameter: teams.workers.staf, by: add, low: 0, high: 1") + outputs + design,
          "s.yaml:7:6: error: factors.x:");
    fails(factor("lever: demand, by: scale, low: 2, high: 1") + outputs + design,
          "factors.x.low: found 2, which is not below `high`, 1");
    fails(factor("lever: staff, of: workers, by: scale, low: -1, high: 1") + outputs + design,
          "factors.x: `teams.workers.staff");
    fails(factors + "outputs: [{measure: contact, period: 2013-14}]\n" + design, "contact");
    fails(factors + "outputs: [{measure: contacts, period: 2019-20}]\n" + design,
          "outputs[0].period: `2019-20` is not among the periods that are simulated whole: months "
          "2013-04 to 2014-03");
    fails(factors + outputs + "design: {kind: sobol, points: 3}\n",
          "design.points: found 3; sobol needs at least 8");
    fails("until: 2030-01-01\n" + factors + outputs + design,
          "s.yaml:6:8: error: until: 2030-01-01 is after the end of the baseline, 2014-04-01");
    fails("until: 2012-01-01\n" + factors + outputs + design,
          "s.yaml:6:8: error: until: 2012-01-01 is not after the start, 2013-04-01");
    fails("overlays: [none.yaml]\n" + factors + outputs + design,
          "s.yaml:6:12: error: overlays[0]: `none.yaml` cannot be read: there is no such file");
    fails(factors + outputs, "design: missing");
    EXPECT_EQ(folder_.kinflow("validate s.yaml").code, 0);
}

}  // namespace
}  // namespace kinflow::app::test
