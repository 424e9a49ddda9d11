#pragma once

#include <cstdint>

#include "sim/core/time.h"

namespace kinflow::core {

// What happens to which entity when. The key orders by time, then priority (lower first), then the
// order of scheduling: 32 bits of time, biased to be unsigned; 4 of priority; 28 of sequence.
struct Event {
    std::uint64_t key;
    std::uint32_t entity;
    std::uint8_t kind;
    std::uint8_t version_low;
    std::uint16_t version_high;

    static constexpr int sequence_bits = 28;

    Minute time() const {
        return static_cast<Minute>(static_cast<std::uint32_t>(key >> 32) ^ 0x80000000U);
    }
    std::uint8_t priority() const { return static_cast<std::uint8_t>(key >> sequence_bits & 0xFU); }
    std::uint32_t version() const { return version_low | std::uint32_t{version_high} << 8; }
};
static_assert(sizeof(Event) == 16);

}  // namespace kinflow::core
