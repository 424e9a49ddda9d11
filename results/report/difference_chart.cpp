#include "results/report/difference_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/series.h"

namespace kinflow::results::report {
namespace {

struct Style {
    std::string_view colour;
    std::string_view dash;
};
constexpr std::array<Style, 5> styles{{{"#1c4f7c", ""},
                                       {"#ad3b00", "7 3"},
                                       {"#2f6b3a", "2 3"},
                                       {"#6a3d8f", "9 3 2 3"},
                                       {"#5a5a00", "4 2"}}};

struct Frame {
    double left = 58.0;
    double right = 0.0;
    double top = 30.0;
    double bottom = 0.0;
    double low = 0.0;
    double high = 1.0;
    std::size_t months = 1;

    [[nodiscard]] double x(std::size_t month) const {
        const double steps = months > 1 ? static_cast<double>(months - 1) : 1.0;
        return left + (right - left) * static_cast<double>(month) / steps;
    }
    [[nodiscard]] double y(double value) const {
        return bottom - (bottom - top) * (value - low) / (high - low);
    }
};

std::pair<double, double> reach(const DifferenceChart& chart) {
    double low = 0.0;
    double high = 0.0;
    for (const DifferenceLine& line : chart.lines) {
        for (const Difference& d : line.points) {
            for (const double value : {d.mean, d.low, d.high}) {
                if (!std::isfinite(value)) continue;
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    if (high - low < 1e-9) return {-1.0, 1.0};
    return {low, high};
}

std::string axes(const DifferenceChart& chart, const Frame& frame,
                 const std::vector<double>& ticks) {
    std::string svg;
    const int decimals = tick_decimals(ticks);
    for (const double tick : ticks) {
        const bool zero = std::abs(tick) < 1e-12;
        svg += fmt::format(
            "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>"
            "<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick\" text-anchor=\"end\">{}</text>\n",
            frame.left, frame.right, frame.y(tick), frame.y(tick), zero ? "zero" : "grid",
            frame.left - 8.0, frame.y(tick) + 4.0, zero ? "0" : signed_number(tick, decimals));
    }
    constexpr double label_width = 66.0;
    double free_from = 0.0;
    for (std::size_t i = 0; i < chart.months.size(); ++i) {
        const std::chrono::year_month_day day{chart.months[i]};
        if (day.month() != std::chrono::March) continue;  // the financial year's end
        if (frame.x(i) < free_from) continue;
        free_from = frame.x(i) + label_width;
        svg += fmt::format(
            "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" class=\"mark\"/>"
            "<text x=\"{0:.1f}\" y=\"{3:.1f}\" class=\"tick\" text-anchor=\"middle\">Mar "
            "{4}</text>\n",
            frame.x(i), frame.bottom, frame.bottom + 5.0, frame.bottom + 19.0,
            static_cast<int>(day.year()));
    }
    return svg +
           fmt::format("<text x=\"0\" y=\"14\" class=\"unit\">{}</text>\n", escape(chart.unit));
}

/// The band as polygons, broken where the interval is not defined.
std::string band(const DifferenceLine& line, const Frame& frame, const Style& style) {
    std::string upper;
    std::string lower;
    for (std::size_t i = 0; i < line.points.size(); ++i) {
        const Difference& d = line.points[i];
        if (!std::isfinite(d.low) || !std::isfinite(d.high)) continue;
        upper += fmt::format("{:.1f},{:.1f} ", frame.x(i), frame.y(d.high));
        lower = fmt::format("{:.1f},{:.1f} ", frame.x(i), frame.y(d.low)) + lower;
    }
    return fmt::format("<polygon points=\"{}\" fill=\"{}\" fill-opacity=\"0.18\"/>\n",
                       upper + lower, style.colour);
}

std::string course(const DifferenceLine& line, const Frame& frame, const Style& style) {
    std::string path;
    for (std::size_t i = 0; i < line.points.size(); ++i) {
        if (!std::isfinite(line.points[i].mean)) continue;
        path += fmt::format("{}{:.1f},{:.1f}", path.empty() ? "M" : "L", frame.x(i),
                            frame.y(line.points[i].mean));
    }
    return fmt::format(
        "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\" "
        "stroke-dasharray=\"{}\"/>\n",
        path, style.colour, style.dash);
}

/// Labels at the lines' ends, pushed apart where they would touch.
std::string labels(const DifferenceChart& chart, const Frame& frame) {
    struct Label {
        double y;
        std::size_t line;
    };
    std::vector<Label> all;
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        if (chart.lines[i].points.empty()) continue;
        const double value = chart.lines[i].points.back().mean;
        if (std::isfinite(value)) all.push_back({frame.y(value), i});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Label& a, const Label& b) { return a.y < b.y; });
    for (std::size_t i = 1; i < all.size(); ++i) all[i].y = std::max(all[i].y, all[i - 1].y + 15.0);
    std::string svg;
    for (const Label& label : all) {
        const DifferenceLine& line = chart.lines[label.line];
        const double value = line.points.back().mean;
        const std::string text =
            chart.lines.size() == 1
                ? signed_number(value, std::abs(value) < 10.0 ? 1 : 0)
                : signed_number(value, std::abs(value) < 10.0 ? 1 : 0) + " " + line.label;
        svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"end\" fill=\"{}\">{}</text>\n",
                           frame.right + 6.0, label.y + 4.0,
                           styles[label.line % styles.size()].colour, escape(text));
    }
    return svg;
}

double label_room(const DifferenceChart& chart) {
    constexpr double letter = 7.6;
    std::size_t longest = 0;
    if (chart.lines.size() > 1) {
        for (const DifferenceLine& line : chart.lines)
            longest = std::max(longest, line.label.size());
    }
    return 60.0 + letter * static_cast<double>(longest);
}

}  // namespace

std::vector<double> round_ticks(double low, double high) {
    const double rough = (high - low) / 5.0;
    const double magnitude = std::pow(10.0, std::floor(std::log10(rough)));
    double step = magnitude;
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        step = factor * magnitude;
        if (step >= rough) break;
    }
    std::vector<double> ticks;
    const auto first = static_cast<long>(std::floor(low / step + 1e-9));
    const auto last = static_cast<long>(std::ceil(high / step - 1e-9));
    for (long i = first; i <= last; ++i) ticks.push_back(static_cast<double>(i) * step);
    return ticks;
}

int tick_decimals(const std::vector<double>& ticks) {
    constexpr int most = 6;
    double step = ticks.size() > 1 ? std::abs(ticks[1] - ticks[0]) : 1.0;
    int decimals = 0;
    while (decimals < most && std::abs(step - std::round(step)) > 1e-6 * step) {
        step *= 10.0;
        ++decimals;
    }
    return decimals;
}

std::string to_svg(const DifferenceChart& chart) {
    const auto [low, high] = reach(chart);
    const std::vector<double> ticks = round_ticks(low, high);
    Frame frame;
    frame.right = chart.width - label_room(chart);
    frame.bottom = chart.height - 26.0;
    frame.low = ticks.front();
    frame.high = ticks.back();
    frame.months = chart.months.size();
    std::string svg = fmt::format(
        "<svg class=\"difference\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
        chart.width, chart.height, escape(chart.title));
    svg += axes(chart, frame, ticks);
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        svg += band(chart.lines[i], frame, styles[i % styles.size()]);
    }
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        svg += course(chart.lines[i], frame, styles[i % styles.size()]);
    }
    return svg + labels(chart, frame) + "</svg>\n";
}

DifferenceChart difference_chart(const Comparison& comparison, std::size_t row,
                                 const std::vector<std::size_t>& policies) {
    const Layout& layout = comparison.layout();
    DifferenceChart chart;
    chart.title = row_label(layout.rows[row]) + ": difference from the baseline, by month";
    chart.unit = unit_text(layout.rows[row].measure->unit);
    if (layout.rows[row].measure->unit == "percent") chart.unit = "percentage points";
    for (const Period& period : layout.periods) {
        if (period.identifier != TimeIdentifier::month) continue;
        chart.months.push_back(last_day(comparison.baseline.scenario, period));
    }
    for (const std::size_t policy : policies) {
        DifferenceLine line;
        line.label = comparison.policies[policy].policy->name;
        for (std::size_t p = 0; p < layout.periods.size(); ++p) {
            if (layout.periods[p].identifier != TimeIdentifier::month) continue;
            line.points.push_back(comparison.policies[policy].differences[layout.slot(row, p)]);
        }
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

}  // namespace kinflow::results::report
