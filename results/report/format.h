#pragma once

#include <string>

#include "sim/core/calendar.h"

namespace kinflow::results::report {

/// "1,139", "24.9", "−3.0"; an en dash when the value is not a number. Independent of the locale.
[[nodiscard]] std::string number(double value, int decimals);

/// "+4.1" or "−4.1", with a sign always; zero after rounding has none.
[[nodiscard]] std::string signed_number(double value, int decimals);

/// "31 January 2014".
[[nodiscard]] std::string long_date(core::Date date);

/// "Jan 2014".
[[nodiscard]] std::string month_and_year(core::Date date);

/// "Nov 2013 to Jan 2014" for whole months, else "5 Nov 2013 to 3 Feb 2014"; "Jan 2014" for one
/// whole month; both days are included.
[[nodiscard]] std::string period(core::Date from, core::Date to);

/// "1 printed figure", "27 printed figures".
[[nodiscard]] std::string counted(std::size_t n, std::string_view one, std::string_view many);

/// "in all 40 pairs of runs", "in none of the 40 pairs of runs", "in 19 of 40 pairs of runs": the
/// share `part` of them; ties that count half make a half.
[[nodiscard]] std::string in_pairs(double part, int pairs);

}  // namespace kinflow::results::report
