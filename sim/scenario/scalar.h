#pragma once

#include <optional>
#include <string>

#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// What an unquoted scalar stands for, by YAML 1.2's core schema. A quoted one is always text.
[[nodiscard]] bool is_plain_number(const Node& node);  ///< infinities and not-a-number included
[[nodiscard]] bool is_plain_bool(const Node& node);    ///< true or false
[[nodiscard]] bool is_text(const Node& node);          ///< a scalar that is neither, nor null

/// The value of an unquoted number: infinite or NaN when it is written so, or too large for a
/// double. Nothing for any other node.
[[nodiscard]] std::optional<double> number_in(const Node& node);

}  // namespace kinflow::scenario
