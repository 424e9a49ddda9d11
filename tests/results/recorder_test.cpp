#include "results/recorder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

using model::Flow;
using model::Sample;

class RecorderTest : public testing::Test {
  protected:
    [[nodiscard]] core::Minute at(const std::string& iso) const {
        return sample::at(scenario, iso);
    }
    [[nodiscard]] double month(const std::string& measure, const std::string& label,
                               const std::string& breakdown = {},
                               const std::string& level = {}) const {
        return value(measure, TimeIdentifier::month, label, breakdown, level);
    }
    [[nodiscard]] double year(const std::string& measure) const {
        return value(measure, TimeIdentifier::financial_year, "2013-14", {}, {});
    }

    const model::Scenario scenario = sample::scenario();
    const Layout layout = make_layout(scenario);
    Recorder recorder{scenario, layout};

  private:
    [[nodiscard]] double value(const std::string& measure, TimeIdentifier identifier,
                               const std::string& label, const std::string& breakdown,
                               const std::string& level) const {
        const auto row = layout.find_row(measure, breakdown, level);
        const auto period = layout.find_period(identifier, label);
        if (!row || !period) throw std::invalid_argument("no such row or period");
        return recorder.finish()[layout.slot(*row, *period)];
    }
};

TEST_F(RecorderTest, AFlowOfAMonthCountsFromItsFirstMinuteToItsLast) {
    recorder.counted(Flow::referrals, 0, at("2013-04-01") - 1, 100);
    recorder.counted(Flow::referrals, 0, at("2013-04-01"), 2);
    recorder.counted(Flow::referrals, 0, at("2013-05-01") - 1, 3);
    recorder.counted(Flow::referrals, 0, at("2013-05-01"), 1000);
    EXPECT_EQ(month("referrals", "2013-03"), 100.0);
    EXPECT_EQ(month("referrals", "2013-04"), 5.0);
    EXPECT_EQ(month("referrals", "2013-05"), 1000.0);
}

TEST_F(RecorderTest, AFinancialYearIsAprilToMarch) {
    recorder.counted(Flow::referrals, 0, at("2013-04-01") - 1, 100);
    recorder.counted(Flow::referrals, 0, at("2013-04-01"), 1);
    recorder.counted(Flow::referrals, 0, at("2014-04-01") - 1, 2);
    recorder.counted(Flow::referrals, 0, at("2014-04-01"), 1000);
    EXPECT_EQ(year("referrals"), 3.0);
}

TEST_F(RecorderTest, WhatHappensOutsideTheScenarioIsNotCounted) {
    recorder.counted(Flow::referrals, 0, -1, 100);
    recorder.counted(Flow::referrals, 0, at("2014-07-01"), 100);
    recorder.sampled(Sample::assessment_working_days, 0, -1, 9.0);
    recorder.month_ended(sample::census(scenario, -1, 50));
    recorder.month_ended(sample::census(scenario, 18, 50));
    recorder.moved(model::StageId{0}, model::StageId{1}, -1, 5, 0);
    for (std::size_t p = 0; p < layout.periods.size(); ++p) {
        EXPECT_EQ(recorder.finish()[layout.slot(*layout.find_row("referrals"), p)], 0.0);
    }
    EXPECT_EQ(recorder.finish()[layout.histogram_slot(9)], 0.0);
    EXPECT_EQ(recorder.finish()[layout.moved_slot(0, 0, 1)], 0.0);
}

TEST_F(RecorderTest, LevelsAddUpToTheMeasure) {
    recorder.counted(Flow::contacts, 0, at("2013-06-10"), 7);
    recorder.counted(Flow::contacts, 1, at("2013-06-20"), 4);
    EXPECT_EQ(month("contacts", "2013-06"), 11.0);
    EXPECT_EQ(month("contacts", "2013-06", "channel", "police"), 7.0);
    EXPECT_EQ(month("contacts", "2013-06", "channel", "schools"), 4.0);
}

TEST_F(RecorderTest, ALevelThatAFlowOrSampleDoesNotHaveIsRefused) {
    EXPECT_THROW(recorder.counted(Flow::contacts, 2, 0, 1), std::out_of_range);
    EXPECT_THROW(recorder.counted(Flow::referrals, 1, 0, 1), std::out_of_range);
    EXPECT_THROW(recorder.sampled(Sample::days_waiting, 2, 0, 1.0), std::out_of_range);
}

TEST_F(RecorderTest, TheShareOfAYearIsOfTheYearsTotalsNotAMeanOfMonths) {
    recorder.counted(Flow::referrals, 0, at("2013-05-05"), 10);
    recorder.counted(Flow::re_referrals, 0, at("2013-05-05"), 5);
    recorder.counted(Flow::referrals, 0, at("2013-06-05"), 90);
    EXPECT_EQ(month("re_referral_share", "2013-05"), 50.0);
    EXPECT_EQ(month("re_referral_share", "2013-06"), 0.0);
    EXPECT_EQ(year("re_referral_share"), 5.0);
}

TEST_F(RecorderTest, AShareOrMeanOfNothingIsUndefined) {
    EXPECT_TRUE(std::isnan(month("re_referral_share", "2013-05")));
    EXPECT_TRUE(std::isnan(month("care_proceedings_duration", "2013-05")));
    EXPECT_EQ(month("referrals", "2013-05"), 0.0);
}

TEST_F(RecorderTest, TheMeanOfAYearWeighsEveryValueTheSame) {
    recorder.sampled(Sample::days_waiting, 0, at("2013-05-05"), 1.0);
    recorder.sampled(Sample::days_waiting, 1, at("2013-06-05"), 4.0);
    recorder.sampled(Sample::days_waiting, 1, at("2013-06-06"), 7.0);
    EXPECT_EQ(month("days_waiting", "2013-06"), 5.5);
    EXPECT_EQ(year("days_waiting"), 4.0);
    EXPECT_EQ(month("days_waiting", "2013-06", "team", "assessment"), 5.5);
    EXPECT_TRUE(std::isnan(month("days_waiting", "2013-06", "team", "front_door")));
}

TEST_F(RecorderTest, AStockIsTakenAtThePeriodsEnd) {
    for (int i = 0; i < 18; ++i) recorder.month_ended(sample::census(scenario, i, 100 + i));
    EXPECT_EQ(month("looked_after_count", "2013-01"), 100.0);
    EXPECT_EQ(month("looked_after_count", "2014-06"), 117.0);
    EXPECT_EQ(year("looked_after_count"), 114.0);  // 31 March 2014 is the end of month 14
    EXPECT_EQ(month("looked_after_rate", "2013-01"), 50.0);
}

TEST_F(RecorderTest, AStockThatWasNotReportedIsUndefined) {
    recorder.month_ended(sample::census(scenario, 0, 100));
    EXPECT_TRUE(std::isnan(month("looked_after_count", "2013-02")));
    EXPECT_TRUE(std::isnan(year("looked_after_count")));
}

TEST_F(RecorderTest, TheReferralRateOfAMonthIsAnnual) {
    recorder.counted(Flow::referrals, 0, at("2013-05-05"), 40);
    EXPECT_DOUBLE_EQ(month("referral_rate", "2013-05"), 240.0);
    EXPECT_DOUBLE_EQ(year("referral_rate"), 20.0);
}

TEST_F(RecorderTest, MovesAreCountedByFinancialYear) {
    recorder.moved(model::StageId{0}, model::StageId{1}, at("2013-03-31"), 9, 10);
    recorder.moved(model::StageId{0}, model::StageId{1}, at("2013-04-01"), 2, 10);
    recorder.moved(model::StageId{0}, model::StageId{1}, at("2014-03-31"), 3, 10);
    recorder.moved(model::StageId{1}, model::StageId{0}, at("2014-03-31"), 1, 10);
    const Record record = recorder.finish();
    EXPECT_EQ(record[layout.moved_slot(0, 0, 1)], 5.0);
    EXPECT_EQ(record[layout.moved_slot(0, 1, 0)], 1.0);
    EXPECT_EQ(record[layout.moved_slot(0, 1, 1)], 0.0);
}

TEST_F(RecorderTest, AssessmentsAreCountedByWholeWorkingDays) {
    for (const double days : {0.0, 45.0, 45.9, 46.0, 100.0, 230.0}) {
        recorder.sampled(Sample::assessment_working_days, 0, 5, days);
    }
    const Record record = recorder.finish();
    EXPECT_EQ(record[layout.histogram_slot(0)], 1.0);
    EXPECT_EQ(record[layout.histogram_slot(45)], 2.0);
    EXPECT_EQ(record[layout.histogram_slot(46)], 1.0);
    EXPECT_EQ(record[layout.histogram_slot(100)], 2.0);
}

TEST_F(RecorderTest, TheRecordIsTheSameWhateverTheOrderInsideAMonth) {
    Recorder other{scenario, layout};
    recorder.counted(Flow::contacts, 0, at("2013-06-10"), 7);
    recorder.counted(Flow::contacts, 1, at("2013-06-20"), 4);
    other.counted(Flow::contacts, 1, at("2013-06-20"), 4);
    other.counted(Flow::contacts, 0, at("2013-06-10"), 7);
    const auto row = *layout.find_row("contacts");
    EXPECT_EQ(recorder.finish()[layout.slot(row, 5)], other.finish()[layout.slot(row, 5)]);
}

TEST(Recorder, AMonthInPartFeedsNeitherAMonthNorAYear) {
    auto scenario = sample::scenario();
    scenario.start = *core::parse_date("2013-03-15");
    const Layout layout = make_layout(scenario);
    Recorder recorder{scenario, layout};
    recorder.counted(Flow::referrals, 0, 0, 100);
    recorder.counted(Flow::referrals, 0, sample::at(scenario, "2013-04-01"), 1);
    const Record record = recorder.finish();
    const auto row = *layout.find_row("referrals");
    EXPECT_EQ(record[layout.slot(row, 0)], 1.0);
    EXPECT_EQ(
        record[layout.slot(row, *layout.find_period(TimeIdentifier::financial_year, "2013-14"))],
        1.0);
}

}  // namespace
}  // namespace kinflow::results
