#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

namespace fs = std::filesystem;

const std::string small_run = "run areas/small.yaml -n 3 --out a ";

/// A folder in which the small scenario has been run.
class Runs : public testing::Test {
  protected:
    void run(const std::string& arguments) const {
        const Outcome outcome = folder_.kinflow(arguments);
        ASSERT_EQ(outcome.code, 0) << outcome.err;
    }
    [[nodiscard]] std::string series(const std::string& folder) const {
        return folder_.read(folder + "/series.csv");
    }
    Folder folder_;
};

TEST_F(Runs, FillTheirFolder) {
    run(small_run);
    for (const char* file : {"manifest.json", "results.sqlite", "series.csv", "summary.csv",
                             "targets.csv", "report.html"}) {
        EXPECT_GT(fs::file_size(folder_ / "a" / file), 100U) << file;
    }
    const auto manifest = nlohmann::json::parse(folder_.read("a/manifest.json"));
    EXPECT_EQ(manifest.at("replications"), 3);
    EXPECT_THAT(series("a"),
                testing::StartsWith("scenario,measure,breakdown,level,time_identifier,time_period,"
                                    "statistic,value,unit\n"));
    EXPECT_THAT(folder_.read("a/report.html"), HasSubstr("A small area"));
}

TEST_F(Runs, SayWhereTheReportIsAndNothingOnStandardError) {
    const Outcome outcome = folder_.kinflow(small_run);
    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out, HasSubstr("a/report.html"));
    EXPECT_THAT(outcome.out, HasSubstr("3 replications, seed 1"));
    EXPECT_THAT(outcome.err, IsEmpty());
}

TEST_F(Runs, GiveTheSameBytesOnAnyNumberOfThreads) {
    run("run areas/small.yaml -n 5 --threads 1 --out a");
    run("run areas/small.yaml -n 5 --threads 3 --out b");
    run("run areas/small.yaml -n 5 --threads 1 --seed 2 --out c");
    EXPECT_EQ(series("a"), series("b"));
    EXPECT_EQ(folder_.read("a/summary.csv"), folder_.read("b/summary.csv"));
    EXPECT_NE(series("a"), series("c"));
}

TEST_F(Runs, ThatAreResumedGiveTheBytesOfAnUndisturbedRun) {
    run("run areas/small.yaml -n 5 --out a");
    const std::string undisturbed = series("a");
    run("run areas/small.yaml -n 2 --out b");
    EXPECT_NE(series("b"), undisturbed);
    run("run areas/small.yaml -n 5 --out b --resume");
    EXPECT_EQ(series("b"), undisturbed);
    run("run areas/small.yaml -n 5 --out b --resume");  // nothing is left to do
    EXPECT_EQ(series("b"), undisturbed);
    run("run areas/small.yaml -n 5 --out c --resume");  // nothing is there yet
    EXPECT_EQ(series("c"), undisturbed);
}

TEST_F(Runs, ThatLostTheirTablesWriteThemAgain) {
    run(small_run);
    const std::string before = series("a");
    for (const char* file : {"manifest.json", "series.csv", "report.html"})
        fs::remove(folder_ / "a" / file);
    run(small_run + "--resume");
    EXPECT_EQ(series("a"), before);
    EXPECT_TRUE(fs::exists(folder_ / "a/report.html"));
}

TEST_F(Runs, AreNotOverwritten) {
    run(small_run);
    const std::string store = folder_.read("a/results.sqlite");
    const std::string manifest = folder_.read("a/manifest.json");
    const Outcome again = folder_.kinflow(small_run + "--seed 2");
    EXPECT_EQ(again.code, 2);
    EXPECT_THAT(again.err, HasSubstr("--resume"));
    EXPECT_EQ(folder_.read("a/results.sqlite"), store);
    EXPECT_EQ(folder_.read("a/manifest.json"), manifest);
}

TEST_F(Runs, AreNotResumedWithAnotherSeedOrScenario) {
    run(small_run);
    const std::string before = series("a");
    EXPECT_EQ(folder_.kinflow(small_run + "--resume --seed 2").code, 2);
    folder_.change("areas/small.yaml", "value: 3, unit: fte", "value: 4, unit: fte");
    const Outcome other = folder_.kinflow(small_run + "--resume");
    EXPECT_EQ(other.code, 2);
    EXPECT_THAT(other.err, Not(IsEmpty()));
    EXPECT_EQ(series("a"), before);
}

TEST_F(Runs, TakeAnOverlay) {
    folder_.write("more.yaml",
                  "kinflow: overlay\nname: more\ntitle: More\n"
                  "teams: {workers: {staff: {value: 60, unit: fte, policy: more}}}\n");
    run(small_run);
    run("run areas/small.yaml -n 3 --out b --overlay more.yaml");
    EXPECT_NE(series("a"), series("b"));
    EXPECT_EQ(folder_.kinflow("run areas/small.yaml -n 3 --out c --overlay none.yaml").code, 2);
}

TEST_F(Runs, SummariseThemselvesAsJsonWhenAsked) {
    const Outcome outcome = folder_.kinflow(small_run + "--json");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto summary = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(summary.at("scenario"), "small");
    EXPECT_EQ(summary.at("replications"), 3);
    EXPECT_EQ(summary.at("targets").size(), 2U);
}

TEST_F(Runs, StopAtAPrecision) {
    const Outcome outcome = folder_.kinflow(
        "run areas/small.yaml -n 60 --precision 'children_in_need_count=±20%' --out a --json");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const int replications = nlohmann::json::parse(outcome.out).at("replications");
    EXPECT_GE(replications, 3);
    EXPECT_LT(replications, 60);
}

TEST_F(Runs, RefuseAPrecisionThatIsNone) {
    for (const char* precision :
         {"nonsense", "looked_after_count=1", "no_such_measure=±1%", "=±1%"}) {
        const Outcome outcome = folder_.kinflow(small_run + "--precision '" + precision + "'");
        EXPECT_EQ(outcome.code, 2) << precision;
        EXPECT_THAT(outcome.err, HasSubstr("--precision")) << precision;
        EXPECT_FALSE(fs::exists(folder_ / "a")) << precision;
    }
}

TEST_F(Runs, OfAScenarioWithFaultsDoNotStart) {
    folder_.change("areas/small.yaml", "end: 2014-04-01", "end: 2012-04-01");
    const Outcome outcome = folder_.kinflow(small_run);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, testing::ContainsRegex("areas/small.yaml:7:[0-9]+: error: end"));
    EXPECT_FALSE(fs::exists(folder_ / "a"));
}

TEST_F(Runs, NeedAFolderThatCanBeMade) {
    folder_.write("file", "not a folder");
    const Outcome outcome = folder_.kinflow("run areas/small.yaml -n 1 --out file/below");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("file"));
}

TEST_F(Runs, WithStocksThatTheHistoryCannotGiveFailWithCode1) {
    folder_.change("areas/small.yaml", "history: {value: 12, unit: years",
                   "history: {value: 0.1, unit: years");
    const Outcome outcome = folder_.kinflow(small_run);
    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("start_stocks"));
}

}  // namespace
}  // namespace kinflow::app::test
