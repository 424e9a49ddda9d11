#include "results/report/format.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace kinflow::results::report {
namespace {

constexpr std::string_view minus = "\u2212";
constexpr std::string_view en_dash = "\u2013";
constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string_view month_name(core::Date date) {
    return month_names[static_cast<unsigned>(std::chrono::year_month_day{date}.month()) - 1U];
}

int year(core::Date date) { return static_cast<int>(std::chrono::year_month_day{date}.year()); }

unsigned day(core::Date date) {
    return static_cast<unsigned>(std::chrono::year_month_day{date}.day());
}

std::string short_date(core::Date date) {
    return fmt::format("{} {}", day(date), month_and_year(date));
}

std::string with_thousands(std::string digits) {
    const std::size_t point = digits.find('.');
    const std::size_t whole = point == std::string::npos ? digits.size() : point;
    for (std::size_t at = whole; at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

bool is_zero(const std::string& digits) {
    return digits.find_first_not_of("0.") == std::string::npos;
}

}  // namespace

std::string number(double value, int decimals) {
    if (!std::isfinite(value)) return std::string(en_dash);
    const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const bool negative = value < 0.0 && !is_zero(digits);
    return (negative ? std::string(minus) : std::string()) + with_thousands(digits);
}

std::string signed_number(double value, int decimals) {
    const std::string text = number(value, decimals);
    const bool positive = std::isfinite(value) && value > 0.0 && !is_zero(text);
    return positive ? "+" + text : text;
}

std::string long_date(core::Date date) {
    return fmt::format("{} {} {}", day(date), month_name(date), year(date));
}

std::string month_and_year(core::Date date) {
    return fmt::format("{} {}", month_name(date).substr(0, 3), year(date));
}

std::string period(core::Date from, core::Date to) {
    const bool whole_months = day(from) == 1 && day(to + std::chrono::days{1}) == 1;
    if (!whole_months) return short_date(from) + " to " + short_date(to);
    const std::string first = month_and_year(from);
    const std::string last = month_and_year(to);
    return first == last ? first : first + " to " + last;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", number(static_cast<double>(n), 0), n == 1 ? one : many);
}

std::string in_pairs(double part, int pairs) {
    const double met = part * pairs;
    const bool whole = std::abs(met - std::round(met)) < 1e-6;
    if (whole && std::lround(met) == pairs) return fmt::format("in all {} pairs of runs", pairs);
    if (whole && std::lround(met) == 0)
        return fmt::format("in none of the {} pairs of runs", pairs);
    return fmt::format("in {} of {} pairs of runs", number(met, whole ? 0 : 1), pairs);
}

}  // namespace kinflow::results::report
