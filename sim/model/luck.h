#pragma once

#include <cstdint>

#include "sim/core/random.h"

namespace kinflow::model {

/// What a draw is for. With the entity and a draw number it is the address of the luck, so that a
/// family meets the same luck under every policy. Never reorder: it would change every result.
enum class Purpose : std::uint32_t {
    arrival = 1,         // entity: channel; draw: number of the family
    family = 2,          // size, ages, level
    incident = 3,        // draw: number of times the next incident was drawn
    shock = 4,           // draw: number of the incident
    gate = 5,            // draw: episode and stay
    duration = 6,        // draw: episode and stay
    care_entry = 7,      // draw: episode and stay
    placement = 8,       // entity: child; draw: number of the placement
    move = 9,            // entity: child; draw: number of the placement
    care_exit = 10,      // entity: child; draw: number of times the exit was drawn
    court = 11,          // entity: child; draw: number of the spell in care
    opening = 12,        // entity 0: who is drawn from the history
    added_arrival = 21,  // entity: strip of a channel; draw: number of the candidate
    stays_away = 22,     // family, under a policy with less demand
    after_change = 23,   // entity: child; draw: minute of a change of parameters
    establishment = 30,  // entity 0, or a post: posts vacant and covered at the start
    turnover = 31,       // entity: post; draw: holder and month
    sickness = 32,       // entity: post; draw: number of the spell
    recruitment = 33,    // entity: post; draw: number of the vacancy
    cover = 34,          // entity: post; draw: number of the holder
    reallocation = 35,   // entity: family or child; draw: workers so far
    household = 41,      // entity: household; draw: 0 what it is, 1 and on: whether it rests
    enquiry = 42,        // entity: placement type; draw: number of the enquiry
    district = 43,       // entity: family
    kin = 44,            // entity: family
    adopter = 45,        // draw: number of the approval
    match = 46,          // entity: child; draw: number of the spell
    leaving = 47,        // entity: child: staying put, education
    suitable = 48        // entity: child; draw: household, stage: its type
};

/// Entities: families count from 0 in the opening; later ones are numbered by channel and arrival,
/// children by their family's number and their own place in it.
[[nodiscard]] constexpr std::uint64_t arriving_family(std::uint32_t channel, std::uint32_t number) {
    return (std::uint64_t{channel} + 1) << 32U | number;
}
[[nodiscard]] constexpr std::uint64_t child_entity(std::uint64_t family, std::uint32_t place) {
    return family | (std::uint64_t{place} + 1) << 56U;
}

/// A post by its team and its place there, so that posts added to one team leave the others' luck
/// as it is.
[[nodiscard]] constexpr std::uint64_t post_entity(std::uint32_t team, std::uint32_t place) {
    return std::uint64_t{1} << 62U | std::uint64_t{team} << 32U | place;
}

/// `stage` sets the draws of one stage apart from those of another.
[[nodiscard]] inline core::Stream luck(core::StreamSeed seed, Purpose purpose, std::uint64_t entity,
                                       std::uint32_t draw, std::uint32_t stage = 0) {
    return {seed, entity, static_cast<std::uint32_t>(purpose) | stage << 8U, draw};
}

}  // namespace kinflow::model
