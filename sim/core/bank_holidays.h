#pragma once

#include <string_view>
#include <vector>

#include "sim/core/calendar.h"

namespace kinflow::core {

struct BankHoliday {
    Date date;
    std::string_view name;
};

// Easter Sunday of the Gregorian calendar (the anonymous computus; Meeus, Astronomical Algorithms,
// 1991, chapter 8).
Date easter_sunday(int year);

// The bank holidays of England and Wales in one year, ascending, by rule: the Banking and Financial
// Dealings Act 1971 with substitute days, and the days moved or added by royal proclamation up to
// 2023, as listed on www.gov.uk/bank-holidays. Throws std::out_of_range for years outside 1978
// (the first early May holiday) to 2200.
std::vector<BankHoliday> named_bank_holidays(int year);
std::vector<Date> bank_holidays(int year);

}  // namespace kinflow::core
