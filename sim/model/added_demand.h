#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// A policy that changes demand must leave the baseline's families as they are: the n-th family of a
// channel arrives at the same minute with the same luck under every policy, or the paired
// difference would drown in other people's lives. So arrivals are always those of the baseline's
// rate. Where a policy's rate is lower, each is turned away with the chance that is missing. Where
// it is higher, further families come by streams of their own: the excess of the rate is cut into
// strips of equal height, each a Poisson stream that is thinned to the part below the excess (a
// Poisson process on the plane under the curve; Lewis and Shedler 1979). So a rise of a fifth holds
// all the families of a rise of a tenth.

/// Schedules the first family of every strip that the timeline reaches. None without a policy that
/// raises a rate.
void start_added_arrivals(World& world);

/// Strips of a channel are numbered from 0; an event's entity holds both.
[[nodiscard]] constexpr std::uint32_t strip_entity(std::uint32_t channel, std::uint32_t strip) {
    return channel << 16U | strip;
}
[[nodiscard]] constexpr std::uint32_t channel_of_strip(std::uint32_t entity) {
    return entity >> 16U;
}

/// Schedules the strip's next family from now on, numbered from `after`. The event's version is its
/// number.
void schedule_added_arrival(World& world, std::uint32_t entity, std::uint32_t after);

/// The address of an added family's luck.
[[nodiscard]] std::uint64_t added_family(std::uint32_t entity, std::uint32_t number);

/// Whether the baseline's family `entity`, which would come now, does not come under the policy.
[[nodiscard]] bool stays_away(const World& world, ChannelId channel, std::uint64_t entity);

}  // namespace kinflow::model
