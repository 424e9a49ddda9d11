#include "results/report/sankey_graph.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace kinflow::results::report {
namespace {

using model::StageKind;

constexpr int start_lane = -1;
constexpr int closed_lane = 9;
constexpr std::size_t longest_line = 15;

struct Place {
    int column;
    int lane;
};

/// Columns are numbered in these steps, so that stages of one kind can follow one another.
constexpr int step = 16;

/// Where a kind of stage stands. Protection and care run along the top, help at home beneath.
Place place_of(StageKind kind) {
    switch (kind) {
        case StageKind::contact:
            return {1 * step, 0};
        case StageKind::early_help:
            return {2 * step, 1};
        case StageKind::referral:
            return {3 * step, 0};
        case StageKind::assessment:
            return {4 * step, 0};
        case StageKind::section_47_enquiry:
            return {5 * step, 0};
        case StageKind::initial_conference:
            return {6 * step, 0};
        case StageKind::child_protection_plan:
            return {7 * step, 0};
        case StageKind::child_in_need_plan:
            return {8 * step, 2};
        case StageKind::edge_of_care:
            return {9 * step, 1};
        case StageKind::pre_proceedings:
            return {9 * step, 0};
        case StageKind::care_proceedings:
            return {10 * step, 0};
        case StageKind::looked_after:
            return {11 * step, 0};
        case StageKind::leaving_care:
            return {12 * step, 1};
        case StageKind::closed:
            return {13 * step, closed_lane};
    }
    return {13 * step, closed_lane};
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

/// How many stages of its own kind lie before each stage: a core assessment follows an initial one.
std::vector<int> steps_within_kind(const model::Pathway& pathway, const SankeyYear& year) {
    std::vector<int> steps(pathway.stages.size(), 0);
    for (const StageFlow& flow : year.edges) {  // ordered by from: earlier stages are settled first
        const bool onwards =
            flow.from < flow.to && pathway[flow.from].kind == pathway[flow.to].kind;
        if (!onwards) continue;
        int& after = steps[flow.to.value];
        after = std::min(step - 1, std::max(after, steps[flow.from.value] + 1));
    }
    return steps;
}

/// Collects bars by what they stand for, in the order in which they first appear.
class Builder {
  public:
    Builder(const model::Pathway& pathway, SankeyPart part, std::vector<int> steps)
        : pathway_(pathway), part_(part), steps_(std::move(steps)) {}

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
        Place place = place_of(pathway_[id].kind);
        place.column += steps_[id.value];
        return node(0, id, {}, pathway_[id].label, place);
    }

    /// On top of its column: what it leads to lies along the top as well.
    std::size_t start(const StageFlow& flow) {
        const StageKind to = pathway_[flow.to].kind;
        const bool presents =
            pathway_[flow.from].kind == StageKind::closed && to == StageKind::contact;
        return node(1, flow.from, flow.to,
                    presents ? "New or returning" : pathway_[flow.from].label,
                    {place_of(to).column - step, start_lane});
    }

    /// An end of its own for each stage, so that no ribbon to `closed` crosses the whole picture.
    std::size_t end(const StageFlow& flow) {
        const Place beside = place_of(pathway_[flow.from].kind);
        const bool closes = pathway_[flow.to].kind == StageKind::closed;
        return node(2, flow.to, flow.from, pathway_[flow.to].label,
                    {beside.column + step, closes ? closed_lane : beside.lane});
    }

    const model::Pathway& pathway_;
    SankeyPart part_;
    std::vector<int> steps_;
    Sankey sankey_;
    std::map<std::array<std::int64_t, 3>, std::size_t> index_;
};

}  // namespace

Sankey collect_flows(const model::Pathway& pathway, const SankeyYear& year, SankeyPart part,
                     double smallest) {
    Builder builder(pathway, part, steps_within_kind(pathway, year));
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

}  // namespace kinflow::results::report
