#include "results/report/sankey.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "results/report/sankey_graph.h"

namespace kinflow::results::report {
namespace {

constexpr double picture_height = 300.0;  // of the fullest column's bars together
constexpr double column_width = 112.0;
constexpr double gap = 10.0;
constexpr double line_height = 15.0;
constexpr double smallest_bar = 1.5;

/// Leaves out empty columns; returns how many there are.
int number_columns(std::vector<SankeyNode>& nodes) {
    std::map<int, int> column_of;
    for (const SankeyNode& node : nodes) column_of[node.column] = 0;
    int columns = 0;
    for (auto& [old_column, new_column] : column_of) new_column = columns++;
    for (SankeyNode& node : nodes) node.column = column_of[node.column];
    return columns;
}

double slot_height(const SankeyNode& node) {
    return std::max(node.height, line_height * static_cast<double>(node.lines.size() + 1));
}

/// Nodes of a column from top to bottom.
std::vector<std::size_t> in_column(const Sankey& sankey, int column) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < sankey.nodes.size(); ++i) {
        if (sankey.nodes[i].column == column) members.push_back(i);
    }
    std::ranges::stable_sort(members, {}, [&](std::size_t i) { return sankey.nodes[i].lane; });
    return members;
}

/// Upper edges of the ribbons at one side of each bar: forward ribbons in the order of `key`, then
/// those that run back.
template <class Key>
void stack(Sankey& sankey, std::size_t SankeyLink::*end, double SankeyLink::*edge, Key key) {
    std::vector<std::size_t> order(sankey.links.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        return std::pair{sankey.links[i].back, key(sankey.links[i])};
    });
    std::vector<double> filled(sankey.nodes.size(), 0.0);
    for (const std::size_t i : order) {
        SankeyLink& link = sankey.links[i];
        link.*edge = sankey.nodes[link.*end].y + filled[link.*end];
        filled[link.*end] += link.thickness;
    }
}

double wished_middle(const Sankey& sankey, std::size_t node) {
    double sum = 0.0;
    double weight = 0.0;
    for (const SankeyLink& link : sankey.links) {
        if (link.to != node || link.back) continue;
        sum += link.children * (link.from_y + link.thickness / 2.0);
        weight += link.children;
    }
    return weight > 0.0 ? sum / weight : 0.0;
}

/// Beneath the bars of higher lanes that stand between a bar and its farthest source, so that what
/// flows into it does not cross them.
double free_of_ribbons(const Sankey& sankey, const SankeyNode& node, std::size_t index) {
    int farthest = node.column;
    for (const SankeyLink& link : sankey.links) {
        if (link.to == index && !link.back)
            farthest = std::min(farthest, sankey.nodes[link.from].column);
    }
    double free_from = 0.0;
    for (const SankeyNode& other : sankey.nodes) {
        if (other.is_end || other.lane >= node.lane) continue;
        if (other.column <= farthest || other.column >= node.column) continue;
        const double slot = slot_height(other);
        free_from = std::max(free_from, other.y + (other.height + slot) / 2.0 + gap);
    }
    return free_from;
}

void place_bars(Sankey& sankey, int columns) {
    for (int column = 0; column < columns; ++column) {
        double free_from = 0.0;
        for (const std::size_t i : in_column(sankey, column)) {
            SankeyNode& node = sankey.nodes[i];
            const double slot = slot_height(node);
            const double top = std::max({free_from, free_of_ribbons(sankey, node, i),
                                         wished_middle(sankey, i) - slot / 2.0});
            node.x = column * column_width;
            node.y = top + (slot - node.height) / 2.0;
            free_from = top + slot + gap;
            sankey.height = std::max(sankey.height, top + slot);
        }
        // The next column's wishes need to know where this column's ribbons leave.
        stack(sankey, &SankeyLink::from, &SankeyLink::from_y, [&](const SankeyLink& link) {
            return std::pair{sankey.nodes[link.to].lane, sankey.nodes[link.to].column};
        });
    }
}

void place_channels(Sankey& sankey) {
    double below = sankey.height + gap;
    for (SankeyLink& link : sankey.links) {
        if (!link.back) continue;
        link.channel = below + link.thickness / 2.0;
        below += link.thickness + gap / 2.0;
        sankey.height = below;
    }
}

}  // namespace

Sankey make_sankey(const model::Pathway& pathway, const SankeyYear& year, SankeyPart part) {
    // A move is seen when its ribbon is a pixel wide beside the largest bar.
    const Sankey everything = collect_flows(pathway, year, part, 0.0);
    double largest = 0.0;
    for (const SankeyNode& node : everything.nodes) largest = std::max(largest, node.children());
    Sankey sankey = collect_flows(pathway, year, part, largest / picture_height);
    if (sankey.links.empty()) return sankey;
    const int columns = number_columns(sankey.nodes);
    std::vector<double> fullest(static_cast<std::size_t>(columns), 0.0);
    for (const SankeyNode& node : sankey.nodes) {
        fullest[static_cast<std::size_t>(node.column)] += node.children();
    }
    sankey.children_per_pixel = *std::ranges::max_element(fullest) / picture_height;
    for (SankeyNode& node : sankey.nodes) {
        node.height = std::max(smallest_bar, node.children() / sankey.children_per_pixel);
    }
    for (SankeyLink& link : sankey.links)
        link.thickness = link.children / sankey.children_per_pixel;
    sankey.width = columns * column_width;
    place_bars(sankey, columns);
    stack(sankey, &SankeyLink::to, &SankeyLink::to_y,
          [&](const SankeyLink& link) { return sankey.nodes[link.from].y; });
    place_channels(sankey);
    return sankey;
}

}  // namespace kinflow::results::report
