#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinflow::scenario {

/// The known word with the fewest letters to add, drop, change or swap, when it is near enough to
/// be a slip: no more than a third of the word. The first of several equally near. Restricted
/// Damerau-Levenshtein distance.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 const std::vector<std::string>& known);

/// "did you mean `x`?", or else "allowed: a, b, c" when the list is short enough to read.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& known);

/// "a, b, c".
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace kinflow::scenario
