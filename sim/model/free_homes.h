#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kinflow::model {

struct FosterHousehold;

/// The households of a placement type that may have a place for a child from elsewhere, by
/// neighbourhood (a district of the area, or outside of it) and free places, so that a child who
/// looks for a home passes over those few and not over all. A household that rests, or whose time
/// has just come, may still be listed: whoever looks asks it.
class FreeHomes {
  public:
    /// Free places that have a list of their own; the last is of those with so many or more.
    static constexpr int most_free = 4;
    static constexpr std::size_t outside = 0;  ///< the neighbourhood out of the area
    [[nodiscard]] static std::size_t neighbourhood(std::uint8_t district) {
        return outside + 1 + district;
    }

    /// Puts the household into the list where it belongs as it stands now; to be called after each
    /// change of it. `number` is its place in Homes::households.
    void follow(FosterHousehold& home, std::uint32_t number);

    /// Those in use so far.
    [[nodiscard]] std::size_t neighbourhoods() const { return lists_.size() / most_free; }
    /// Numbers of households with so many free places (1 to most_free), ascending; empty for a
    /// neighbourhood that was never used.
    [[nodiscard]] std::span<const std::uint32_t> list(std::size_t where, int free) const {
        if (where >= neighbourhoods()) return {};
        return lists_[place(where, free)];
    }

  private:
    [[nodiscard]] static std::size_t place(std::size_t where, int free) {
        return where * most_free + static_cast<std::size_t>(free - 1);
    }
    std::vector<std::vector<std::uint32_t>> lists_;
};

}  // namespace kinflow::model
