#include "results/report/sankey.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace kinflow::results::report {
namespace {

using model::StageKind;

constexpr double picture_height = 300.0;  // of the fullest column's bars together
constexpr double column_width = 112.0;
constexpr double gap = 10.0;
constexpr double line_height = 15.0;
constexpr double smallest_bar = 1.5;
constexpr int closed_lane = 9;
constexpr std::size_t longest_line = 15;

struct Place {
    int column;
    int lane;
};

/// Where a kind of stage stands. Protection and care run along the top, help at home beneath.
Place place_of(StageKind kind) {
    switch (kind) {
        case StageKind::contact:
            return {1, 0};
        case StageKind::early_help:
            return {2, 1};
        case StageKind::referral:
            return {3, 0};
        case StageKind::assessment:
            return {4, 0};
        case StageKind::section_47_enquiry:
            return {5, 0};
        case StageKind::initial_conference:
            return {6, 0};
        case StageKind::child_protection_plan:
            return {7, 0};
        case StageKind::child_in_need_plan:
            return {8, 2};
        case StageKind::edge_of_care:
            return {9, 1};
        case StageKind::pre_proceedings:
            return {9, 0};
        case StageKind::care_proceedings:
            return {10, 0};
        case StageKind::looked_after:
            return {11, 0};
        case StageKind::leaving_care:
            return {12, 1};
        case StageKind::closed:
            return {13, closed_lane};
    }
    return {13, closed_lane};
}

bool is_inside(StageKind kind, SankeyPart part) {
    if (kind == StageKind::closed) return false;
    return (kind <= StageKind::referral) == (part == SankeyPart::front_door);
}

std::vector<std::string> broken_into_lines(const std::string& label) {
    std::vector<std::string> lines(1);
    for (std::size_t at = 0; at < label.size();) {
        const std::size_t space = std::min(label.find(' ', at), label.size());
        const std::string word = label.substr(at, space - at);
        if (!lines.back().empty() && lines.back().size() + 1 + word.size() > longest_line) {
            lines.emplace_back();
        }
        lines.back() += (lines.back().empty() ? "" : " ") + word;
        at = space + 1;
    }
    return lines;
}

/// Collects bars by what they stand for, in the order in which they first appear.
class Builder {
  public:
    Builder(const model::Pathway& pathway, SankeyPart part) : pathway_(pathway), part_(part) {}

    bool touches(const StageFlow& flow) const {
        const bool either =
            is_inside(pathway_[flow.from].kind, part_) || is_inside(pathway_[flow.to].kind, part_);
        return either && flow.from != flow.to;
    }

    void add(const StageFlow& flow) {
        const StageKind from = pathway_[flow.from].kind;
        const StageKind to = pathway_[flow.to].kind;
        const std::size_t source = is_inside(from, part_) ? stage(flow.from) : start(flow);
        const std::size_t target = is_inside(to, part_) ? stage(flow.to) : end(flow);
        sankey_.nodes[source].out += flow.children;
        sankey_.nodes[target].in += flow.children;
        SankeyLink link;
        link.from = source;
        link.to = target;
        link.children = flow.children;
        link.back = sankey_.nodes[target].column <= sankey_.nodes[source].column;
        sankey_.links.push_back(link);
    }

    Sankey finish() { return std::move(sankey_); }

  private:
    std::size_t node(int role, model::StageId of, model::StageId beside, std::string label,
                     Place place) {
        const auto [found, is_new] =
            index_.try_emplace({role, of.value, beside.value}, sankey_.nodes.size());
        if (is_new) {
            SankeyNode bar;
            bar.lines = broken_into_lines(label);
            bar.label = std::move(label);
            bar.is_end = role != 0;
            bar.column = place.column;
            bar.lane = place.lane;
            sankey_.nodes.push_back(std::move(bar));
        }
        return found->second;
    }

    std::size_t stage(model::StageId id) {
        return node(0, id, {}, pathway_[id].label, place_of(pathway_[id].kind));
    }

    std::size_t start(const StageFlow& flow) {
        const Place beside = place_of(pathway_[flow.to].kind);
        const bool presents = pathway_[flow.from].kind == StageKind::closed;
        return node(1, flow.from, flow.to,
                    presents ? "New or returning" : pathway_[flow.from].label,
                    {beside.column - 1, beside.lane});
    }

    /// An end of its own for each stage, so that no ribbon to `closed` crosses the whole picture.
    std::size_t end(const StageFlow& flow) {
        const Place beside = place_of(pathway_[flow.from].kind);
        const bool closes = pathway_[flow.to].kind == StageKind::closed;
        return node(2, flow.to, flow.from, pathway_[flow.to].label,
                    {beside.column + 1, closes ? closed_lane : beside.lane});
    }

    const model::Pathway& pathway_;
    SankeyPart part_;
    Sankey sankey_;
    std::map<std::array<std::int64_t, 3>, std::size_t> index_;
};

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

/// A move is seen when its ribbon is a pixel wide beside the largest bar.
double smallest_seen(const Sankey& everything) {
    double largest = 0.0;
    for (const SankeyNode& node : everything.nodes) largest = std::max(largest, node.children());
    return largest / picture_height;
}

Sankey collect(const model::Pathway& pathway, const SankeyYear& year, SankeyPart part,
               double smallest) {
    Builder builder(pathway, part);
    double left_out = 0.0;
    for (const StageFlow& flow : year.edges) {
        if (!builder.touches(flow)) continue;
        if (flow.children < smallest) {
            left_out += flow.children;
        } else {
            builder.add(flow);
        }
    }
    Sankey sankey = builder.finish();
    sankey.smallest = smallest;
    sankey.left_out = left_out;
    return sankey;
}

}  // namespace

Sankey make_sankey(const model::Pathway& pathway, const SankeyYear& year, SankeyPart part) {
    const double smallest = smallest_seen(collect(pathway, year, part, 0.0));
    Sankey sankey = collect(pathway, year, part, smallest);
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
