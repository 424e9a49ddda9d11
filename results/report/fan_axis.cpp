#include <algorithm>
#include <cmath>
#include <limits>

#include "results/report/fan_chart.h"

namespace kinflow::results::report {
namespace {

constexpr double days_in_a_month = 365.2425 / 12.0;
constexpr double label_room = 0.1;  // of the axis, for the figures beside a diamond

double lowest(const FanChart& chart) {
    double low = std::numeric_limits<double>::infinity();
    for (const SeriesPoint& point : chart.points) {
        if (point.statistics.count > 0) low = std::min(low, point.statistics.p05);
    }
    for (const PrintedFigure& printed : chart.printed) {
        low = std::min(low, monthly_value(chart, printed));
    }
    return low;
}

}  // namespace

double monthly_value(const FanChart& chart, const PrintedFigure& printed) {
    if (!chart.per_month || printed.on_one_date()) return printed.value;
    const auto days = static_cast<double>((printed.to - printed.from).count() + 1);
    return printed.value / std::max(1.0, std::round(days / days_in_a_month));
}

double highest(const FanChart& chart) {
    double high = 0.0;
    for (const SeriesPoint& point : chart.points) {
        if (point.statistics.count > 0) high = std::max(high, point.statistics.p95);
    }
    for (const PrintedFigure& printed : chart.printed) {
        high = std::max(high, monthly_value(chart, printed));
    }
    return high;
}

bool starts_at_zero(const FanChart& chart) {
    constexpr double readable_band = 1.0 / 20.0;
    constexpr double wide_course = 1.0 / 4.0;
    double widest = 0.0;
    for (const SeriesPoint& point : chart.points) {
        if (point.statistics.count == 0) continue;
        widest = std::max(widest, point.statistics.p95 - point.statistics.p05);
    }
    const double high = highest(chart);
    return chart.top.has_value() || widest >= readable_band * high ||
           high - lowest(chart) >= wide_course * high;
}

AxisRange axis_range(const FanChart& chart) {
    if (chart.top) return {0.0, *chart.top};
    const double bottom = starts_at_zero(chart) ? 0.0 : lowest(chart);
    AxisRange range{bottom, std::max(highest(chart), bottom + 1.0)};
    const double room = label_room * (range.high - range.low);
    for (const PrintedFigure& printed : chart.printed) {
        const double value = monthly_value(chart, printed);
        range.high = std::max(range.high, value + room);
        if (bottom > 0.0) range.low = std::min(range.low, value - room);
    }
    return range;
}

bool label_goes_below(const FanChart& chart, core::Date at, double value) {
    const auto [low, high] = axis_range(chart);
    const bool has_room = value - low > label_room * (high - low);
    for (const SeriesPoint& point : chart.points) {
        if (point.from <= at && at <= point.to) return value < point.statistics.p50 && has_room;
    }
    return false;
}

}  // namespace kinflow::results::report
