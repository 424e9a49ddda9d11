#include "results/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "results/comparison_files.h"
#include "results/report/comparison_report.h"
#include "results/report/difference_chart.h"
#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Values = std::vector<double>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Differences, AreOfPairs) {
    const Difference d =
        difference_of(Values{10, 20, 30, 40}, Values{11, 22, 33, 42}, Better::lower);
    EXPECT_DOUBLE_EQ(d.mean, 2.0);
    EXPECT_DOUBLE_EQ(d.baseline, 25.0);
    EXPECT_DOUBLE_EQ(d.with_policy, 27.0);
    EXPECT_NEAR(d.standard_error, std::sqrt(2.0 / 3.0) / 2.0, 1e-12);
    // Student's t for three degrees of freedom, two-sided 90%.
    EXPECT_NEAR(d.high - d.mean, 2.353363 * d.standard_error, 1e-5);
    EXPECT_TRUE(d.certain());
    EXPECT_GT(d.variance_ratio, 100.0);
}

TEST(Differences, ChanceFollowsTheGoodDirectionAndTiesCountHalf) {
    const Values before{1, 1, 1, 1};
    const Values after{0, 2, 0, 1};
    EXPECT_DOUBLE_EQ(difference_of(before, after, Better::lower).chance, 2.5 / 4.0);
    EXPECT_DOUBLE_EQ(difference_of(before, after, Better::higher).chance, 1.5 / 4.0);
    EXPECT_DOUBLE_EQ(difference_of(before, after, Better::neither).chance, 2.5 / 4.0);
}

TEST(Differences, LeaveOutWhatIsUndefinedOnEitherSide) {
    const Difference d = difference_of(Values{1, nan, 3}, Values{2, 5, nan}, Better::lower);
    EXPECT_EQ(d.count, 1);
    EXPECT_DOUBLE_EQ(d.mean, 1.0);
    EXPECT_TRUE(std::isnan(d.standard_error));
    EXPECT_FALSE(d.certain());
    EXPECT_EQ(difference_of(Values{nan}, Values{1}, Better::lower).count, 0);
    EXPECT_THROW(static_cast<void>(difference_of(Values{1}, Values{}, Better::lower)),
                 std::invalid_argument);
}

TEST(Differences, AMeasureWithoutAGoodDirectionHasNone) {
    EXPECT_EQ(better_direction("looked_after_count"), Better::neither);
    EXPECT_EQ(better_direction("days_waiting"), Better::lower);
    EXPECT_EQ(better_direction("assessment_timeliness"), Better::higher);
    for (const char* name : {"days_waiting", "assessment_timeliness", "re_referral_share"}) {
        EXPECT_NE(model::find_measure(name), nullptr) << name;
    }
}

/// The sample scenario with a policy that moves what it moves from the tenth month on.
class Comparisons : public testing::Test {
  protected:
    Comparisons() {
        policy_.name = "more";
        policy_.title = "More of <everything>";
        policy_.changes.push_back({"more", "staff", "teams.a.staff", "add", "3", "10", "fte",
                                   "2013-10-01", "", "", "policy", "a choice", "", "more.yaml", 5});
        for (int i = 0; i < 6; ++i) {
            before_.push_back(sample::record(scenario_, layout_, i));
            after_.push_back(before_.back());
            const auto row = *layout_.find_row("looked_after_count");
            for (std::size_t p = 9; p < layout_.periods.size(); ++p) {
                after_.back()[layout_.slot(row, p)] -= 4.0 + 0.1 * i;
            }
        }
        RunInfo info;
        info.version = "test";
        info.replications = 6;
        comparison_.emplace(make_comparison(scenario_, {&policy_}, {before_, after_}, info));
    }
    model::Scenario scenario_ = sample::scenario();
    Layout layout_ = make_layout(scenario_);
    model::Policy policy_;
    std::vector<Record> before_;
    std::vector<Record> after_;
    std::optional<Comparison> comparison_;
};

TEST_F(Comparisons, SetInWhereTheIntervalLeavesNothingAndStays) {
    const PolicyResults& results = comparison_->policies.front();
    const auto row = *layout_.find_row("looked_after_count");
    ASSERT_TRUE(results.sets_in[row]);
    EXPECT_EQ(layout_.periods[*results.sets_in[row]].label, layout_.periods[9].label);
    EXPECT_FALSE(results.sets_in[*layout_.find_row("contacts")]);
    const Difference* d = comparison_->find(results, "looked_after_count", "2013-12");
    ASSERT_NE(d, nullptr);
    EXPECT_NEAR(d->mean, -4.25, 1e-9);
}

TEST_F(Comparisons, AreATidyTable) {
    const std::string csv = differences_csv(*comparison_);
    EXPECT_EQ(csv.substr(0, csv.find(",measure")), "scenario,policy");
    const auto lines = static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n'));
    EXPECT_EQ(lines, 1 + layout_.rows.size() * layout_.periods.size());
    EXPECT_THAT(csv, HasSubstr(",more,looked_after_count,,,month,2013-12,"));
}

TEST_F(Comparisons, HaveAReportThatAnswersFirstAndEscapesWhatItPrints) {
    const std::string page = write_comparison(*comparison_);
    EXPECT_THAT(page, HasSubstr("More of &lt;everything&gt;"));
    EXPECT_THAT(page, Not(HasSubstr("<everything>")));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    const auto answer = page.find("class=\"answer\"");
    const auto detail = page.find("id=\"effects\"");
    ASSERT_NE(answer, std::string::npos);
    EXPECT_LT(answer, detail);
    EXPECT_THAT(page.substr(answer, 400), HasSubstr("4.2 fewer (90% interval"));
    EXPECT_THAT(page, HasSubstr("<code>more.yaml:5</code>"));
    EXPECT_EQ(page, write_comparison(*comparison_));
}

TEST(DifferenceCharts, HaveRoundTicksThatCoverTheirNumbers) {
    for (const auto& [low, high] : {std::pair{-43.0, 7.0}, {0.0, 0.013}, {-1000.0, -1.0}}) {
        const auto ticks = report::round_ticks(low, high);
        ASSERT_GE(ticks.size(), 3U);
        EXPECT_LE(ticks.size(), 9U);
        EXPECT_LE(ticks.front(), low + 1e-9);
        EXPECT_GE(ticks.back(), high - 1e-9);
    }
}

}  // namespace
}  // namespace kinflow::results
