#include "results/report/format.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace kinflow::results::report {
namespace {

constexpr core::Date day(int year, unsigned month, unsigned of_month) {
    return core::Date{std::chrono::year{year} / std::chrono::month{month} /
                      std::chrono::day{of_month}};
}

TEST(Number, GroupsThousandsAndKeepsItsDecimals) {
    EXPECT_EQ(number(999, 0), "999");
    EXPECT_EQ(number(1139, 0), "1,139");
    EXPECT_EQ(number(1234567.891, 1), "1,234,567.9");
    EXPECT_EQ(number(24.96, 1), "25.0");
}

TEST(Number, WritesMinusSignsAndNoNegativeZero) {
    EXPECT_EQ(number(-1234.5, 1), "\u22121,234.5");
    EXPECT_EQ(number(-0.04, 1), "0.0");
}

TEST(Number, IsADashWhereUndefined) {
    EXPECT_EQ(number(std::nan(""), 0), "\u2013");
    EXPECT_EQ(number(std::numeric_limits<double>::infinity(), 1), "\u2013");
}

TEST(SignedNumber, SaysWhichWayUnlessNothingChanged) {
    EXPECT_EQ(signed_number(4.14, 1), "+4.1");
    EXPECT_EQ(signed_number(-121, 0), "\u2212121");
    EXPECT_EQ(signed_number(0.01, 1), "0.0");
}

TEST(Dates, AreWrittenAsInEngland) {
    EXPECT_EQ(long_date(day(2014, 1, 31)), "31 January 2014");
    EXPECT_EQ(month_and_year(day(2014, 1, 31)), "Jan 2014");
}

TEST(Period, NamesWholeMonthsByMonthAndOthersByDay) {
    EXPECT_EQ(period(day(2013, 11, 1), day(2014, 1, 31)), "Nov 2013 to Jan 2014");
    EXPECT_EQ(period(day(2014, 2, 1), day(2014, 2, 28)), "Feb 2014");
    EXPECT_EQ(period(day(2016, 2, 1), day(2016, 2, 28)),
              "1 Feb 2016 to 28 Feb 2016");  // a leap year
}

TEST(Counted, IsSingularForOneOnly) {
    EXPECT_EQ(counted(1, "run", "runs"), "1 run");
    EXPECT_EQ(counted(0, "run", "runs"), "0 runs");
    EXPECT_EQ(counted(1200, "run", "runs"), "1,200 runs");
}

TEST(Pairs, AreCountedAndNotMadeAHundred) {
    EXPECT_EQ(in_pairs(1.0, 40), "in all 40 pairs of runs");
    EXPECT_EQ(in_pairs(0.0, 40), "in none of the 40 pairs of runs");
    EXPECT_EQ(in_pairs(0.475, 40), "in 19 of 40 pairs of runs");
    EXPECT_EQ(in_pairs(0.4875, 40), "in 19.5 of 40 pairs of runs");
}

}  // namespace
}  // namespace kinflow::results::report
