#include "results/report/calibration_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <vector>

#include "results/csv.h"
#include "results/report/chart_style.h"
#include "results/report/html.h"

namespace kinflow::results::report {
namespace {

constexpr double width = 760.0;
constexpr double left = 290.0;
constexpr double right = width - 16.0;
constexpr double step = 22.0;
constexpr double top = 26.0;
constexpr double to_90 = 1.6448536269514722;

/// A scale from left to right; what lies beyond its ends is drawn at them.
struct Scale {
    double low;
    double high;
    [[nodiscard]] double operator()(double value) const {
        return left + (right - left) * std::clamp((value - low) / (high - low), 0.0, 1.0);
    }
};

/// The frame of a chart of lines: ticks above, a rule at `middle`.
std::string frame(const std::string& title, std::size_t lines, const Scale& x,
                  const std::vector<double>& ticks, double middle) {
    const double height = top + step * static_cast<double>(lines) + 6.0;
    std::string svg = fmt::format(
        "<svg class=\"difference\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n", width,
        height, escape(title));
    for (const double tick : ticks) {
        svg += fmt::format(
            "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" stroke=\"{3}\"/>"
            "<text x=\"{0:.1f}\" y=\"{4:.1f}\" class=\"tick\" text-anchor=\"middle\">{5}</text>\n",
            x(tick), top - 6.0, height, tick == middle ? ink : grid, top - 11.0,
            results::number(tick));
    }
    return svg;
}

struct Line {
    std::string label;
    double prior_low, prior_high;
    double low, high, middle;
    bool marked;  ///< drawn in the accent colour and with an open dot
    std::string says;
};

/// The prior as a pale bar, the posterior as a dark one with a dot: told apart without colour.
std::string drawn(const Line& line, std::size_t number, const Scale& x) {
    const double y = top + step * static_cast<double>(number);
    const double middle = y + 0.5 * step;
    const std::string_view colour = line.marked ? accent : ink;
    std::string svg = fmt::format(
        "<g><title>{}</title><text x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick\" "
        "text-anchor=\"end\">{}</text>",
        escape(line.says), left - 10.0, middle + 4.0, escape(line.label));
    if (std::isfinite(line.prior_low) && std::isfinite(line.prior_high)) {
        svg += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"12\" fill=\"{}\"/>",
            x(line.prior_low), middle - 6.0, std::max(1.0, x(line.prior_high) - x(line.prior_low)),
            band_outer);
    }
    if (std::isfinite(line.low) && std::isfinite(line.high)) {
        svg += fmt::format(
            "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
            "stroke-width=\"3\"/><circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"{}\" "
            "stroke=\"{}\" stroke-width=\"1.5\"/>",
            x(line.low), x(line.high), middle, middle, colour, x(line.middle), middle,
            line.marked ? "#ffffff" : ink, colour);
    }
    return svg + "</g>\n";
}

std::string shortened(const std::string& label) {
    constexpr std::size_t longest = 46;
    if (label.size() <= longest) return label;
    std::size_t cut = longest - 1;
    while ((static_cast<unsigned char>(label[cut]) & 0xC0U) == 0x80U) --cut;
    return label.substr(0, cut) + "\u2026";
}

}  // namespace

std::string targets_svg(const CalibrationResult& result) {
    const Scale x{0.4, 1.6};
    std::string svg =
        frame("What prior and posterior give for each printed figure, as a ratio to it",
              result.targets.size(), x, {0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6}, 1.0);
    for (std::size_t i = 0; i < result.targets.size(); ++i) {
        const CalibrationTarget& t = result.targets[i];
        const double printed = t.target.value;
        svg +=
            drawn({shortened(t.label), t.prior.p05 / printed, t.prior.p95 / printed,
                   t.posterior.p05 / printed, t.posterior.p95 / printed, t.posterior.mean / printed,
                   t.verdict == FitVerdict::outside || t.verdict == FitVerdict::known_defect,
                   fmt::format("{}: printed {}, mean {:.4g}, 90% {:.4g} to {:.4g}", t.label,
                               results::number(printed), t.posterior.mean, t.posterior.p05,
                               t.posterior.p95)},
                  i, x);
    }
    return svg + "</svg>\n";
}

std::string parameters_svg(const CalibrationResult& result) {
    const Scale x{-3.0, 3.0};
    std::string svg =
        frame("Posterior and prior of each parameter, in the prior\u2019s standard deviations",
              result.parameters.size(), x, {-3, -2, -1, 0, 1, 2, 3}, 0.0);
    for (std::size_t i = 0; i < result.parameters.size(); ++i) {
        const CalibrationParameter& p = result.parameters[i];
        svg += drawn({shortened(p.label), -to_90, to_90, p.in_prior_sds.low, p.in_prior_sds.high,
                      p.prior_shift, p.pinned == PinnedDown::no,
                      fmt::format("{}: {:.4g}, 90% {:.4g} to {:.4g}", p.label, p.posterior.mean,
                                  p.interval.low, p.interval.high)},
                     i, x);
    }
    return svg + "</svg>\n";
}

}  // namespace kinflow::results::report
