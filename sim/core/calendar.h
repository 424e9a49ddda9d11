#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/time.h"

namespace kinflow::core {

using Date = std::chrono::sys_days;

// A date written YYYY-MM-DD that exists in the Gregorian calendar; nothing otherwise.
std::optional<Date> parse_date(std::string_view iso);
std::string to_iso(Date date);

// The year in which the date's financial year (1 April to 31 March) starts, and its name: 2013 is
// "2013-14".
int financial_year(Date date);
std::string financial_year_label(int starting_year);

// Maps minutes to civil dates and to the working days of England: Monday to Friday without bank
// holidays. Minute 0 is 00:00 on `start`; there is no daylight saving. Every answer takes constant
// time, from tables by day that cover `first` to three years past `last`. Outside them the calendar
// knows weekends but not bank holidays, and months stop at the table's ends.
class Calendar {
  public:
    // Throws std::invalid_argument unless 1978 <= first's year, first <= start <= last and the span
    // is at most 200 years.
    Calendar(Date start, Date first, Date last);

    Date start() const { return start_; }
    Date date_of(Minute t) const { return start_ + std::chrono::days{day_of(t)}; }
    // 00:00 on the date; saturates as round_to_minute does.
    Minute minute_of(Date date) const;

    bool is_working_day(Minute t) const { return is_working(day_of(t)); }

    // The same time of day on the n-th working day after t's day. With n = 0:
    // next_working_minute(t). Throws std::invalid_argument when n < 0.
    Minute add_working_days(Minute t, int n) const;

    // t itself on a working day; otherwise 09:00 on the next working day.
    Minute next_working_minute(Minute t) const;

    // Working days after from's day, up to and including to's day; negative when `to` is earlier.
    // Days outside the tables count as none.
    int working_days_between(Minute from, Minute to) const;

    // Calendar months since the month that contains start(), which is 0; earlier months are
    // negative.
    int month_index(Minute t) const { return month_by_day_[row_of(day_of(t))]; }
    int month_of_year(Minute t) const;  // 0 is January
    Minute month_begin(int month_index) const;
    std::string month_label(int month_index) const;  // "2014-01"

  private:
    static int day_of(Minute t) {
        return t >= 0 ? t / minutes_per_day : -((-(t + 1)) / minutes_per_day) - 1;
    }
    bool inside(int day) const { return day >= first_day_ && day <= last_day_; }
    std::size_t row_of(int day) const;
    bool is_working(int day) const;
    int working_days_until(int day) const;
    std::int64_t working_day_after(int day, int n) const;
    std::int64_t weekday_after(int day, std::int64_t n) const;
    std::chrono::year_month month_at(int month_index) const;

    Date start_;
    int first_day_ = 0;  // the tables' first and last day, counted from start
    int last_day_ = 0;
    int start_month_ = 0;                     // 0 is January
    std::vector<std::int32_t> until_by_day_;  // working days up to and including the day
    std::vector<std::int32_t> working_days_;  // the days that are working days
    std::vector<std::int16_t> month_by_day_;
};

}  // namespace kinflow::core
