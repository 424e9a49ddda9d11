#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/fault_list.h"

namespace kinflow::scenario {

/// A YAML document as it was written: every key and value knows its file, line and column, which
/// survive aliases and overlays. Scalars stay text; a shape says what they mean.
struct Node {
    enum class Kind : std::uint8_t { null, scalar, list, map };

    Kind kind = Kind::null;
    bool plain = false;        ///< a scalar written without quotes
    std::string text;          ///< of a scalar
    std::string written = {};  ///< its text in the file, where size_to_area() has changed it
    Place place;
    std::vector<Node> items;  ///< of a list, or the values of a map
    std::vector<std::string> keys;
    std::vector<Place> key_places;

    [[nodiscard]] bool is_map() const { return kind == Kind::map; }
    [[nodiscard]] bool is_list() const { return kind == Kind::list; }
    [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    /// The value under a key of a map; nothing when this is no map or has no such key.
    [[nodiscard]] const Node* find(std::string_view key) const;
    [[nodiscard]] Node* find(std::string_view key);
};

/// Aliases may repeat content, but not without bound: a few lines of nested aliases would otherwise
/// grow to gigabytes. The largest honest scenario has some thousands of nodes.
inline constexpr std::size_t max_nodes = 200'000;
inline constexpr std::size_t max_depth = 60;

/// Parses one document. Faults: text that is not UTF-8, tabs in the indentation, control
/// characters, anything yaml-cpp refuses, nothing at all, a second document, a key given twice, a
/// key that is not text, an alias inside its own anchor, too many nodes, too deep a nesting.
/// Returns nothing when there is no tree to go on with.
[[nodiscard]] std::optional<Node> parse_tree(const std::string& text, int file, FaultList& faults);

/// "a map", "a list", "the number 5", "the text `x`", "nothing": for messages.
[[nodiscard]] std::string what_is(const Node& node);

}  // namespace kinflow::scenario
