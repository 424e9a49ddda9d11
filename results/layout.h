#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/measures.h"
#include "sim/model/scenario.h"

namespace kinflow::results {

enum class TimeIdentifier : std::uint8_t { month, financial_year };
[[nodiscard]] std::string_view name_of(TimeIdentifier identifier);

/// A span of whole months, counted from the calendar month of the scenario's start, which is 0.
struct Period {
    TimeIdentifier identifier = TimeIdentifier::month;
    std::string label;  ///< 2014-01 or 2013-14
    int first_month = 0;
    int last_month = 0;  ///< inclusive; a stock is taken at its end
};

/// One line of results: a measure, or one level of one of its breakdowns.
struct Row {
    const model::Measure* measure = nullptr;
    std::string breakdown;    ///< empty for the measure itself
    std::string level;        ///< empty for the measure itself
    std::string level_label;  ///< for the reader
    std::size_t level_index = 0;
    model::Formula formula = nullptr;
};

/// How a printed figure is measured in a run. See target_plan in results/targets.h.
struct TargetPlan {
    std::optional<std::size_t> row;  ///< none: the measure or level is not among the rows
    int first_month = 0;
    int last_month = -1;  ///< inclusive; an empty span means that it was not simulated
    double scale = 1.0;   ///< of a flow whose period was simulated in part
    std::string note;     ///< what the reader must know; empty when the figure is met as printed

    [[nodiscard]] bool measured() const { return row.has_value() && first_month <= last_month; }
};

/// Working days from referral to completion that the assessment histogram tells apart: 0 to 99, and
/// 100 or more.
inline constexpr std::size_t assessment_bins = 101;

/// The fixed order of the numbers of one replication, computed from the scenario alone:
/// rows x periods, then one number for each target, then children moved from stage to stage by
/// year (year x from x to), then the histogram of assessments, then the quantity and the pence of
/// each line of costs by financial year (year x line x 2).
struct Layout {
    std::vector<Row> rows;
    std::vector<Period> periods;  ///< months first, then financial years; only whole ones
    std::vector<TargetPlan> targets;
    std::vector<Period> flow_years;  ///< of the stage-to-stage counts: whole financial years, or
                                     ///< one span of all whole months when there is no whole year
    std::vector<Period> cost_years;  ///< whole financial years; none without costs
    std::size_t cost_lines = 0;
    std::size_t stages = 0;
    int months = 0;  ///< calendar months from the start's own to the last that is whole

    [[nodiscard]] std::size_t slot(std::size_t row, std::size_t period) const {
        return row * periods.size() + period;
    }
    [[nodiscard]] std::size_t target_slot(std::size_t target) const {
        return rows.size() * periods.size() + target;
    }
    [[nodiscard]] std::size_t moved_slot(std::size_t year, std::size_t from, std::size_t to) const {
        return target_slot(targets.size()) + (year * stages + from) * stages + to;
    }
    [[nodiscard]] std::size_t histogram_slot(std::size_t bin) const {
        return moved_slot(flow_years.size(), 0, 0) + bin;
    }
    /// Of the quantity; that of the pence is the next.
    [[nodiscard]] std::size_t cost_slot(std::size_t year, std::size_t line) const {
        return histogram_slot(assessment_bins) + (year * cost_lines + line) * 2;
    }
    [[nodiscard]] std::size_t size() const { return cost_slot(cost_years.size(), 0); }

    /// Index of a row; none when the measure, breakdown or level is not there.
    [[nodiscard]] std::optional<std::size_t> find_row(std::string_view measure,
                                                      std::string_view breakdown = {},
                                                      std::string_view level = {}) const;
    [[nodiscard]] std::optional<std::size_t> find_period(TimeIdentifier identifier,
                                                         std::string_view label) const;
};

[[nodiscard]] Layout make_layout(const model::Scenario& scenario);

}  // namespace kinflow::results
