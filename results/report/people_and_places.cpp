#include "results/report/people_and_places.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <span>

#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/series.h"

namespace kinflow::results::report {
namespace {

/// A measure as a column: one level of its breakdown in each row.
struct MeasureColumn {
    std::string_view measure;
    std::string_view heading;
    int decimals;
};

constexpr std::array<MeasureColumn, 9> team_columns{{
    {"workers_in_post", "In post (FTE)", 0},
    {"social_worker_vacancies", "Vacant (FTE)", 1},
    {"agency_staff_share", "Agency (% of posts in use)", 0},
    {"social_worker_turnover", "Leavers (% a year)", 0},
    {"social_worker_caseload", "Children for each FTE", 1},
    {"hours_wanted_share", "Hours wanted (% of those there are)", 0},
    {"unallocated_cases", "Children in line", 0},
    {"days_waiting", "Mean wait (days)", 1},
    {"changes_of_worker", "Changes of worker (for 100 children a year)", 0},
}};

constexpr std::array<MeasureColumn, 3> placement_columns{{
    {"looked_after_count", "Children", 0},
    {"placement_share", "Share (%)", 1},
    {"looked_after_out_of_area_share", "Out of area (%)", 0},
}};

constexpr std::array<MeasureColumn, 2> provider_columns{{
    {"looked_after_by_provider", "Children", 0},
    {"looked_after_out_of_area_share", "Out of area (%)", 0},
}};

constexpr std::array<MeasureColumn, 1> household_columns{
    {{"fostering_households", "Households", 0}}};

/// The first and the last whole financial year.
std::vector<std::size_t> years_of(const RunResults& results) {
    std::vector<std::size_t> years;
    for (std::size_t i = 0; i < results.layout.periods.size(); ++i) {
        if (results.layout.periods[i].identifier == TimeIdentifier::financial_year) {
            years.push_back(i);
        }
    }
    if (years.size() > 2) years = {years.front(), years.back()};
    return years;
}

std::string cell(const RunResults& results, const std::optional<std::size_t>& row,
                 std::size_t period, int decimals) {
    if (!row) return "\u2013";
    const Statistics& statistics = results.summary.values[results.layout.slot(*row, period)];
    if (statistics.count == 0) return "\u2013";
    return fmt::format("{} <span class=\"range\">{}</span>", number(statistics.mean, decimals),
                       interval(statistics, decimals));
}

std::string by_level(const RunResults& results, std::string_view breakdown,
                     std::string_view first_heading, std::string_view what,
                     std::span<const MeasureColumn> columns) {
    std::string html;
    const std::vector<model::Level> levels = model::levels_of(breakdown, results.scenario);
    for (const std::size_t year : years_of(results)) {
        Table table;
        table.caption = fmt::format("{}, {}: mean, and below it the 5th to 95th percentile", what,
                                    results.layout.periods[year].label);
        table.style = "years";
        table.columns = {{std::string{first_heading}, false}};
        for (const MeasureColumn& column : columns) {
            table.columns.push_back({std::string{column.heading}, true});
        }
        for (const model::Level& level : levels) {
            std::vector<std::string> cells{escape(level.label)};
            for (const MeasureColumn& column : columns) {
                cells.push_back(cell(results,
                                     results.layout.find_row(column.measure, breakdown, level.name),
                                     year, column.decimals));
            }
            table.rows.push_back(std::move(cells));
        }
        html += to_html(table);
    }
    return html;
}

}  // namespace

std::string teams_table(const RunResults& results) {
    return by_level(results, "team", "Team", "Teams", team_columns);
}

std::string places_table(const RunResults& results) {
    return by_level(results, "placement_type", "Placement", "Where looked-after children live",
                    placement_columns) +
           by_level(results, "provider", "Provider", "Who provides", provider_columns) +
           by_level(results, "household_state", "State", "The authority\u2019s foster households",
                    household_columns);
}

}  // namespace kinflow::results::report
