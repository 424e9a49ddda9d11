#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "results/report/series.h"

namespace kinflow::results::report {

/// A monthly series as a fan: the median, the middle half of the runs and nine of ten runs, with
/// the printed figures as diamonds on their date or over their period.
struct FanChart {
    std::string axis_title;      ///< of the vertical axis, with the unit
    bool at_period_end = false;  ///< drawn at the month's last day; otherwise at its middle
    bool per_month = false;      ///< a flow: a printed figure is divided by its length in months
    int decimals = 0;
    std::vector<SeriesPoint> points;
    std::vector<PrintedFigure> printed;
    bool small = false;           ///< one of several side by side
    std::optional<double> top{};  ///< upper end of the vertical axis that several charts share
};

/// What the printed figure is on a monthly chart: its value, or its value for a month.
[[nodiscard]] double monthly_value(const FanChart& chart, const PrintedFigure& printed);

/// The vertical axis starts at zero unless all that is drawn lies within its top quarter and the
/// widest interval of nine of ten runs takes less than a twentieth of it, too thin to be read. The
/// caption says so when it does not.
[[nodiscard]] bool starts_at_zero(const FanChart& chart);

/// Largest 95th percentile or printed figure.
[[nodiscard]] double highest(const FanChart& chart);

/// The ends of the vertical axis: what is drawn, with room for the label of a printed figure that
/// is the highest or the lowest of it.
struct AxisRange {
    double low = 0.0;
    double high = 1.0;
};
[[nodiscard]] AxisRange axis_range(const FanChart& chart);

/// A label keeps clear of the median line: beneath its diamond when that lies beneath the line.
[[nodiscard]] bool label_goes_below(const FanChart& chart, core::Date at, double value);

/// The chart in Vega-Lite 6, data included. Colours carry nothing alone: bands differ in lightness,
/// printed figures in shape.
[[nodiscard]] nlohmann::ordered_json fan_chart_spec(const FanChart& chart);

}  // namespace kinflow::results::report
