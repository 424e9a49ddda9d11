#include "sim/core/bank_holidays.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace kinflow::core {
namespace {

std::string listed(int year) {
    std::string text;
    for (const Date date : bank_holidays(year)) {
        if (!text.empty()) text += ' ';
        text += to_iso(date).substr(5);
    }
    return text;
}

// The published lists for England and Wales (www.gov.uk/bank-holidays and its predecessors).
struct PublishedYear {
    int year;
    const char* dates;
};
constexpr PublishedYear published[] = {
    {2005, "01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27"},
    {2006, "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26"},
    {2007, "01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26"},
    {2008, "01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26"},
    {2009, "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28"},
    {2010, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"},
    {2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"},
    {2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"},
    {2013, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
    {2014, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
    {2015, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
    {2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27"},
    {2017, "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26"},
    {2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"},
    {2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"},
    {2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"},
    {2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"},
    {2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"},
    {2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"},
    {2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
    {2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
    {2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
};

TEST(BankHolidays, AreThoseOfThePublishedLists) {
    for (const auto& [year, dates] : published) EXPECT_EQ(listed(year), dates) << year;
}

TEST(BankHolidays, KeepTheDaysThatWereMovedOrAddedBefore2005) {
    EXPECT_EQ(listed(1981), "01-01 04-17 04-20 05-04 05-25 07-29 08-31 12-25 12-28");
    EXPECT_EQ(listed(1995), "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26");
    EXPECT_EQ(listed(1999), "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31");
    EXPECT_EQ(listed(2002), "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26");
}

TEST(BankHolidays, AreEightOrdinaryWeekdaysInEveryYearToCome) {
    for (int year = 2027; year <= 2200; ++year) {
        const auto dates = bank_holidays(year);
        EXPECT_EQ(dates.size(), 8U) << year;
        EXPECT_TRUE(std::is_sorted(dates.begin(), dates.end()));
        EXPECT_EQ(std::adjacent_find(dates.begin(), dates.end()), dates.end()) << year;
        for (const Date date : dates) {
            EXPECT_LE(std::chrono::weekday{date}.iso_encoding(), 5U) << to_iso(date);
        }
    }
}

TEST(BankHolidays, CarryTheirNamesWhenAtAWeekend) {
    const auto in_2022 = named_bank_holidays(2022);  // Christmas Day is a Sunday
    EXPECT_EQ(in_2022[8].name, "Boxing Day");
    EXPECT_EQ(in_2022[9].name, "Christmas Day");
    const auto in_2021 = named_bank_holidays(2021);  // and a Saturday
    EXPECT_EQ(in_2021[6].name, "Christmas Day");
    EXPECT_EQ(in_2021[7].name, "Boxing Day");
}

TEST(BankHolidays, EasterFollowsTheChurchTables) {
    EXPECT_EQ(to_iso(easter_sunday(1818)), "1818-03-22");  // the earliest possible
    EXPECT_EQ(to_iso(easter_sunday(1943)), "1943-04-25");  // the latest possible
    EXPECT_EQ(to_iso(easter_sunday(1981)), "1981-04-19");
    EXPECT_EQ(to_iso(easter_sunday(2000)), "2000-04-23");
    EXPECT_EQ(to_iso(easter_sunday(2038)), "2038-04-25");
}

TEST(BankHolidays, AreRefusedWhereTheRulesAreNotKnown) {
    EXPECT_THROW(bank_holidays(1977), std::out_of_range);
    EXPECT_THROW(bank_holidays(2201), std::out_of_range);
}

}  // namespace
}  // namespace kinflow::core
