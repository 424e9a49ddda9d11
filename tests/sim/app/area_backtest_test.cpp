#include <gmock/gmock.h>

#include "tests/calibration/published/published_folder.h"
#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string fit =
    "kinflow: calibration\nname: c\ntitle: A fit\narea: areas/small.yaml\nuntil: 2013-10-01\n"
    "register: [evidence.yaml]\n"
    "parameters:\n"
    "  demand: {parameter: \"demand.channels.*.rate\", by: scale, prior: {distribution: lognormal, "
    "median: 1, sd: 0.4, assumed: a guess}}\n"
    "targets:\n"
    "  leave_out: [{measure: looked_after_count, because: of a later date}, "
    "{measure: contacts, to: 2014-01-31, because: of a later date}]\n"
    "  add:\n"
    "    - {measure: contacts, from: 2013-04-01, to: 2013-09-30, value: 225, within: 10, source: "
    "reports.population}\n"
    "budget: {evaluations: 74, members: 20, waves: 1, rounds: 1}\n";
const std::string policy =
    "kinflow: policy\nname: p\ntitle: Fewer contacts\nchanges:\n"
    "  - {parameter: \"demand.channels.*.rate\", scale: 0.5, from: 2013-10-01, assumed: a guess}\n";
const std::string study =
    "kinflow: backtest\nname: b\ntitle: A back-test\nregister: [evidence.yaml]\narea:\n"
    "  label: Small\n  calibration: c.yaml\n  known_until: 2013-09-30\n  policies: [p.yaml]\n"
    "  known:\n    - {measure: looked_after_count, to: 2013-03-31, value: 20, source: "
    "reports.population}\n"
    "  outcomes:\n    - {measure: looked_after_count, to: 2014-03-31, value: 22, source: "
    "reports.population}\nreplications: 8\n";

class AreaBacktest : public ::testing::Test {
  protected:
    AreaBacktest() {
        // Long enough for members with little demand to hold the care leavers of the first day.
        folder.change("areas/small.yaml", "history: {value: 12,", "history: {value: 24,");
        folder.write("c.yaml", fit);
        folder.write("p.yaml", policy);
        folder.write("b.yaml", study);
    }
    Folder folder;
};

TEST_F(AreaBacktest, FitsForecastsAndScoresByOneCommandWithTheSameBytesOnAnyThreads) {
    const Outcome one = folder.kinflow("backtest b.yaml --threads 1 --out a");
    ASSERT_EQ(one.code, 0) << one.err;
    EXPECT_THAT(one.out, AllOf(HasSubstr("Kinflow, with the policies"),
                               HasSubstr("Carry forward, a point")));
    ASSERT_EQ(folder.kinflow("backtest b.yaml --threads 2 --out b").code, 0);
    for (const char* file : {"/forecasts.csv", "/scores.csv", "/report.html", "/posterior.yaml"}) {
        EXPECT_EQ(folder.read(std::string{"a"} + file), folder.read(std::string{"b"} + file));
        EXPECT_FALSE(folder.read(std::string{"a"} + file).empty());
    }
}

TEST_F(AreaBacktest, SaysHowCommonTheChangesAreWhereThePublishedFilesAreAtHand) {
    kinflow::test::write_published_files(folder / "published", 12);
    const Outcome outcome = folder.kinflow("backtest b.yaml --from published --out a");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(folder.read("a/report.html"),
                HasSubstr("Children looked after went from 20 on 2013-03-31 to 22 on 2014-03-31 "
                          "(+10.0% in 12 months). Of "));
    EXPECT_EQ(folder.kinflow("backtest b.yaml --from nowhere --out b").code, 2);
}

TEST_F(AreaBacktest, IsCarriedOnToTheSameBytesAndNotWrittenOverUnasked) {
    ASSERT_EQ(folder.kinflow("backtest b.yaml --out a").code, 0);
    const std::string scores = folder.read("a/scores.csv");
    EXPECT_EQ(folder.kinflow("backtest b.yaml --out a").code, 2);
    EXPECT_EQ(folder.kinflow("backtest b.yaml --out a --resume").code, 0);
    EXPECT_EQ(folder.read("a/scores.csv"), scores);
    EXPECT_EQ(folder.kinflow("backtest b.yaml --posterior x.yaml --out c").code, 2);
}

TEST_F(AreaBacktest, RefusesAFitThatKnowsTooMuch) {
    folder.change("c.yaml", "until: 2013-10-01\n", "");
    folder.change("c.yaml", "to: 2013-09-30", "to: 2013-10-31");
    const Outcome outcome = folder.kinflow("backtest b.yaml --out a");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("c.yaml: error: contacts: is fitted to a figure of "
                                       "2013-10-31, after `known_until`, 2013-09-30"));
}

TEST_F(AreaBacktest, RefusesFiguresOfTheWrongSideOfTheDay) {
    folder.change("b.yaml", "known_until: 2013-09-30", "known_until: 2014-09-30");
    const Outcome outcome = folder.kinflow("validate b.yaml");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("area.outcomes[0].to: 2014-03-31 is not after "
                                       "`known_until`, 2014-09-30"));
}

TEST_F(AreaBacktest, RefusesAnOutcomeThatIsNotSimulated) {
    folder.change("b.yaml", "to: 2014-03-31", "to: 2019-03-31");
    const Outcome outcome = folder.kinflow("backtest b.yaml --out a");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("looked_after_count on 2019-03-31 is not simulated"));
}

TEST_F(AreaBacktest, RefusesAgesThatNoFileOfFlowsNames) {
    folder.change("b.yaml", "  outcomes:",
                  "  ages: [{first: babies, last: babies, value: 3, source: reports.population}]\n"
                  "  outcomes:");
    const Outcome outcome = folder.kinflow("validate b.yaml");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("area.ages: needs `markov`, a file of flows"));
}

TEST_F(AreaBacktest, MayKnowWhatIsAssumedAndIsScoredByWhatIsPrinted) {
    folder.change("b.yaml", "value: 20, source: reports.population", "value: 20, assumed: a guess");
    EXPECT_EQ(folder.kinflow("validate b.yaml").code, 0);
    folder.change("b.yaml", "value: 22, source: reports.population", "value: 22, assumed: a guess");
    folder.change("b.yaml", "value: 20, assumed: a guess", "value: 20");
    const Outcome outcome = folder.kinflow("validate b.yaml");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err,
                AllOf(HasSubstr("area.known[0]: one of `source` and `assumed` is needed"),
                      HasSubstr("area.outcomes[0]: a `source` is needed")));
}

TEST_F(AreaBacktest, SaysWhereASourceIsToBeFoundWhenItIsChecked) {
    folder.change("b.yaml", "value: 20, source: reports.population",
                  "value: 20, source: census-2013.looked-after");
    const Outcome other = folder.kinflow("validate b.yaml");
    EXPECT_EQ(other.code, 2);
    EXPECT_THAT(other.err,
                AllOf(HasSubstr("b.yaml:11:72:"),
                      HasSubstr("error: area.known[0].source: there is no entry of the register "
                                "`census-2013.looked-after`; none of the "),
                      HasSubstr(" entries read is near and none begins with `census-2013.`: is its "
                                "evidence file under `register`?")));
    folder.change("b.yaml", "register: [evidence.yaml]\n", "");
    const Outcome none = folder.kinflow("validate b.yaml");
    EXPECT_EQ(none.code, 2);
    EXPECT_THAT(none.err, HasSubstr("area.outcomes[0].source: there is no entry of the register "
                                    "`reports.population`; no evidence file is read: name under "
                                    "`register` the one that holds it"));
}

TEST_F(AreaBacktest, IsOfOneAreaOrOfEngland) {
    folder.write("b.yaml", "kinflow: backtest\nname: b\ntitle: Neither\n");
    EXPECT_THAT(folder.kinflow("validate b.yaml").err,
                HasSubstr("one of `england` and `area` is needed, and not both"));
}

}  // namespace
}  // namespace kinflow::app::test
