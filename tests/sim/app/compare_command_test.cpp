#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

/// A folder with the small scenario, a policy that changes nothing and two that do.
class Comparisons : public testing::Test {
  protected:
    Comparisons() {
        write("none", "");
        write("staff",
              "levers:\n  - {lever: staff, of: workers, add: -12, from: 2013-06-01, policy: a "
              "cut}\n");
        write("gate",
              "levers:\n  - {lever: threshold, of: contact, add: 0.3, from: 2013-06-01, policy: a "
              "choice}\n");
    }
    void write(const std::string& name, const std::string& body) {
        folder_.write(name + ".yaml",
                      "kinflow: policy\nname: " + name + "\ntitle: Policy " + name + "\n" + body);
    }
    void run(const std::string& arguments) const {
        const Outcome outcome = folder_.kinflow("compare areas/small.yaml " + arguments);
        ASSERT_EQ(outcome.code, 0) << outcome.err;
    }
    Folder folder_;
};

/// The lines of series.csv whose scenario is `name`, without that name.
std::string lines_of(const std::string& csv, const std::string& name) {
    std::string lines;
    std::istringstream stream{csv};
    for (std::string line; std::getline(stream, line);) {
        if (line.rfind(name + ",", 0) == 0) lines += line.substr(name.size()) + "\n";
    }
    return lines;
}

TEST_F(Comparisons, WithAPolicyThatChangesNothingGiveTheBaselineToTheLastDigit) {
    run("none.yaml -n 3 --out a");
    const std::string series = folder_.read("a/series.csv");
    ASSERT_FALSE(lines_of(series, "small").empty());
    EXPECT_EQ(lines_of(series, "small"), lines_of(series, "small+none"));
    ASSERT_EQ(folder_.kinflow("run areas/small.yaml -n 3 --out b").code, 0);
    EXPECT_EQ(lines_of(folder_.read("b/series.csv"), "small"), lines_of(series, "small"));
}

TEST_F(Comparisons, FillTheirFolder) {
    run("staff.yaml gate.yaml -n 3 --out a");
    for (const char* file :
         {"manifest.json", "results.sqlite", "series.csv", "differences.csv", "report.html"}) {
        EXPECT_GT(fs::file_size(folder_ / "a" / file), 100U) << file;
    }
    const auto manifest = nlohmann::json::parse(folder_.read("a/manifest.json"));
    EXPECT_EQ(manifest.at("policies").size(), 2U);
    EXPECT_EQ(manifest.at("policies")[0].at("changes")[0].at("parameter"), "teams.workers.staff");
    EXPECT_THAT(folder_.read("a/report.html"), HasSubstr("Policy gate"));
}

TEST_F(Comparisons, GiveTheSameBytesOnAnyNumberOfThreadsAndWhenResumed) {
    run("staff.yaml -n 5 --threads 1 --out a");
    run("staff.yaml -n 5 --threads 7 --out b");
    run("staff.yaml -n 2 --threads 2 --out c");
    run("staff.yaml -n 5 --threads 2 --out c --resume");
    for (const char* file : {"series.csv", "differences.csv", "report.html"}) {
        const std::string bytes = folder_.read(std::string{"a/"} + file);
        EXPECT_EQ(bytes, folder_.read(std::string{"b/"} + file)) << file;
        EXPECT_EQ(bytes, folder_.read(std::string{"c/"} + file)) << file;
    }
}

TEST_F(Comparisons, TakeACombinedPolicyApart) {
    run("staff.yaml+gate.yaml -n 3 --out a --attribute");
    const std::string csv = folder_.read("a/attribution.csv");
    EXPECT_THAT(csv, HasSubstr("small,staff+gate,staff,contacts,month,2013-04,"));
    EXPECT_THAT(csv, HasSubstr("small,staff+gate,gate,contacts,month,2013-04,"));
    EXPECT_THAT(folder_.read("a/report.html"), HasSubstr("Which part does what"));
}

TEST_F(Comparisons, AnswerAsJson) {
    const Outcome outcome =
        folder_.kinflow("compare areas/small.yaml gate.yaml -n 3 --out a --json");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto json = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(json.at("policies")[0].at("name"), "gate");
    EXPECT_GT(json.at("policies")[0].at("differences").size(), 20U);
}

TEST_F(Comparisons, OfAStudySayWhichFileItNamesIsMissing) {
    folder_.write("s.yaml",
                  "kinflow: study\nname: s\ntitle: A study\nbaseline: areas/small.yaml\n"
                  "policies: [gate.yaml, gate.yaml+gone.yaml]\n");
    const Outcome outcome = folder_.kinflow("compare s.yaml");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("s.yaml:5:23: error: policies[1]: `gone.yaml` cannot be "
                                       "read: there is no such file"));
}

TEST_F(Comparisons, RefuseWhatCannotBe) {
    const auto fails = [&](const std::string& arguments, const std::string& words) {
        const Outcome outcome = folder_.kinflow("compare areas/small.yaml " + arguments);
        EXPECT_EQ(outcome.code, 2) << arguments;
        EXPECT_THAT(outcome.err, HasSubstr(words));
        EXPECT_THAT(outcome.out, IsEmpty());
        EXPECT_FALSE(fs::exists(folder_ / "out")) << arguments;
    };
    fails("missing.yaml", "missing.yaml: error: cannot be read: there is no such file");
    fails("areas/small.yaml", "here a file of kind `policy` is needed");
    fails("gate.yaml gate.yaml", "two policies have the name 'gate'");
    fails("gate.yaml --attribute", "no policy has more than one part");
    fails("gate.yaml --precision looked_after=1%", "there is no measure 'looked_after'");
    write("bad", "levers:\n  - {lever: staf, of: workers, add: 1, from: 2013-06-01, policy: x}\n");
    fails("bad.yaml", "bad.yaml:5:13: error: levers[0].lever: found `staf`; allowed:");
    write("early", "levers:\n  - {lever: demand, scale: 2, from: 2012-06-01, policy: x}\n");
    fails("early.yaml",
          "early.yaml:5:28: error: levers[0]: the first day, 2012-06-01, lies outside");
    write("aim", "measure: contact\n");
    fails("aim.yaml", "aim.yaml:4:10: error: measure: there is no measure `contact`; did you mean");
    write("both",
          "changes:\n"
          "  - {parameter: teams.workers.staff, set: 1, unit: fte, from: 2013-06-01, policy: x}\n"
          "  - {parameter: teams.workers.staff, set: 2, unit: fte, from: 2013-08-01, policy: x}\n");
    fails("both.yaml",
          "both.yaml:6:43: error: changes[1]: `both` at both.yaml:6 and `both` at "
          "both.yaml:5 both set `teams.workers.staff`");
    write("where",
          "changes:\n  - {parameter: teams.worker.staff, add: 1, from: 2013-06-01, policy: x}\n");
    fails("where.yaml", "there is no `worker` in `teams`; did you mean `workers`?");
    write("free",
          "one_off:\n  - {label: L, heading: fostering, year: 2013, cost: {value: 1, unit: gbp, "
          "assumed: x}}\n");
    fails("free.yaml", "free.yaml:5:48: error: one_off[0].cost.prices: missing");
    EXPECT_EQ(folder_.kinflow("validate gate.yaml").code, 0);
    EXPECT_EQ(folder_.kinflow("validate bad.yaml").code, 2);
}

}  // namespace
}  // namespace kinflow::app::test
