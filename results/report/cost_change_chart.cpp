#include "results/report/cost_change_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/report/difference_chart.h"
#include "results/report/format.h"
#include "results/report/html.h"

namespace kinflow::results::report {
namespace {

constexpr double pence_per_million = 1e8;
constexpr double million = 1e6;
constexpr double width = 560.0;
constexpr double height = 240.0;
constexpr double left = 62.0;
constexpr double top = 28.0;
constexpr double bottom = height - 26.0;

struct Bar {
    std::string label;
    double mean = 0.0;  ///< pounds, million
    double low = 0.0;
    double high = 0.0;
};

std::vector<Bar> bars_of(const CostDifference& cost) {
    std::vector<Bar> bars;
    for (std::size_t y = 0; y < cost.years.size(); ++y) {
        const CostChange& change = cost.totals[y].in(Prices::base);
        bars.push_back({cost.years[y].label,
                        static_cast<double>(change.difference()) / pence_per_million,
                        change.low / million, change.high / million});
    }
    return bars;
}

}  // namespace

std::string cost_change_svg(const CostDifference& cost, const std::string& name) {
    const std::vector<Bar> bars = bars_of(cost);
    double low = 0.0;
    double high = 0.0;
    for (const Bar& bar : bars) {
        low = std::min({low, bar.low, bar.mean});
        high = std::max({high, bar.high, bar.mean});
    }
    if (high - low < 1e-9) high = low + 1.0;
    const std::vector<double> ticks = round_ticks(low, high);
    const int decimals = tick_decimals(ticks);
    const auto y = [&](double value) {
        return bottom - (bottom - top) * (value - ticks.front()) / (ticks.back() - ticks.front());
    };
    std::string svg = fmt::format(
        "<svg class=\"difference\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n"
        "<text x=\"0\" y=\"14\" class=\"unit\">\u00A3 million a year; above zero it costs, below "
        "it "
        "saves</text>\n",
        width, height, escape(name));
    for (const double tick : ticks) {
        const bool zero = std::abs(tick) < 1e-12;
        svg += fmt::format(
            "<line x1=\"{}\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/><text x=\"{}\" "
            "y=\"{:.1f}\" class=\"tick\" text-anchor=\"end\">{}</text>\n",
            left, width, y(tick), y(tick), zero ? "zero" : "grid", left - 8.0, y(tick) + 4.0,
            zero ? "0" : signed_number(tick, decimals));
    }
    const double room = (width - left) / static_cast<double>(std::max<std::size_t>(bars.size(), 1));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double middle = left + room * (static_cast<double>(i) + 0.5);
        const double half = std::min(28.0, room * 0.3);
        svg += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"bar\"/>"
            "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" class=\"rule\"/>"
            "<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick\" text-anchor=\"middle\">{}</text>\n",
            middle - half, std::min(y(bars[i].mean), y(0.0)), 2.0 * half,
            std::abs(y(bars[i].mean) - y(0.0)), middle, middle, y(bars[i].low), y(bars[i].high),
            middle, height - 8.0, escape(bars[i].label));
    }
    return svg + "</svg>\n";
}

}  // namespace kinflow::results::report
