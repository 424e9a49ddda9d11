#include "results/report/sweep_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/csv.h"
#include "results/report/difference_chart.h"
#include "results/report/html.h"

namespace kinflow::results::report {
namespace {

struct Reach {
    double low = 1e300;
    double high = -1e300;
    void take(double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    void widen() {
        if (high < low) low = 0.0, high = 1.0;
        if (high - low < 1e-9 * (1.0 + std::abs(high))) low -= 0.5, high += 0.5;
    }
};

double spread_of(const Response& response) {
    const double se = response.statistics.standard_error;
    return std::isfinite(se) ? 2.0 * se : 0.0;
}

}  // namespace

std::string scatter_svg(const Sweep& sweep, std::size_t output, std::size_t factor) {
    constexpr double width = 320.0;
    constexpr double height = 210.0;
    constexpr double left = 52.0;
    constexpr double bottom = height - 38.0;
    constexpr double top = 10.0;
    Reach reach;
    for (const SweepPoint& point : sweep.points) {
        const Response& r = point.responses[output];
        reach.take(r.statistics.mean - spread_of(r));
        reach.take(r.statistics.mean + spread_of(r));
    }
    reach.widen();
    const std::vector<double> ticks = round_ticks(reach.low, reach.high);
    const SweepFactor& f = sweep.factors[factor];
    const auto x = [&](double v) {
        return left + 10.0 + (width - left - 30.0) * (v - f.low) / (f.high - f.low);
    };
    const auto y = [&](double v) {
        return bottom - (bottom - top) * (v - ticks.front()) / (ticks.back() - ticks.front());
    };
    std::string svg = fmt::format(
        "<svg class=\"difference\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{} against "
        "{}\">\n",
        width, height, escape(sweep.outputs[output].label), escape(f.label()));
    for (const double tick : ticks) {
        svg += fmt::format(
            "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" class=\"grid\"/><text "
            "x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick\" text-anchor=\"end\">{}</text>\n",
            left, width, y(tick), y(tick), left - 6.0, y(tick) + 4.0, results::number(tick));
    }
    for (const double end : {f.low, f.high}) {
        svg += fmt::format(
            "<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick\" text-anchor=\"middle\">{}</text>\n",
            x(end), bottom + 16.0, results::number(end));
    }
    svg += fmt::format(
        "<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick\" text-anchor=\"middle\">{}</text>\n",
        (left + width) / 2.0, bottom + 32.0, escape(f.label()));
    for (const SweepPoint& point : sweep.points) {
        const Response& r = point.responses[output];
        if (point.values.empty() || !std::isfinite(r.statistics.mean)) continue;
        const double at = x(point.values[factor]);
        svg += fmt::format(
            "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" stroke=\"#8fa6b8\"/>"
            "<circle cx=\"{0:.1f}\" cy=\"{3:.1f}\" r=\"3\" fill=\"#1c4f7c\"/>\n",
            at, y(r.statistics.mean - spread_of(r)), y(r.statistics.mean + spread_of(r)),
            y(r.statistics.mean));
    }
    return svg + "</svg>\n";
}

std::string bars_svg(const std::string& title, const std::vector<Bar>& bars) {
    constexpr double width = 640.0;
    constexpr double left = 190.0;
    constexpr double right = width - 150.0;
    constexpr double step = 26.0;
    double longest = 1e-12;
    for (const Bar& bar : bars) {
        longest = std::max(longest, bar.value);
        if (std::isfinite(bar.high)) longest = std::max(longest, bar.high);
    }
    const auto x = [&](double v) {
        return left + (right - left) * std::clamp(v / longest, 0.0, 1.0);
    };
    const double height = step * static_cast<double>(bars.size()) + 8.0;
    std::string svg = fmt::format(
        "<svg class=\"difference\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n", width,
        height, escape(title));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const Bar& bar = bars[i];
        const double y = step * static_cast<double>(i) + 4.0;
        const double end = std::isfinite(bar.high) ? std::max(bar.high, bar.value) : bar.value;
        svg += fmt::format(
            "<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick\" text-anchor=\"end\">{}</text>"
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"16\" fill=\"#1c4f7c\"/>",
            left - 8.0, y + 13.0, escape(bar.label), left, y, std::max(0.5, x(bar.value) - left));
        if (std::isfinite(bar.low) && std::isfinite(bar.high)) {
            svg += fmt::format(
                "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#ad3b00\" "
                "stroke-width=\"2\"/>",
                x(bar.low), x(bar.high), y + 8.0, y + 8.0);
        }
        svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick\">{}</text>\n",
                           x(end) + 6.0, y + 13.0, escape(bar.text));
    }
    return svg + "</svg>\n";
}

}  // namespace kinflow::results::report
