#pragma once

#include <cstdint>
#include <limits>

namespace kinflow::core {

// Minutes since the scenario's start; negative before it. 32 bits hold 4,083 years each way.
using Minute = std::int32_t;

inline constexpr Minute minutes_per_hour = 60;
inline constexpr Minute minutes_per_day = 24 * minutes_per_hour;
inline constexpr double days_per_year = 365.25;
inline constexpr double minutes_per_year = days_per_year * minutes_per_day;

// A time that no run reaches: what is due then does not happen.
inline constexpr Minute never = std::numeric_limits<Minute>::max();

// The nearest whole minute; saturates at `never` and at its negative. Not-a-number becomes `never`.
constexpr Minute round_to_minute(double minutes) {
    if (!(minutes < static_cast<double>(never))) return never;
    if (minutes <= -static_cast<double>(never)) return -never;
    return static_cast<Minute>(static_cast<std::int64_t>(minutes + (minutes < 0.0 ? -0.5 : 0.5)));
}

constexpr Minute minutes_from_years(double years) {
    return round_to_minute(years * minutes_per_year);
}

constexpr Minute minutes_from_days(double days) { return round_to_minute(days * minutes_per_day); }

constexpr Minute minutes_from_hours(double hours) {
    return round_to_minute(hours * minutes_per_hour);
}

constexpr double years_from_minutes(Minute minutes) {
    return static_cast<double>(minutes) / minutes_per_year;
}

constexpr double days_from_minutes(Minute minutes) {
    return static_cast<double>(minutes) / minutes_per_day;
}

// `time + delay` for a delay of at least 0; `never` stays `never`, and no sum runs past it.
constexpr Minute later(Minute time, Minute delay) {
    const std::int64_t sum = std::int64_t{time} + delay;
    return sum < never ? static_cast<Minute>(sum) : never;
}

}  // namespace kinflow::core
