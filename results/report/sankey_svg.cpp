#include "results/report/sankey_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/report/chart_style.h"
#include "results/report/format.h"
#include "results/report/html.h"

namespace kinflow::results::report {
namespace {

constexpr double margin = 8.0;
constexpr std::string_view back_colour = "#7b8b99";

std::string children_text(double children) { return number(children, children < 9.95 ? 1 : 0); }

std::string ribbon_title(const Sankey& sankey, const SankeyLink& link) {
    return fmt::format("<title>{} \u2192 {}: {} children</title>",
                       escape(sankey.nodes[link.from].label), escape(sankey.nodes[link.to].label),
                       children_text(link.children));
}

std::string forward_ribbon(const Sankey& sankey, const SankeyLink& link) {
    const SankeyNode& target = sankey.nodes[link.to];
    const double x0 = sankey.nodes[link.from].x + sankey_bar_width;
    const double x1 = target.x;
    const double middle = (x0 + x1) / 2.0;
    const double t = std::max(link.thickness, 0.75);
    return fmt::format(
        "<path d=\"M{0:.1f} {1:.1f}C{2:.1f} {1:.1f} {2:.1f} {3:.1f} {4:.1f} "
        "{3:.1f}v{5:.1f}C{2:.1f} {6:.1f} "
        "{2:.1f} {7:.1f} {0:.1f} {7:.1f}z\" fill=\"{8}\" fill-opacity=\"0.75\">{9}</path>\n",
        x0, link.from_y, middle, link.to_y, x1, t, link.to_y + t, link.from_y + t,
        target.is_end ? band_outer : band_inner, ribbon_title(sankey, link));
}

/// Out of the source to the right, down, back beneath the picture, and up into the target from the
/// left.
std::string back_ribbon(const Sankey& sankey, const SankeyLink& link) {
    const double half = link.thickness / 2.0;
    const double x0 = sankey.nodes[link.from].x + sankey_bar_width;
    const double x1 = sankey.nodes[link.to].x;
    const double reach = 8.0 + half;
    const double y0 = link.from_y + half;
    const double y1 = link.to_y + half;
    const double bend = 8.0 + half;
    return fmt::format(
        "<path d=\"M{0:.1f} {1:.1f}Q{2:.1f} {1:.1f} {2:.1f} {3:.1f}V{4:.1f}Q{2:.1f} {5:.1f} "
        "{6:.1f} "
        "{5:.1f}H{7:.1f}Q{8:.1f} {5:.1f} {8:.1f} {4:.1f}V{9:.1f}Q{8:.1f} {10:.1f} {11:.1f} "
        "{10:.1f}\" "
        "fill=\"none\" stroke=\"{12}\" stroke-opacity=\"0.55\" "
        "stroke-width=\"{13:.1f}\">{14}</path>\n",
        x0, y0, x0 + reach, y0 + bend, link.channel - bend, link.channel, x0 + reach - bend,
        x1 - reach + bend, x1 - reach, y1 + bend, y1, x1, back_colour,
        std::max(link.thickness, 1.0), ribbon_title(sankey, link));
}

std::string bar(const SankeyNode& node) {
    const double lines = static_cast<double>(node.lines.size() + 1);
    const double x = node.x + sankey_bar_width + 5.0;
    double y = node.y + node.height / 2.0 - lines * 7.5 + 11.5;
    std::string text;
    for (const std::string& line : node.lines) {
        text += fmt::format("<tspan x=\"{:.1f}\" y=\"{:.1f}\">{}</tspan>", x, y, escape(line));
        y += 15.0;
    }
    text += fmt::format("<tspan x=\"{:.1f}\" y=\"{:.1f}\" font-weight=\"bold\">{}</tspan>", x, y,
                        children_text(node.children()));
    return fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{}\" height=\"{:.1f}\" "
        "fill=\"{}\"/>\n<text>{}</text>\n",
        node.x, node.y, sankey_bar_width, node.height, node.is_end ? back_colour : ink, text);
}

std::string described(const Sankey& sankey) {
    std::string text;
    for (const SankeyLink& link : sankey.links) {
        text += fmt::format("{} to {}: {}. ", sankey.nodes[link.from].label,
                            sankey.nodes[link.to].label, children_text(link.children));
    }
    return text;
}

std::string part(const RunResults& results, SankeyPart which, const std::string& id,
                 const std::string& heading) {
    const Sankey sankey = make_sankey(results.scenario.pathway, results.flows, which);
    if (sankey.links.empty()) return {};
    const std::string title =
        fmt::format("{}, {}: children who moved", heading, results.flows.label);
    return fmt::format(
        "<figure class=\"flow\" id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h3 "
        "id=\"{0}-heading\">{1}</h3>\n"
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{1}\">\n{2}</div>\n"
        "<figcaption><p>Scale of this part: a ribbon ten pixels wide is {3} children. Moves of "
        "fewer than {4} children are in the table only; they are {5} children "
        "together.</p></figcaption>\n"
        "</figure>\n",
        id, escape(heading), to_svg(sankey, id, title, described(sankey)),
        number(10.0 * sankey.children_per_pixel, 0), number(std::ceil(sankey.smallest), 0),
        number(sankey.left_out, 0));
}

std::string moves_table(const RunResults& results) {
    const model::Pathway& pathway = results.scenario.pathway;
    Table table;
    table.caption = fmt::format("Children who moved from stage to stage, {} (mean of the runs)",
                                results.flows.label);
    table.style = "series";
    table.columns = {{"From", false}, {"To", false}, {"Children", true}};
    for (const StageFlow& flow : results.flows.edges) {
        const bool stays = flow.from == flow.to;
        table.rows.push_back(
            {escape(pathway[flow.from].label),
             escape(pathway[flow.to].label) + (stays ? " (stays, at a review)" : ""),
             children_text(flow.children)});
    }
    return to_html(table);
}

}  // namespace

std::string to_svg(const Sankey& sankey, const std::string& id, const std::string& title,
                   const std::string& description) {
    std::string svg = fmt::format(
        "<svg class=\"sankey\" role=\"img\" aria-labelledby=\"{0}-title {0}-desc\" viewBox=\"{1} "
        "{1} {2:.0f} "
        "{3:.0f}\" style=\"--natural-width:{2:.0f}px\">\n<title id=\"{0}-title\">{4}</title>\n"
        "<desc id=\"{0}-desc\">{5}</desc>\n",
        escape(id), -margin, sankey.width + 2 * margin, sankey.height + 2 * margin, escape(title),
        escape(description));
    for (const SankeyLink& link : sankey.links) {
        if (link.back) svg += back_ribbon(sankey, link);
    }
    for (const SankeyLink& link : sankey.links) {
        if (!link.back) svg += forward_ribbon(sankey, link);
    }
    for (const SankeyNode& node : sankey.nodes) svg += bar(node);
    return svg + "</svg>\n";
}

std::string flow_section(const RunResults& results) {
    const std::string heading = "Through the pathway";
    if (results.flows.edges.empty()) {
        return section("flow", heading, "<p>No child moved between stages in the run.</p>\n");
    }
    return section(
        "flow", heading,
        fmt::format("<p>Every ribbon is children who went from one stage to the next in {}, as a "
                    "mean of the "
                    "runs. Dark bars are stages; a bar is as high as what came in or went out, "
                    "whichever is more. "
                    "Grey ribbons that run back beneath the picture are children who return to an "
                    "earlier stage. "
                    "What enters a stage and does not leave it in the year stays there, and is in "
                    "its stock.</p>\n",
                    escape(results.flows.label)) +
            part(results, SankeyPart::front_door, "flow-front-door", "At the front door") +
            part(results, SankeyPart::after_referral, "flow-after-referral", "After referral") +
            details("Table behind the pictures", moves_table(results)));
}

}  // namespace kinflow::results::report
