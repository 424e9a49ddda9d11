#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/parameter_path.h"
#include "sim/scenario/shape.h"

namespace kinflow::scenario {

/// Follows the words of a key path through the shape of a file and its tree at once, and gathers
/// the numbers that it leads to. Part of resolve(): nobody else needs it.
class ParameterWalker {
  public:
    ParameterWalker(std::vector<std::string> tokens, bool in_pathway, bool whole_durations)
        : tokens_{std::move(tokens)}, in_pathway_{in_pathway}, whole_durations_{whole_durations} {}

    /// From `node`, which has the shape and lies at `path`, with the words from `token` on.
    void walk(const Shape& shape, const Node& node, const std::string& path, std::size_t token);

    Resolved found;

  private:
    [[nodiscard]] bool at_end(std::size_t token) const { return token >= tokens_.size(); }

    /// The problem of the way that led furthest is the one that is told.
    void fail(std::size_t token, std::string problem);
    void unknown(std::size_t token, const std::string& path, const std::vector<std::string>& known);
    void ends_early(std::size_t token, const std::string& path,
                    const std::vector<std::string>& known);

    // Names, items and keys on the way.
    void enter(const Shape& shape, const Node& node, std::size_t index, const std::string& path,
               std::size_t token);
    void walk_object(const Shape& shape, const Node& node, const std::string& path,
                     std::size_t token);
    void walk_map(const Shape& shape, const Node& node, const std::string& path, std::size_t token);
    void walk_list(const Shape& shape, const Node& node, const std::string& path,
                   std::size_t token);

    // Where the way ends: the numbers of a quantity or a distribution.
    Leaf leaf(const std::string& path) const;
    void own(const std::string& path);
    /// All numbers below a node, or the one that the next token picks.
    void take(const Node& node, const std::string& path, std::size_t token, Leaf pattern, Aim& aim);
    void take_part(const Node& node, std::size_t index, const std::string& path, std::size_t token,
                   const Range& range, const std::vector<Unit>& units, Aim& aim);
    void add(Aim aim);
    void walk_quantity(const Shape& shape, const Node& node, const std::string& path,
                       std::size_t token);
    void walk_duration(const Node& node, const std::string& path, std::size_t token);
    void walk_number(const Shape& shape, const std::string& path, std::size_t token);

    std::vector<std::string> tokens_;
    bool in_pathway_;
    bool whole_durations_;
    std::vector<std::size_t> way_;
    std::vector<std::size_t> owner_;
    std::string owner_path_;
    std::size_t furthest_ = 0;
};

/// The shape of an object's field; null when it has none of that key.
[[nodiscard]] const Shape* shape_of(const Shape& object, const std::string& key);

/// True for a word such as `12` that picks an item of a list.
[[nodiscard]] bool is_index(const std::string& token);

}  // namespace kinflow::scenario
