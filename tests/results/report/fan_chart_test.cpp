#include "results/report/fan_chart.h"

#include <gtest/gtest.h>

#include <string>

#include "results/report/chart_figure.h"
#include "tests/results/report/synthetic_run.h"

namespace kinflow::results::report {
namespace {

using json = nlohmann::ordered_json;

constexpr core::Date day(int year, unsigned month, unsigned of_month) {
    return core::Date{std::chrono::year{year} / std::chrono::month{month} /
                      std::chrono::day{of_month}};
}

FanChart chart_of(double median, double half_width) {
    FanChart chart;
    chart.axis_title = "children at month end";
    chart.at_period_end = true;
    for (unsigned month = 4; month <= 12; ++month) {
        SeriesPoint point;
        point.from = day(2013, month, 1);
        point.to =
            core::Date{std::chrono::year{2013} / std::chrono::month{month} / std::chrono::last};
        point.label = "month " + std::to_string(month);
        point.statistics = {median,
                            1.0,
                            median - half_width,
                            median - half_width / 2.0,
                            median,
                            median + half_width / 2.0,
                            median + half_width,
                            40};
        chart.points.push_back(point);
    }
    return chart;
}

TEST(FanChart, DividesAFlowByItsMonths) {
    FanChart chart = chart_of(4100, 100);
    chart.per_month = true;
    EXPECT_DOUBLE_EQ(monthly_value(chart, {day(2013, 11, 1), day(2014, 1, 31), 12351, "", ""}),
                     4117.0);
    EXPECT_DOUBLE_EQ(monthly_value(chart, {day(2013, 2, 1), day(2014, 1, 31), 531, "", ""}),
                     531.0 / 12.0);
}

TEST(FanChart, LeavesStocksAndSharesAsPrinted) {
    const FanChart chart = chart_of(75, 10);
    EXPECT_DOUBLE_EQ(monthly_value(chart, {day(2013, 2, 1), day(2014, 1, 31), 75.6, "", ""}), 75.6);
    FanChart flow = chart;
    flow.per_month = true;
    EXPECT_DOUBLE_EQ(monthly_value(flow, {day(2014, 1, 31), day(2014, 1, 31), 1139, "", ""}),
                     1139.0);
}

TEST(FanChart, StartsAtZeroWhileItsBandCanBeRead) {
    EXPECT_TRUE(starts_at_zero(chart_of(1000, 60)));
    EXPECT_FALSE(starts_at_zero(chart_of(1000, 20)));
}

TEST(FanChart, StartsAtZeroWhenTheCourseItselfFillsTheAxis) {
    FanChart chart = chart_of(1000, 20);
    chart.printed.push_back({day(2013, 6, 30), day(2013, 6, 30), 700, "", ""});
    EXPECT_TRUE(starts_at_zero(chart));
}

TEST(FanChart, HasRoomForTheLabelOfItsHighestPrintedFigure) {
    FanChart chart = chart_of(1000, 60);
    EXPECT_DOUBLE_EQ(axis_range(chart).high, 1060.0);
    chart.printed.push_back({day(2013, 6, 30), day(2013, 6, 30), 1400, "", ""});
    EXPECT_DOUBLE_EQ(highest(chart), 1400.0);
    EXPECT_GT(axis_range(chart).high, 1500.0);
    const json scale = fan_chart_spec(chart)["layer"][0]["encoding"]["y"]["scale"];
    EXPECT_DOUBLE_EQ(scale["domain"][1].get<double>(), axis_range(chart).high);
}

TEST(FanChart, ContainsItsLowestPrintedFigureWhenItDoesNotStartAtZero) {
    FanChart chart = chart_of(1000, 20);
    chart.printed.push_back({day(2013, 6, 30), day(2013, 6, 30), 900, "", ""});
    ASSERT_FALSE(starts_at_zero(chart));
    EXPECT_LT(axis_range(chart).low, 900.0);
    EXPECT_GT(axis_range(chart).low, 850.0);
}

TEST(FanChart, LeavesOutMonthsThatNoRunDefines) {
    FanChart chart = chart_of(1000, 60);
    chart.points[3].statistics.count = 0;
    const json values = fan_chart_spec(chart)["data"]["values"];
    EXPECT_EQ(values.size(), chart.points.size() - 1);
    for (const json& row : values) EXPECT_NE(row["month"], "month 7");
}

TEST(FanChart, HoldsTheFiveQuantilesOfEachMonth) {
    const json row = fan_chart_spec(chart_of(1000, 60))["data"]["values"][0];
    EXPECT_EQ(row["p5"], 940.0);
    EXPECT_EQ(row["p25"], 970.0);
    EXPECT_EQ(row["p50"], 1000.0);
    EXPECT_EQ(row["p75"], 1030.0);
    EXPECT_EQ(row["p95"], 1060.0);
    EXPECT_EQ(row["t"], 1367280000000);  // 30 April 2013, 00:00 UTC
}

TEST(FanChart, GivesPrintedFiguresTheirParagraphInTheTooltip) {
    FanChart chart = chart_of(1000, 60);
    chart.printed.push_back(
        {day(2013, 6, 30), day(2013, 6, 30), 940, "inspection 2014, paragraph 29", "essex.id"});
    const json printed = fan_chart_spec(chart)["layer"].back();
    EXPECT_EQ(printed["data"]["values"][0]["where"], "inspection 2014, paragraph 29");
    EXPECT_EQ(printed["data"]["values"][0]["source"], "essex.id");
    EXPECT_NE(printed.dump().find("\"tooltip\""), std::string::npos);
}

TEST(FanChartOfRow, MarksExactlyTheFiguresThatFallWithinTheRun) {
    const model::Scenario scenario = county_scenario();
    const RunResults results = county_results(scenario, 5);
    const FanChart contacts = fan_chart_of(results, *results.layout.find_row("contacts"));
    ASSERT_EQ(contacts.printed.size(), 1U);
    EXPECT_EQ(contacts.printed[0].source, "essex-2014.contacts");
    // Printed for the year before the run's start.
    EXPECT_TRUE(
        fan_chart_of(results, *results.layout.find_row("re_referral_share")).printed.empty());
}

}  // namespace
}  // namespace kinflow::results::report
