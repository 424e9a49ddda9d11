#include "sim/core/bank_holidays.h"

#include <algorithm>
#include <stdexcept>

namespace kinflow::core {

namespace {

using std::chrono::days;
using std::chrono::Monday;
using std::chrono::Saturday;
using std::chrono::Sunday;

constexpr int first_year = 1978;
constexpr int last_year = 2200;

constexpr Date on(int year, unsigned month, unsigned day) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

Date first_monday(int year, unsigned month) {
    return std::chrono::year{year} / std::chrono::month{month} / Monday[1];
}

Date last_monday(int year, unsigned month) {
    return std::chrono::year{year} / std::chrono::month{month} / Monday[std::chrono::last];
}

bool at_weekend(Date date) {
    const std::chrono::weekday weekday{date};
    return weekday == Saturday || weekday == Sunday;
}

// A New Year's Day at a weekend is kept on the Monday.
Date new_year(int year) {
    const Date day = on(year, 1, 1);
    return at_weekend(day) ? first_monday(year, 1) : day;
}

// Christmas Day or Boxing Day at a weekend is kept two days later, when the other one is over.
Date christmas(Date day) { return at_weekend(day) ? day + days{2} : day; }

// Moved for the 50th and 75th anniversaries of VE Day.
Date early_may(int year) {
    return year == 1995 || year == 2020 ? on(year, 5, 8) : first_monday(year, 5);
}

// Moved to join a Jubilee holiday.
Date spring(int year) {
    if (year == 2002 || year == 2012) return on(year, 6, 4);
    if (year == 2022) return on(year, 6, 2);
    return last_monday(year, 5);
}

constexpr BankHoliday proclaimed[] = {{on(1981, 7, 29), "Wedding of the Prince of Wales"},
                                      {on(1999, 12, 31), "Millennium"},
                                      {on(2002, 6, 3), "Golden Jubilee"},
                                      {on(2011, 4, 29), "Royal wedding"},
                                      {on(2012, 6, 5), "Diamond Jubilee"},
                                      {on(2022, 6, 3), "Platinum Jubilee"},
                                      {on(2022, 9, 19), "State funeral of Queen Elizabeth II"},
                                      {on(2023, 5, 8), "Coronation of King Charles III"}};

}  // namespace

Date easter_sunday(int year) {
    const int golden = year % 19;
    const int century = year / 100;
    const int in_century = year % 100;
    const int moon_drift = (8 * century + 13) / 25;
    const int epact = (19 * golden + century - century / 4 - moon_drift + 15) % 30;
    const int weekday =
        (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    const int late = (golden + 11 * epact + 22 * weekday) / 451;
    const int march_based = epact + weekday - 7 * late + 114;
    return on(year, static_cast<unsigned>(march_based / 31),
              static_cast<unsigned>(march_based % 31 + 1));
}

std::vector<BankHoliday> named_bank_holidays(int year) {
    if (year < first_year || year > last_year) {
        throw std::out_of_range("bank holidays are known from 1978 to 2200");
    }
    const Date easter = easter_sunday(year);
    std::vector<BankHoliday> holidays = {{new_year(year), "New Year's Day"},
                                         {easter - days{2}, "Good Friday"},
                                         {easter + days{1}, "Easter Monday"},
                                         {early_may(year), "Early May bank holiday"},
                                         {spring(year), "Spring bank holiday"},
                                         {last_monday(year, 8), "Summer bank holiday"},
                                         {christmas(on(year, 12, 25)), "Christmas Day"},
                                         {christmas(on(year, 12, 26)), "Boxing Day"}};
    for (const BankHoliday& extra : proclaimed) {
        if (on(year, 1, 1) <= extra.date && extra.date <= on(year, 12, 31)) {
            holidays.push_back(extra);
        }
    }
    std::sort(holidays.begin(), holidays.end(),
              [](const BankHoliday& a, const BankHoliday& b) { return a.date < b.date; });
    return holidays;
}

std::vector<Date> bank_holidays(int year) {
    std::vector<Date> dates;
    for (const BankHoliday& holiday : named_bank_holidays(year)) dates.push_back(holiday.date);
    return dates;
}

}  // namespace kinflow::core
