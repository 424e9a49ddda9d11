#include "sim/core/customer_map.h"

#include <cassert>
#include <utility>

namespace kinflow::core {

std::size_t CustomerMap::home(std::uint32_t customer) const {
    // Fibonacci hashing: customers that wait together often have neighbouring numbers.
    const std::uint64_t mixed = customer * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(mixed >> 32) & (slots_.size() - 1);
}

std::size_t CustomerMap::slot_of(std::uint32_t customer) const {
    std::size_t slot = home(customer);
    while (slots_[slot].index != empty_slot && slots_[slot].customer != customer) {
        slot = (slot + 1) & (slots_.size() - 1);
    }
    return slot;
}

std::optional<std::uint32_t> CustomerMap::find(std::uint32_t customer) const {
    if (size_ == 0) return std::nullopt;
    const Slot& slot = slots_[slot_of(customer)];
    if (slot.index == empty_slot) return std::nullopt;
    return slot.index;
}

void CustomerMap::insert(std::uint32_t customer, std::uint32_t index) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[slot_of(customer)];
    assert(slot.index == empty_slot && index != empty_slot);
    slot = {customer, index};
    ++size_;
}

void CustomerMap::erase(std::uint32_t customer) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t hole = slot_of(customer);
    assert(slots_[hole].index != empty_slot);
    // Move back every later entry of the cluster whose probe would pass through the hole.
    for (std::size_t slot = (hole + 1) & mask; slots_[slot].index != empty_slot;
         slot = (slot + 1) & mask) {
        const std::size_t probe_length = (slot - home(slots_[slot].customer)) & mask;
        if (probe_length >= ((slot - hole) & mask)) {
            slots_[hole] = slots_[slot];
            hole = slot;
        }
    }
    slots_[hole].index = empty_slot;
    --size_;
}

void CustomerMap::grow() {
    const std::vector<Slot> old =
        std::exchange(slots_, std::vector<Slot>(slots_.empty() ? 16 : 2 * slots_.size()));
    for (const Slot& slot : old) {
        if (slot.index != empty_slot) slots_[slot_of(slot.customer)] = slot;
    }
}

}  // namespace kinflow::core
