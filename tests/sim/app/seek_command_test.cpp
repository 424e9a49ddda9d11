#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::HasSubstr;

/// More posts cost money; the caseload in March must not be above a bound.
std::string study_of(const std::string& rest) {
    return "kinflow: study\nname: s\ntitle: A study\nbaseline: areas/small.yaml\n"
           "replications: 4\nfactors:\n"
           "  posts: {lever: staff, of: workers, by: scale, low: 0.6, high: 1.4, from: "
           "2013-04-01, policy: a choice, free_at: 0.6, cost: {value: 1000, unit: gbp, assumed: a "
           "test}}\n"
           "search: {points: 6, rounds: 1, verify: 10, check: 20}\n" +
           rest;
}

const std::string cheap = "objective: {minimise: cost}\n";

std::string limit(const std::string& words) { return "limits:\n  - {" + words + "}\n"; }

class Seeks : public testing::Test {
  protected:
    Outcome run(const std::string& rest, const std::string& arguments = "--out a") {
        folder_.write("s.yaml", study_of(rest));
        return folder_.kinflow("seek s.yaml " + arguments);
    }
    Folder folder_;
};

TEST_F(Seeks, WriteAPlanThatCompareTakes) {
    const Outcome outcome =
        run(cheap + limit("measure: contacts, period: 2013-14, at_least: 1, confidence: 80"));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("A plan that meets every limit costs"));
    EXPECT_THAT(folder_.read("a/plan.yaml"), HasSubstr("lever: staff, scale: 0.6"));
    EXPECT_THAT(folder_.read("a/candidates.csv"), HasSubstr(",checked,"));
    EXPECT_EQ(folder_.kinflow("compare areas/small.yaml a/plan.yaml -n 2 --out b").code, 0);
}

TEST_F(Seeks, SayWhichLimitBindsWhenThereIsNoPlan) {
    const Outcome outcome =
        run(cheap + limit("measure: contacts, period: 2013-14, at_least: 1e6, confidence: 80"));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("What binds is Contacts, 2013-14: at least 1,000,000"));
    EXPECT_THAT(folder_.read("a/manifest.json"), HasSubstr("\"found\": false"));
}

TEST_F(Seeks, GiveTheSameBytesOnAnyNumberOfThreads) {
    const std::string rest = "objective: {minimise: children_in_need_count, period: 2014-03}\n" +
                             limit("measure: contacts, period: 2013-14, at_least: 1");
    ASSERT_EQ(run(rest, "--threads 1 --out a").code, 0);
    ASSERT_EQ(run(rest, "--threads 4 --out b").code, 0);
    for (const char* file : {"candidates.csv", "plan.yaml", "report.html"}) {
        EXPECT_EQ(folder_.read(std::string{"a/"} + file), folder_.read(std::string{"b/"} + file));
    }
}

TEST_F(Seeks, AreCarriedOnToTheSameBytes) {
    const std::string rest =
        cheap + limit("measure: contacts, period: 2013-14, at_least: 1, confidence: 80");
    ASSERT_EQ(run(rest, "--out a").code, 0);
    ASSERT_EQ(run(rest, "-n 2 --out b").code, 0);
    ASSERT_EQ(run(rest, "--threads 3 --out b --resume").code, 0);
    for (const char* file : {"candidates.csv", "plan.yaml", "report.html"}) {
        EXPECT_EQ(folder_.read(std::string{"a/"} + file), folder_.read(std::string{"b/"} + file));
    }
}

TEST_F(Seeks, TellEveryLimitThatCannotBeMeasured) {
    const Outcome outcome = run(cheap +
                                "limits:\n"
                                "  - {measure: contacts, period: 2030-01, at_least: 1}\n"
                                "  - {measure: contacts, breakdown: channel, level: polic, period: "
                                "2013-14, at_least: 1}\n");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("limits[0].period: `2030-01` is not among the periods"));
    EXPECT_THAT(outcome.err, HasSubstr("limits[1].level: there is no level `polic`; did you mean"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "a"));
}

TEST_F(Seeks, RefuseWhatCannotBe) {
    const auto fails = [&](const std::string& rest, const std::string& words) {
        const Outcome outcome = run(rest, "--out refused");
        EXPECT_EQ(outcome.code, 2) << outcome.out;
        EXPECT_THAT(outcome.err, HasSubstr(words));
    };
    const std::string some = "measure: contacts, period: 2013-14, ";
    fails(limit(some + "at_least: 1"), "objective: missing");
    fails(cheap, "limits: missing");
    fails("objective: {minimise: contact, period: 2014-03}\n" + limit(some + "at_least: 1"),
          "there is no measure `contact`; did you mean `contacts`?");
    fails(cheap + limit(some + "at_least: 1, at_most: 2"),
          "limits[0]: one of `at_most` and `at_least` is needed");
    fails(cheap + limit("measure: contacts, period: 2030-01, at_least: 1"),
          "limits[0].period: `2030-01` is not among the periods");
    fails(cheap + limit(some + "breakdown: chanel, level: x, at_least: 1"),
          "did you mean `channel`");
}

}  // namespace
}  // namespace kinflow::app::test
