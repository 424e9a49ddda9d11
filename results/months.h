#pragma once

#include <chrono>
#include <string>

#include "sim/core/calendar.h"
#include "sim/model/scenario.h"

namespace kinflow::results {

/// The calendar months of a scenario, counted as Calendar::month_index counts them: month 0
/// contains the start. A month is whole when all its days are simulated.
struct Months {
    std::chrono::year_month origin;
    int first_whole = 0;
    int last_whole = -1;

    explicit Months(const model::Scenario& scenario);

    [[nodiscard]] std::chrono::year_month at(int month) const;
    [[nodiscard]] int index_of(core::Date date) const;
    [[nodiscard]] core::Date begin(int month) const;   ///< its first day
    [[nodiscard]] core::Date end(int month) const;     ///< its last day
    [[nodiscard]] std::string label(int month) const;  ///< 2014-01

    /// The month that begins nearest to the date; the later one of two.
    [[nodiscard]] int nearest_begin(core::Date date) const;
};

/// "31 January 2014".
[[nodiscard]] std::string in_words(core::Date date);

}  // namespace kinflow::results
