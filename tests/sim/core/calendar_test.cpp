#include "sim/core/calendar.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "sim/core/bank_holidays.h"

namespace kinflow::core {
namespace {

using std::chrono::days;

Date date(const char* iso) { return parse_date(iso).value(); }

Calendar essex() { return {date("2011-09-15"), date("2000-01-01"), date("2016-03-31")}; }

Minute at(const Calendar& calendar, const char* iso, int hour, int minute = 0) {
    return calendar.minute_of(date(iso)) + hour * minutes_per_hour + minute;
}

TEST(Date, IsReadOnlyWhenItExists) {
    EXPECT_EQ(parse_date("2012-02-29"), Date{std::chrono::year{2012} / 2 / 29});
    for (const char* wrong : {"2013-02-29", "2012-13-01", "2012-00-10", "2012-01-00", "2012-1-01",
                              "12-01-01", "2012/01/01", "2012-01-01 ", "", "20x2-01-01"}) {
        EXPECT_FALSE(parse_date(wrong)) << wrong;
    }
}

TEST(Date, SurvivesTheRoundTripThroughText) {
    for (Date day = date("1999-12-01"); day < date("2004-04-01"); day += days{1}) {
        EXPECT_EQ(parse_date(to_iso(day)), day);
    }
}

TEST(FinancialYear, RunsFromAprilToMarch) {
    EXPECT_EQ(financial_year(date("2013-03-31")), 2012);
    EXPECT_EQ(financial_year(date("2013-04-01")), 2013);
    EXPECT_EQ(financial_year_label(2013), "2013-14");
    EXPECT_EQ(financial_year_label(1999), "1999-00");
}

TEST(Calendar, CountsMinutesFromMidnightOnTheStart) {
    const Calendar calendar = essex();
    EXPECT_EQ(calendar.minute_of(date("2011-09-15")), 0);
    EXPECT_EQ(calendar.minute_of(date("2011-09-14")), -minutes_per_day);
    EXPECT_EQ(to_iso(calendar.date_of(0)), "2011-09-15");
    EXPECT_EQ(to_iso(calendar.date_of(-1)), "2011-09-14");
    EXPECT_EQ(to_iso(calendar.date_of(-minutes_per_day)), "2011-09-14");
    EXPECT_EQ(to_iso(calendar.date_of(-minutes_per_day - 1)), "2011-09-13");
    EXPECT_EQ(to_iso(calendar.date_of(minutes_per_day)), "2011-09-16");
}

TEST(Calendar, WorksOnWeekdaysThatAreNotBankHolidays) {
    const Calendar calendar = essex();
    for (int year = 2000; year <= 2016; ++year) {
        const auto holidays = bank_holidays(year);
        const Date end = std::chrono::year{year} / 12 / 31;
        for (Date day = std::chrono::year{year} / 1 / 1; day <= end; day += days{1}) {
            const bool weekend = std::chrono::weekday{day}.iso_encoding() > 5;
            const bool holiday = std::count(holidays.begin(), holidays.end(), day) > 0;
            const Minute midnight = calendar.minute_of(day);
            EXPECT_EQ(calendar.is_working_day(midnight), !weekend && !holiday) << to_iso(day);
            EXPECT_EQ(calendar.is_working_day(midnight + minutes_per_day - 1),
                      !weekend && !holiday);
        }
    }
}

TEST(Calendar, CountsWorkingDaysOverBankHolidays) {
    const Calendar calendar = essex();
    // Thursday 5 April 2012, then Good Friday and Easter Monday: Tuesday the 10th is the first.
    EXPECT_EQ(calendar.add_working_days(at(calendar, "2012-04-05", 14, 30), 1),
              at(calendar, "2012-04-10", 14, 30));
    // 45 working days from 2 May 2012 pass one early May and two Jubilee holidays.
    EXPECT_EQ(calendar.add_working_days(at(calendar, "2012-05-02", 9), 45),
              at(calendar, "2012-07-09", 9));
    EXPECT_EQ(
        calendar.working_days_between(at(calendar, "2012-12-21", 9), at(calendar, "2013-01-02", 9)),
        5);
}

TEST(Calendar, TheNextWorkingMinuteIsNineOClockAfterAWeekend) {
    const Calendar calendar = essex();
    const Minute friday = at(calendar, "2012-04-20", 23, 59);
    EXPECT_EQ(calendar.next_working_minute(friday), friday);
    EXPECT_EQ(calendar.next_working_minute(friday + 1), at(calendar, "2012-04-23", 9));
    EXPECT_EQ(calendar.next_working_minute(at(calendar, "2012-12-25", 3)),
              at(calendar, "2012-12-27", 9));
    EXPECT_EQ(calendar.add_working_days(friday, 0), friday);
    EXPECT_EQ(calendar.add_working_days(friday + 1, 0), at(calendar, "2012-04-23", 9));
}

// The law that ties the three together, on every day of the tables, before the start and after.
TEST(Calendar, AddingWorkingDaysAndCountingThemAgree) {
    const Calendar calendar = essex();
    for (Minute t = calendar.minute_of(date("2000-01-01")) + 600;
         t < calendar.minute_of(date("2018-01-01")); t += minutes_per_day) {
        Minute by_single_days = t;
        for (int n = 1; n <= 12; ++n) {
            by_single_days = calendar.add_working_days(by_single_days, 1);
            const Minute due = calendar.add_working_days(t, n);
            ASSERT_EQ(due, by_single_days);
            ASSERT_TRUE(calendar.is_working_day(due));
            ASSERT_EQ(calendar.working_days_between(t, due), n);
            ASSERT_EQ(calendar.working_days_between(due, t), -n);
        }
    }
}

TEST(Calendar, StillSkipsWeekendsBeyondItsTables) {
    const Calendar calendar = essex();
    EXPECT_FALSE(calendar.is_working_day(at(calendar, "2018-12-25", 9)));  // within the slack
    const Minute beyond = at(calendar, "2035-06-08", 10);                  // a Friday
    EXPECT_TRUE(calendar.is_working_day(beyond));
    EXPECT_EQ(calendar.next_working_minute(beyond + minutes_per_day),
              at(calendar, "2035-06-11", 9));
    EXPECT_EQ(calendar.add_working_days(beyond, 6), at(calendar, "2035-06-18", 10));
    EXPECT_EQ(calendar.add_working_days(beyond + minutes_per_day, 1),
              at(calendar, "2035-06-11", 10));
    EXPECT_EQ(calendar.add_working_days(at(calendar, "2019-12-31", 10), 3),
              at(calendar, "2020-01-03", 10));
    EXPECT_EQ(calendar.add_working_days(never, 5), never);
    EXPECT_EQ(calendar.next_working_minute(never), never);
}

TEST(Calendar, MonthsAreCountedFromTheMonthOfTheStart) {
    const Calendar calendar = essex();
    EXPECT_EQ(calendar.month_index(0), 0);
    EXPECT_EQ(calendar.month_index(at(calendar, "2011-09-01", 0)), 0);
    EXPECT_EQ(calendar.month_index(at(calendar, "2011-09-01", 0) - 1), -1);
    EXPECT_EQ(calendar.month_index(at(calendar, "2012-09-30", 23, 59)), 12);
    EXPECT_EQ(calendar.month_label(0), "2011-09");
    EXPECT_EQ(calendar.month_label(4), "2012-01");
    EXPECT_EQ(calendar.month_label(-9), "2010-12");
    EXPECT_EQ(calendar.month_of_year(0), 8);
    EXPECT_EQ(calendar.month_of_year(at(calendar, "2003-01-31", 5)), 0);
}

TEST(Calendar, EveryMonthBeginsWhereTheOneBeforeItEnds) {
    const Calendar calendar = essex();
    for (int month = -130; month < 85; ++month) {
        const Minute begin = calendar.month_begin(month);
        EXPECT_EQ(calendar.month_index(begin), month);
        EXPECT_EQ(calendar.month_index(begin - 1), month - 1);
        EXPECT_EQ(to_iso(calendar.date_of(begin)), calendar.month_label(month) + "-01");
    }
}

TEST(Calendar, MonthsStopAtTheEndsOfItsTables) {
    const Calendar calendar = essex();
    EXPECT_EQ(calendar.month_label(calendar.month_index(-never)), "2000-01");
    EXPECT_EQ(calendar.month_label(calendar.month_index(never)), "2019-12");
}

TEST(Calendar, RefusesDatesOutOfOrderOrUnknown) {
    EXPECT_THROW(Calendar(date("2012-01-01"), date("2012-01-02"), date("2013-01-01")),
                 std::invalid_argument);
    EXPECT_THROW(Calendar(date("2012-01-01"), date("2011-01-01"), date("2011-06-01")),
                 std::invalid_argument);
    EXPECT_THROW(Calendar(date("2012-01-01"), date("1977-12-31"), date("2013-01-01")),
                 std::invalid_argument);
}

}  // namespace
}  // namespace kinflow::core
