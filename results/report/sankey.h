#pragma once

#include <string>
#include <vector>

#include "results/results.h"

namespace kinflow::results::report {

/// The pathway is drawn in two parts, each on a scale of its own: at the front door there are some
/// ten times as many children as after it.
enum class SankeyPart : std::uint8_t { front_door, after_referral };

/// A bar: a stage, or an end of the picture (where children come from or go to).
struct SankeyNode {
    std::vector<std::string> lines;  ///< the label, broken into short lines
    std::string label;
    bool is_end = false;
    int column = 0;
    int lane = 0;     ///< order from top to bottom within a column
    double in = 0.0;  ///< children a year, repeated stays at the same stage not counted
    double out = 0.0;
    double x = 0.0;  ///< pixels
    double y = 0.0;
    double height = 0.0;

    [[nodiscard]] double children() const { return in > out ? in : out; }
};

/// A ribbon, `thickness` pixels at both ends.
struct SankeyLink {
    std::size_t from = 0;
    std::size_t to = 0;
    double children = 0.0;
    double from_y = 0.0;  ///< upper edge at the source
    double to_y = 0.0;    ///< upper edge at the target
    double thickness = 0.0;
    bool back = false;     ///< to the same or an earlier column: drawn beneath the picture
    double channel = 0.0;  ///< of a back link: height of its middle line beneath the picture
};

struct Sankey {
    std::vector<SankeyNode> nodes;
    std::vector<SankeyLink> links;
    double width = 0.0;
    double height = 0.0;
    double children_per_pixel = 0.0;
    double smallest = 0.0;  ///< moves of fewer children are left out
    double left_out = 0.0;  ///< children of those moves
};

inline constexpr double sankey_bar_width = 12.0;

/// Bars and ribbons of one part, placed. Columns follow the pathway's stages; within a column a bar
/// lies as near as it can to the middle of what flows into it. Moves too few to be seen are left
/// out, and counted. Empty when no child moves in that part.
[[nodiscard]] Sankey make_sankey(const model::Pathway& pathway, const SankeyYear& year,
                                 SankeyPart part);

}  // namespace kinflow::results::report
