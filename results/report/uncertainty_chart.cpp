#include "results/report/uncertainty_chart.h"

#include <fmt/format.h>

#include <cmath>

#include "results/report/chart_style.h"
#include "results/report/format.h"
#include "results/report/html.h"

namespace kinflow::results::report {
namespace {

constexpr int width = 720;
constexpr int label_width = 250;
constexpr int bar_width = 400;
constexpr int row_height = 30;
constexpr int top = 34;
constexpr int thickness = 16;

std::string percent(double share) { return number(100.0 * share, 0) + "%"; }

std::string key_text() {
    return fmt::format(
        "<rect x=\"{0}\" y=\"4\" width=\"14\" height=\"14\" fill=\"{1}\"/>"
        "<text x=\"{2}\" y=\"16\">not knowing the parameters</text>"
        "<rect x=\"{3}\" y=\"4\" width=\"14\" height=\"14\" fill=\"url(#hatch)\" stroke=\"{4}\"/>"
        "<text x=\"{5}\" y=\"16\">chance</text>",
        label_width, ink, label_width + 20, label_width + 230, muted, label_width + 250);
}

std::string bar_text(const SplitBar& bar, std::size_t index) {
    const int y = top + static_cast<int>(index) * row_height;
    const double known = bar_width * bar.knowledge;
    return fmt::format(
        "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>"
        "<rect x=\"{}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\"/>"
        "<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" fill=\"url(#hatch)\" "
        "stroke=\"{}\"/>"
        "<text x=\"{}\" y=\"{}\" class=\"end\">{}</text>\n",
        label_width - 12, y + 13, escape(bar.label), label_width, y, known, thickness, ink,
        label_width + known, y, bar_width - known, thickness, muted, label_width + bar_width + 10,
        y + 13, percent(bar.knowledge));
}

}  // namespace

std::string split_chart(const std::string& id, const std::vector<SplitBar>& bars) {
    const int height = top + static_cast<int>(bars.size()) * row_height;
    std::string says = "Share of the variance that comes from not knowing the parameters:";
    for (const SplitBar& bar : bars) says += " " + bar.label + " " + percent(bar.knowledge) + ";";
    says.back() = '.';
    std::string svg = fmt::format(
        "<svg class=\"split\" id=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">"
        "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/>"
        "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"{}\" stroke-width=\"2\"/></pattern>"
        "</defs>\n{}\n",
        id, width, height, escape(says), muted, key_text());
    for (std::size_t i = 0; i < bars.size(); ++i) svg += bar_text(bars[i], i);
    return svg + "</svg>\n";
}

}  // namespace kinflow::results::report
