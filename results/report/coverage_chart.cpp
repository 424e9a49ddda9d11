#include "results/report/coverage_chart.h"

#include <fmt/format.h>

#include <cmath>

#include "results/report/html.h"

namespace kinflow::results::report {

std::vector<std::vector<double>> coverage_of(const Backtest& backtest, const std::string& measure) {
    std::vector<std::vector<double>> inside(backtest.methods.size());
    std::vector<double> all(backtest.methods.size());
    for (const ScoredForecast& f : backtest.forecasts) {
        if (f.measure != measure || backtest.methods[f.method].point) continue;
        inside[f.method].resize(coverage_levels.size());
        all[f.method] += 1.0;
        for (std::size_t l = 0; l < coverage_levels.size(); ++l) {
            if (std::abs(f.pit - 0.5) <= coverage_levels[l] / 2.0) inside[f.method][l] += 100.0;
        }
    }
    for (std::size_t m = 0; m < inside.size(); ++m) {
        for (double& share : inside[m]) share /= all[m];
    }
    return inside;
}

std::string coverage_svg(const Backtest& backtest, std::size_t measure,
                         const std::vector<std::size_t>& methods) {
    constexpr double size = 300.0;
    constexpr double left = 48.0;
    constexpr double bottom = size - 40.0;
    constexpr double top = 12.0;
    constexpr double right = size - 16.0;  // half of the last tick's label
    const auto x = [](double percent) { return left + (right - left) * percent / 100.0; };
    const auto y = [](double percent) { return bottom - (bottom - top) * percent / 100.0; };
    std::string svg = fmt::format(
        "<svg class=\"difference\" viewBox=\"0 0 {0} {0}\" role=\"img\" aria-label=\"Intervals of "
        "{1}: what they said against what they met\">\n",
        size, escape(backtest.labels[measure]));
    for (const double tick : {0.0, 20.0, 40.0, 60.0, 80.0, 100.0}) {
        svg += fmt::format(
            "<line x1=\"{0:.1f}\" x2=\"{1:.1f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" class=\"grid\"/>"
            "<text x=\"{3:.1f}\" y=\"{4:.1f}\" class=\"tick\" text-anchor=\"end\">{5:.0f}</text>"
            "<text x=\"{6:.1f}\" y=\"{7:.1f}\" class=\"tick\" text-anchor=\"middle\">{5:.0f}"
            "</text>\n",
            left, right, y(tick), left - 6.0, y(tick) + 4.0, tick, x(tick), bottom + 16.0);
    }
    svg += fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"mark\"/>\n"
        "<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick\" text-anchor=\"middle\">said, per cent"
        "</text><text class=\"tick\" text-anchor=\"middle\" transform=\"translate(12,{:.1f}) "
        "rotate(-90)\">met, per cent</text>\n",
        x(0), y(0), x(100), y(100), (left + right) / 2.0, bottom + 34.0, (top + bottom) / 2.0);
    const std::vector<std::vector<double>> met = coverage_of(backtest, backtest.measures[measure]);
    for (std::size_t i = 0; i < methods.size(); ++i) {
        const std::vector<double>& shares = met[methods[i]];
        if (shares.empty()) continue;
        std::string points;
        for (std::size_t l = 0; l < coverage_levels.size(); ++l) {
            points += fmt::format("{:.1f},{:.1f} ", x(100.0 * coverage_levels[l]), y(shares[l]));
        }
        svg += fmt::format(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n", points,
            i == 0 ? "#1c4f7c" : "#ad3b00", i == 0 ? 2.5 : 1.5,
            i == 0 ? "" : " stroke-dasharray=\"5 4\"");
        for (std::size_t l = 0; i == 0 && l < coverage_levels.size(); ++l) {
            svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" fill=\"#1c4f7c\"/>",
                               x(100.0 * coverage_levels[l]), y(shares[l]));
        }
    }
    return svg + "\n</svg>\n";
}

}  // namespace kinflow::results::report
