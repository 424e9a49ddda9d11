#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string head =
    "kinflow: posterior\nname: learnt\ntitle: What was learnt\narea: areas/small.yaml\n"
    "study: a study\nparameters:\n"
    "  - {name: rate, parameter: demand.channels.police.rate, by: scale, unit: ratio}\n"
    "members:\n";
const std::string busier =
    "kinflow: policy\nname: busier\ntitle: A busier year\nchanges:\n"
    "  - {parameter: demand.channels.police.rate, scale: 1.5, from: 2013-06-01, policy: a test}\n";

/// A folder with a posterior of one member, who has the area's own values, and one of three.
class PosteriorRuns : public testing::Test {
  protected:
    PosteriorRuns() {
        folder_.write("own.yaml", head + "  - [1]\n");
        folder_.write("three.yaml", head + "  - [0.7]\n  - [1]\n  - [1.5]\n");
        folder_.write("busier.yaml", busier);
    }
    [[nodiscard]] Outcome run(const std::string& arguments) const {
        Outcome outcome = folder_.kinflow(arguments);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return outcome;
    }
    [[nodiscard]] std::string read(const std::string& name) const { return folder_.read(name); }
    [[nodiscard]] std::string refused(const std::string& arguments) const {
        const Outcome outcome = folder_.kinflow(arguments);
        EXPECT_EQ(outcome.code, 2) << outcome.out;
        return outcome.err;
    }
    Folder folder_;
};

TEST_F(PosteriorRuns, OfOneMemberWithTheAreasValuesGiveTheSeriesOfNone) {
    static_cast<void>(run("run areas/small.yaml -n 3 --out a"));
    const Outcome one = run("run areas/small.yaml -n 3 --posterior own.yaml --out b");
    EXPECT_EQ(read("a/series.csv"), read("b/series.csv"));
    EXPECT_EQ(read("a/summary.csv"), read("b/summary.csv"));
    EXPECT_THAT(one.err, HasSubstr("own.yaml: warning: Only one member"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "b" / "uncertainty.csv"));
}

TEST_F(PosteriorRuns, GiveTheSameBytesOnAnyNumberOfThreadsAndResumed) {
    const std::string call = "run areas/small.yaml --posterior three.yaml -n 6 ";
    static_cast<void>(run(call + "--threads 1 --out a"));
    static_cast<void>(run(call + "--threads 7 --out b"));
    static_cast<void>(run(call + "--threads 2 --out c"));
    std::filesystem::remove(folder_ / "c" / "manifest.json");
    static_cast<void>(run(call + "--threads 2 --out c --resume"));
    for (const char* file : {"series.csv", "uncertainty.csv", "report.html"}) {
        EXPECT_EQ(read(std::string{"a/"} + file), read(std::string{"b/"} + file)) << file;
        EXPECT_EQ(read(std::string{"a/"} + file), read(std::string{"c/"} + file)) << file;
    }
    EXPECT_THAT(read("a/uncertainty.csv"),
                StartsWith("scenario,policy,measure,breakdown,level,time_identifier,time_period,"
                           "mean,low,high,knowledge_sd,chance_sd,knowledge_share,members,"
                           "replications,unit\nsmall,,"));
    const auto manifest = nlohmann::json::parse(read("a/manifest.json"));
    EXPECT_EQ(manifest.at("posterior").at("members_used"), 3);
    EXPECT_EQ(manifest.at("posterior").at("study"), "a study");
    EXPECT_THAT(read("a/report.html"), HasSubstr("How sure are we"));
}

TEST_F(PosteriorRuns, AreNotResumedOverOtherMembers) {
    static_cast<void>(run("run areas/small.yaml --posterior three.yaml -n 6 --out a"));
    EXPECT_THAT(refused("run areas/small.yaml --posterior three.yaml -n 4 --out a --resume"),
                HasSubstr("posterior: the run that is here has"));
    EXPECT_THAT(refused("run areas/small.yaml -n 6 --out a --resume"),
                HasSubstr("posterior: the run that is here has"));
}

TEST_F(PosteriorRuns, SpreadAComparisonOverTheMembers) {
    static_cast<void>(
        run("compare areas/small.yaml busier.yaml --posterior three.yaml -n 6 --out a"));
    static_cast<void>(run(
        "compare areas/small.yaml busier.yaml --posterior three.yaml -n 6 --threads 1 --out b"));
    EXPECT_EQ(read("a/differences.csv"), read("b/differences.csv"));
    // A policy that multiplies does more where there is more: members tell it.
    EXPECT_THAT(read("a/uncertainty.csv"), HasSubstr("small,busier,contacts,,,financial_year,"));
    EXPECT_THAT(read("a/report.html"), HasSubstr("How sure are we"));
    static_cast<void>(run("compare areas/small.yaml busier.yaml -n 3 --out c"));
    static_cast<void>(
        run("compare areas/small.yaml busier.yaml --posterior own.yaml -n 3 --out d"));
    EXPECT_EQ(read("c/differences.csv"), read("d/differences.csv"));
}

TEST_F(PosteriorRuns, SpreadAStudyOverTheMembers) {
    folder_.write("s.yaml",
                  "kinflow: study\nname: s\ntitle: A study\nbaseline: areas/small.yaml\n"
                  "replications: 6\nfactors:\n"
                  "  posts: {lever: staff, of: workers, by: scale, low: 0.6, high: 1.4, from: "
                  "2013-04-01, policy: a choice, free_at: 0.6, cost: {value: 1000, unit: gbp, "
                  "assumed: a test}}\n"
                  "outputs:\n  - {measure: contacts, period: 2013-14}\n"
                  "design: {kind: grid, points: 2}\n"
                  "objective: {minimise: cost}\n"
                  "limits:\n  - {measure: contacts, period: 2013-14, at_least: 1}\n"
                  "search: {points: 4, rounds: 1, verify: 10, check: 10}\n");
    static_cast<void>(run("sweep s.yaml --out a"));
    static_cast<void>(run("sweep s.yaml --posterior own.yaml --out b"));
    static_cast<void>(run("sweep s.yaml --posterior three.yaml --threads 1 --out c"));
    static_cast<void>(run("sweep s.yaml --posterior three.yaml --threads 7 --out d"));
    EXPECT_EQ(read("a/responses.csv"), read("b/responses.csv"));
    EXPECT_NE(read("a/responses.csv"), read("c/responses.csv"));
    EXPECT_EQ(read("c/responses.csv"), read("d/responses.csv"));
    EXPECT_THAT(read("c/report.html"), HasSubstr("members of the posterior"));
    const Outcome sought = run("seek s.yaml --posterior three.yaml --out e");
    EXPECT_THAT(sought.out, HasSubstr("A plan that meets every limit costs"));
    const auto manifest = nlohmann::json::parse(read("e/manifest.json"));
    EXPECT_EQ(manifest.at("posterior").at("name"), "learnt");
}

TEST_F(PosteriorRuns, WarnOfAnAreaThatHasChanged) {
    folder_.write("old.yaml",
                  "made: {scenario_hash: '0000000000000000'}\n" + head + "  - [1]\n  - [1.1]\n");
    EXPECT_THAT(run("run areas/small.yaml --posterior old.yaml -n 4 --out a").err,
                HasSubstr("old.yaml: warning: The area, or a file that it names, has changed"));
}

TEST_F(PosteriorRuns, RefuseWhatCannotBeMeant) {
    EXPECT_THAT(refused("run areas/small.yaml --posterior none.yaml --out a"),
                HasSubstr("none.yaml: error: cannot be read: there is no such file"));
    EXPECT_THAT(refused("run areas/small.yaml --posterior areas/small.yaml --out a"),
                HasSubstr("here a file of kind `posterior` is needed"));
    EXPECT_THAT(refused("run areas/small.yaml --posterior three.yaml --out a "
                        "--precision looked_after_count=1%"),
                HasSubstr("--precision"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "a"));
}

/// As the README says to use it.
TEST(ShippedPosterior, SpreadsARunOfEssexOverItsMembers) {
    const Folder folder;
    const std::string shipped =
        std::string{KINFLOW_SOURCE_DIR} + "/calibration/posteriors/essex-2013.yaml";
    const Outcome outcome = folder.kinflow("run " KINFLOW_SOURCE_DIR
                                           "/scenarios/areas/essex-2013.yaml -n 6 --out a "
                                           "--posterior " +
                                           shipped);
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto manifest = nlohmann::json::parse(folder.read("a/manifest.json"));
    EXPECT_EQ(manifest.at("posterior").at("name"), "calibrate-essex-2013");
    EXPECT_TRUE(std::filesystem::exists(folder / "a" / "uncertainty.csv"));
}

}  // namespace
}  // namespace kinflow::app::test
