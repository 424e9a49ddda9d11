#include "sim/core/calendar.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "sim/core/bank_holidays.h"

namespace kinflow::core {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr int slack_years = 3;
constexpr int longest_span_years = 200;
constexpr Minute opening_time = 9 * minutes_per_hour;

int year_of(Date date) { return static_cast<int>(year_month_day{date}.year()); }

std::string padded(int value, std::size_t width) {
    std::string digits = std::to_string(value);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return digits;
}

std::string year_month_text(year_month month) {
    return padded(static_cast<int>(month.year()), 4) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(month.month())), 2);
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + (c - '0');
    }
    return value;
}

Minute saturated(std::int64_t minutes) {
    return static_cast<Minute>(
        std::clamp<std::int64_t>(minutes, -std::int64_t{never}, std::int64_t{never}));
}

int days_between(Date from, Date to) { return static_cast<int>((to - from).count()); }

}  // namespace

std::optional<Date> parse_date(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = digits(iso.substr(0, 4));
    const auto month = digits(iso.substr(5, 2));
    const auto day = digits(iso.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const year_month_day date{std::chrono::year{*year},
                              std::chrono::month{static_cast<unsigned>(*month)},
                              std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return Date{date};
}

std::string to_iso(Date date) {
    const year_month_day parts{date};
    return year_month_text(parts.year() / parts.month()) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(parts.day())), 2);
}

int financial_year(Date date) {
    const year_month_day parts{date};
    return static_cast<int>(parts.year()) - (parts.month() < std::chrono::April ? 1 : 0);
}

std::string financial_year_label(int starting_year) {
    return padded(starting_year, 4) + "-" + padded((starting_year + 1) % 100, 2);
}

Calendar::Calendar(Date start, Date first, Date last) : start_{start} {
    const int first_year = year_of(first);
    const int last_year = year_of(last) + slack_years;
    if (first > start || start > last) {
        throw std::invalid_argument("calendar: first <= start <= last is required");
    }
    if (first_year < 1978 || last_year > 2200 || last_year - first_year > longest_span_years) {
        throw std::invalid_argument("calendar: bank holidays are known from 1978 to 2200 only");
    }
    first_day_ = days_between(start, first);
    last_day_ = days_between(start, std::chrono::year{last_year} / 12 / 31);
    const year_month_day start_parts{start};
    start_month_ = static_cast<int>(static_cast<unsigned>(start_parts.month())) - 1;

    std::vector<Date> holidays;
    for (int year = first_year; year <= last_year; ++year) {
        for (const Date holiday : bank_holidays(year)) holidays.push_back(holiday);
    }
    std::int32_t count = 0;
    for (int day = first_day_; day <= last_day_; ++day) {
        const Date date = start + days{day};
        const year_month_day parts{date};
        const bool weekday = std::chrono::weekday{date}.iso_encoding() <= 5;
        if (weekday && !std::binary_search(holidays.begin(), holidays.end(), date)) {
            working_days_.push_back(day);
            ++count;
        }
        until_by_day_.push_back(count);
        const months since_start =
            parts.year() / parts.month() - start_parts.year() / start_parts.month();
        month_by_day_.push_back(static_cast<std::int16_t>(since_start.count()));
    }
}

std::size_t Calendar::row_of(int day) const {
    return static_cast<std::size_t>(std::clamp(day, first_day_, last_day_) - first_day_);
}

int Calendar::working_days_until(int day) const {
    return day < first_day_ ? 0 : until_by_day_[row_of(day)];
}

bool Calendar::is_working(int day) const {
    if (!inside(day)) return std::chrono::weekday{start_ + days{day}}.iso_encoding() <= 5;
    return working_days_until(day) > working_days_until(day - 1);
}

// For days that the tables do not cover: the n-th Monday to Friday after `day`, n >= 1.
std::int64_t Calendar::weekday_after(int day, std::int64_t n) const {
    const auto weekday =
        static_cast<std::int64_t>(std::chrono::weekday{start_ + days{day}}.iso_encoding());
    const std::int64_t monday = day - (weekday - 1);
    const std::int64_t weekdays = std::min<std::int64_t>(weekday - 1, 4) + n;
    return monday + weekdays / 5 * 7 + weekdays % 5;
}

// The n-th working day after `day`, n >= 1.
std::int64_t Calendar::working_day_after(int day, int n) const {
    if (!inside(day)) return weekday_after(day, n);
    const auto row =
        static_cast<std::size_t>(working_days_until(day)) + static_cast<std::size_t>(n) - 1;
    if (row < working_days_.size()) return working_days_[row];
    return weekday_after(last_day_, static_cast<std::int64_t>(row - working_days_.size() + 1));
}

Minute Calendar::minute_of(Date date) const {
    return saturated(std::int64_t{(date - start_).count()} * minutes_per_day);
}

Minute Calendar::add_working_days(Minute t, int n) const {
    if (n < 0) throw std::invalid_argument("calendar: cannot add fewer than 0 working days");
    if (n == 0) return next_working_minute(t);
    const int day = day_of(t);
    const std::int64_t time_of_day = t - std::int64_t{day} * minutes_per_day;
    return saturated(working_day_after(day, n) * minutes_per_day + time_of_day);
}

Minute Calendar::next_working_minute(Minute t) const {
    const int day = day_of(t);
    if (is_working(day)) return t;
    return saturated(working_day_after(day, 1) * minutes_per_day + opening_time);
}

int Calendar::working_days_between(Minute from, Minute to) const {
    return working_days_until(day_of(to)) - working_days_until(day_of(from));
}

int Calendar::month_of_year(Minute t) const {
    const int month = (start_month_ + month_index(t)) % 12;
    return month < 0 ? month + 12 : month;
}

year_month Calendar::month_at(int month_index) const {
    const year_month_day parts{start_};
    return parts.year() / parts.month() + months{month_index};
}

Minute Calendar::month_begin(int month_index) const { return minute_of(month_at(month_index) / 1); }

std::string Calendar::month_label(int month_index) const {
    return year_month_text(month_at(month_index));
}

}  // namespace kinflow::core
