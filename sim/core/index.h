#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace kinflow::core {

// A strong index: `using LineId = Index<struct LineTag>`. Indices of different tags do not mix.
// A default-constructed index is none(); the others subscript a vector by `.value`.
template <class Tag>
struct Index {
    static constexpr std::uint32_t none_value = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t value = none_value;

    static constexpr Index none() { return {}; }
    explicit constexpr operator bool() const { return value != none_value; }
    // clang-tidy 14 takes the 0 in a rewritten comparison for a null pointer.
    constexpr auto operator<=>(const Index&) const = default;  // NOLINT(modernize-use-nullptr)
};

}  // namespace kinflow::core
