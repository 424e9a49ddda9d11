#include "results/targets.h"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>

#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

using model::Flow;

core::Date date(const char* iso) { return *core::parse_date(iso); }

model::Target stock(const char* measure, const char* to, double value) {
    model::Target target;
    target.measure = measure;
    target.to = date(to);
    target.value = value;
    target.tolerance = 0.1;
    return target;
}

model::Target flow(const char* measure, const char* from, const char* to, double value) {
    auto target = stock(measure, to, value);
    target.from = date(from);
    return target;
}

/// One referral and one re-referral in ten a day of the scenario; looked after 100 + month.
TargetFit fit(const model::Target& target, const char* start = "2013-01-01") {
    auto scenario = sample::scenario();
    scenario.start = date(start);
    scenario.targets = {target};
    const Layout layout = make_layout(scenario);
    Recorder recorder{scenario, layout};
    for (auto day = scenario.start; day < scenario.end; day += std::chrono::days{1}) {
        const auto minute = sample::at(scenario, core::to_iso(day));
        recorder.counted(Flow::referrals, 0, minute, 10);
        recorder.counted(Flow::re_referrals, 0, minute, 2);
    }
    for (int month = 0; month < layout.months; ++month) {
        recorder.month_ended(sample::census(scenario, month, 100 + month));
    }
    const std::vector<Record> records{recorder.finish()};
    return compare_with_targets(scenario, layout, summarise(layout, records)).at(0);
}

TEST(Targets, AStockAtAMonthEndIsTakenThere) {
    const TargetFit f = fit(stock("looked_after_count", "2014-01-31", 112.0));
    EXPECT_EQ(f.simulated.mean, 112.0);
    EXPECT_EQ(f.ratio, 1.0);
    EXPECT_TRUE(f.within);
    EXPECT_EQ(f.note, "");
    EXPECT_EQ(f.label, "Children looked after");
    EXPECT_EQ(f.unit, "children");
}

TEST(Targets, AStockInsideAMonthIsTakenAtTheNearestMonthEnd) {
    EXPECT_EQ(fit(stock("looked_after_count", "2014-01-10", 1.0)).simulated.mean, 111.0);
    EXPECT_EQ(fit(stock("looked_after_count", "2014-01-20", 1.0)).simulated.mean, 112.0);
    EXPECT_EQ(fit(stock("looked_after_count", "2014-01-20", 1.0)).note,
              "simulated at 31 January 2014, the nearest month end");
}

TEST(Targets, AStockFarFromAnyMonthEndIsNotSimulated) {
    const TargetFit before = fit(stock("looked_after_count", "2012-11-30", 100.0));
    EXPECT_FALSE(before.measured());
    EXPECT_FALSE(before.within);
    EXPECT_EQ(before.note, "outside the time simulated");
    EXPECT_FALSE(fit(stock("looked_after_count", "2014-09-30", 100.0)).measured());
}

TEST(Targets, AStockOnTheEveOfTheStartIsTakenAtTheFirstMonthEnd) {
    const TargetFit f = fit(stock("looked_after_count", "2012-12-31", 100.0));
    EXPECT_EQ(f.simulated.mean, 100.0);
    EXPECT_EQ(f.note, "simulated at 31 January 2013, the nearest month end");
}

TEST(Targets, AFlowIsAddedUpOverItsMonths) {
    const TargetFit f = fit(flow("referrals", "2013-11-01", "2014-01-31", 1000.0));
    EXPECT_EQ(f.simulated.mean, 920.0);  // 92 days
    EXPECT_DOUBLE_EQ(f.ratio, 0.92);
    EXPECT_TRUE(f.within);
    EXPECT_EQ(f.note, "");
}

TEST(Targets, AFlowThatBeganBeforeTheStartIsScaledUpByDays) {
    const TargetFit f = fit(flow("referrals", "2013-02-01", "2014-01-31", 3650.0), "2013-04-01");
    EXPECT_DOUBLE_EQ(f.simulated.mean, 3650.0);  // 306 of 365 days
    EXPECT_EQ(f.note,
              "simulated over 1 April 2013 to 31 January 2014, a part of the period, and scaled by "
              "days (365/306)");
}

TEST(Targets, AShareOverAPeriodInPartIsNotScaled) {
    const auto target = flow("re_referral_share", "2013-02-01", "2014-01-31", 20.0);
    const TargetFit f = fit(target, "2013-04-01");
    EXPECT_DOUBLE_EQ(f.simulated.mean, 20.0);
    EXPECT_EQ(f.note, "simulated over 1 April 2013 to 31 January 2014, a part of the period");
}

TEST(Targets, ARateIsAnnualWhateverThePeriod) {
    const auto quarter = fit(flow("referral_rate", "2013-04-01", "2013-06-30", 1.0));
    EXPECT_NEAR(quarter.simulated.mean, 910.0 / 2.0 * 4.0, 1e-9);
}

TEST(Targets, APeriodInsideAMonthIsScaledFromTheWholeMonth) {
    const TargetFit f = fit(flow("referrals", "2013-06-03", "2013-06-12", 100.0));
    EXPECT_DOUBLE_EQ(f.simulated.mean, 100.0);
    EXPECT_EQ(f.note,
              "simulated over 1 June 2013 to 30 June 2013, the nearest whole months, and scaled by "
              "days (10/30)");
}

TEST(Targets, AFlowOfASingleDateIsTakenOverTheYearToIt) {
    for (const auto& target : {stock("referrals", "2014-03-31", 3650.0),
                               flow("referrals", "2014-03-31", "2014-03-31", 3650.0)}) {
        const TargetFit f = fit(target);
        EXPECT_EQ(f.simulated.mean, 3650.0);
        EXPECT_EQ(f.note, "the year to the date printed");
    }
}

TEST(Targets, AFlowOutsideTheScenarioIsNotSimulated) {
    EXPECT_FALSE(fit(flow("referrals", "2011-04-01", "2012-03-31", 10.0)).measured());
    EXPECT_FALSE(fit(flow("referrals", "2015-04-01", "2016-03-31", 10.0)).measured());
}

TEST(Targets, ALevelNamesItsRow) {
    auto target = stock("placement_share", "2013-04-30", 75.0);
    target.level = "in_house_foster";
    const TargetFit f = fit(target);
    EXPECT_NEAR(f.simulated.mean, 100.0 * 77.0 / 103.0, 1e-12);
    EXPECT_EQ(f.label, "Looked after by placement: in_house_foster");
}

TEST(Targets, AnUnknownMeasureOrLevelIsSaidSo) {
    EXPECT_EQ(fit(stock("nothing", "2013-04-30", 75.0)).note, "no such measure or level");
    EXPECT_FALSE(fit(stock("placement_share", "2013-04-30", 75.0)).measured());
}

TEST(Targets, TheToleranceIsAShareOfThePrintedFigure) {
    EXPECT_TRUE(fit(stock("looked_after_count", "2013-01-31", 110.0)).within);
    EXPECT_FALSE(fit(stock("looked_after_count", "2013-01-31", 112.0)).within);
    EXPECT_TRUE(fit(stock("contact_backlog", "2013-01-31", 0.0)).within);
    EXPECT_TRUE(std::isnan(fit(stock("contact_backlog", "2013-01-31", 0.0)).ratio));
}

}  // namespace
}  // namespace kinflow::results
