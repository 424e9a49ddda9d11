#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace kinflow::core {

// A small map from a customer to an index, by open addressing with linear probing: nothing is
// allocated unless it outgrows its table, and it cannot be iterated, so its order cannot reach a
// result.
class CustomerMap {
  public:
    bool contains(std::uint32_t customer) const { return find(customer).has_value(); }
    std::optional<std::uint32_t> find(std::uint32_t customer) const;

    // The customer must not be in the map.
    void insert(std::uint32_t customer, std::uint32_t index);
    // The customer must be in the map.
    void erase(std::uint32_t customer);

    std::size_t size() const { return size_; }
    std::size_t bytes() const { return slots_.capacity() * sizeof(Slot); }  // of memory held

  private:
    static constexpr std::uint32_t empty_slot = 0xFFFFFFFFU;
    struct Slot {
        std::uint32_t customer = 0;
        std::uint32_t index = empty_slot;
    };

    std::size_t home(std::uint32_t customer) const;
    std::size_t slot_of(
        std::uint32_t customer) const;  // its slot, or the empty one that ends its probe
    void grow();

    std::vector<Slot> slots_;  // a power of two, at most half full
    std::size_t size_ = 0;
};

}  // namespace kinflow::core
