#include "results/csv.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <locale>
#include <set>
#include <sstream>

#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

TEST(Csv, NumbersHaveSixSignificantDigitsAndNoExponent) {
    EXPECT_EQ(number(0.0), "0");
    EXPECT_EQ(number(-0.0), "0");
    EXPECT_EQ(number(12351.0), "12351");
    EXPECT_EQ(number(1234567.0), "1234567");
    EXPECT_EQ(number(1234567.4), "1234567");
    EXPECT_EQ(number(99999.96), "100000");
    EXPECT_EQ(number(1.0 / 3.0), "0.333333");
    EXPECT_EQ(number(-2.5), "-2.5");
    EXPECT_EQ(number(24.96), "24.96");
    EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "");
}

/// Numbers as written in German.
struct German : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

TEST(Csv, NumbersDoNotFollowTheLocale) {
    const auto before = std::locale::global(std::locale{std::locale::classic(), new German});
    const auto fraction = number(2.5);
    const auto large = number(1234567.0);
    std::locale::global(before);
    EXPECT_EQ(fraction, "2.5");
    EXPECT_EQ(large, "1234567");
}

TEST(Csv, FieldsAreQuotedWhenTheyMust) {
    EXPECT_EQ(csv_field("plain text"), "plain text");
    EXPECT_EQ(csv_field("a, b"), "\"a, b\"");
    EXPECT_EQ(csv_field("say \"no\""), "\"say \"\"no\"\"\"");
    EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(csv_field("\xC3\xA9t\xC3\xA9"), "\xC3\xA9t\xC3\xA9");
}

/// The heading, and the lines of three measures in one month and one year.
std::string excerpt(const std::string& csv) {
    std::istringstream text{csv};
    std::string kept;
    std::string line;
    std::getline(text, line);
    kept = line + '\n';
    while (std::getline(text, line)) {
        const auto holds = [&](const char* part) { return line.find(part) != std::string::npos; };
        const bool measure =
            holds("sample,contacts,") || holds(",looked_after_count,") || holds("placement_share");
        if (measure && (holds(",2013-04,") || holds(",2013-14,"))) kept += line + '\n';
    }
    return kept;
}

TEST(Csv, SeriesIsWrittenAsBefore) {
    const auto scenario = sample::scenario();
    const std::string text = excerpt(series_csv(sample::results(scenario)));
    EXPECT_EQ(text, sample::golden("tests/golden/results/series.csv", text));
}

TEST(Csv, SummaryAndTargetsAreWrittenAsBefore) {
    auto scenario = sample::scenario();
    model::Target target;
    target.measure = "looked_after_count";
    target.to = *core::parse_date("2014-01-31");
    target.value = 100.0;
    target.tolerance = 0.2;
    target.source = "register.entry";
    target.where = "A report, paragraph 29";
    scenario.targets = {target};
    target.measure = "contacts";
    target.from = *core::parse_date("2012-12-01");
    target.tolerance = 0.0;
    scenario.targets.push_back(target);
    const auto results = sample::results(scenario);
    EXPECT_EQ(summary_csv(results),
              sample::golden("tests/golden/results/summary.csv", summary_csv(results)));
    EXPECT_EQ(targets_csv(results),
              sample::golden("tests/golden/results/targets.csv", targets_csv(results)));
}

TEST(Csv, EveryLineOfTheSeriesHasNineFieldsAndTheFixedVocabulary) {
    const auto scenario = sample::scenario();
    std::istringstream text{series_csv(sample::results(scenario))};
    std::string line;
    std::getline(text, line);
    EXPECT_EQ(line,
              "scenario,measure,breakdown,level,time_identifier,time_period,statistic,value,unit");
    std::size_t lines = 0;
    const std::set<std::string> statistics{"mean", "sd", "p05", "p25", "p50", "p75", "p95"};
    while (std::getline(text, line)) {
        ++lines;
        std::vector<std::string> fields;
        std::string field;
        bool quoted = false;
        for (const char c : line) {
            if (c == '"') quoted = !quoted;
            if (c == ',' && !quoted) {
                fields.push_back(field);
                field.clear();
            } else if (c != '"') {
                field += c;
            }
        }
        fields.push_back(field);
        ASSERT_EQ(fields.size(), 9U) << line;
        EXPECT_EQ(fields[0], "sample");
        EXPECT_TRUE(fields[4] == "month" || fields[4] == "financial_year") << line;
        EXPECT_TRUE(statistics.contains(fields[6])) << line;
        EXPECT_EQ(fields[2].empty(), fields[3].empty()) << line;
    }
    const Layout layout = make_layout(scenario);
    EXPECT_EQ(lines, layout.rows.size() * layout.periods.size() * 7);
}

}  // namespace
}  // namespace kinflow::results
