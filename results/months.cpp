#include "results/months.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace kinflow::results {

namespace {

std::chrono::year_month month_of(core::Date date) {
    const std::chrono::year_month_day day{date};
    return day.year() / day.month();
}

bool is_first_of_month(core::Date date) {
    return std::chrono::year_month_day{date}.day() == std::chrono::day{1};
}

}  // namespace

Months::Months(const model::Scenario& scenario)
    : origin{month_of(scenario.start)},
      first_whole{is_first_of_month(scenario.start) ? 0 : 1},
      last_whole{index_of(scenario.end) - 1} {
}  // the scenario's end is the first day not simulated

std::chrono::year_month Months::at(int month) const { return origin + std::chrono::months{month}; }

int Months::index_of(core::Date date) const {
    return static_cast<int>((month_of(date) - origin).count());
}

core::Date Months::begin(int month) const { return core::Date{at(month) / 1}; }

core::Date Months::end(int month) const { return core::Date{at(month) / std::chrono::last}; }

std::string Months::label(int month) const {
    const auto name = at(month);
    return fmt::format("{:04}-{:02}", static_cast<int>(name.year()),
                       static_cast<unsigned>(name.month()));
}

int Months::nearest_begin(core::Date date) const {
    const int month = index_of(date);
    return date - begin(month) < begin(month + 1) - date ? month : month + 1;
}

std::string in_words(core::Date date) {
    static constexpr std::array<std::string_view, 12> names{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    const std::chrono::year_month_day day{date};
    return fmt::format("{} {} {}", static_cast<unsigned>(day.day()),
                       names.at(static_cast<unsigned>(day.month()) - 1),
                       static_cast<int>(day.year()));
}

}  // namespace kinflow::results
