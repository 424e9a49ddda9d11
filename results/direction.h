#pragma once

#include <cstdint>
#include <string_view>

namespace kinflow::results {

/// Which way a measure goes when things get better. Numbers of children have no good direction by
/// themselves: fewer children looked after is good where fewer need it, and bad where they are
/// turned away.
enum class Better : std::uint8_t { lower, higher, neither };
[[nodiscard]] std::string_view name_of(Better better);  ///< "lower", "higher" or ""

[[nodiscard]] Better better_direction(std::string_view measure);

}  // namespace kinflow::results
