#include "sim/model/added_demand.h"

#include <cmath>
#include <stdexcept>

#include "sim/model/timeline.h"

namespace kinflow::model {

namespace {

/// Families a year of one strip: a tenth of the channel's highest rate, the same for all policies.
/// A channel that is empty in the baseline has strips of one family a year.
double strip_height(const World& world, std::size_t channel) {
    const double bound = world.timeline->baseline().arrival_bound(channel);
    return bound > 0.0 ? 0.1 * bound : 1.0;
}

constexpr std::uint32_t most_strips = 0xFFFFU;

}  // namespace

void start_added_arrivals(World& world) {
    if (world.timeline == nullptr) return;
    for (std::uint32_t channel = 0; channel < world.arrivals.size(); ++channel) {
        const double strips =
            std::ceil(world.timeline->added_bound(channel) / strip_height(world, channel));
        if (strips > most_strips) throw std::invalid_argument("a policy raises demand too far");
        for (std::uint32_t strip = 0; strip < static_cast<std::uint32_t>(strips); ++strip) {
            schedule_added_arrival(world, strip_entity(channel, strip), 0);
        }
    }
}

void schedule_added_arrival(World& world, std::uint32_t entity, std::uint32_t after) {
    const std::uint32_t channel = channel_of_strip(entity);
    const double height = strip_height(world, channel);
    const double below = height * (entity & most_strips);
    core::Minute at = world.now;
    // Each candidate has an address of its own, so that a higher rate keeps those of a lower one.
    for (std::uint32_t number = after;; ++number) {
        core::Stream draws = luck(world.seed, Purpose::added_arrival, entity, number);
        at = core::later(at, core::minutes_from_years(draws.exponential() / height));
        if (at >= world.end) return;
        if (below + draws.uniform() * height > world.timeline->added_rate(channel, at)) continue;
        return world.schedule(at, EventKind::added_arrival, entity, number);
    }
}

std::uint64_t added_family(std::uint32_t entity, std::uint32_t number) {
    // Above the channels of arriving_family(), below the children's own bits.
    constexpr std::uint64_t added = std::uint64_t{1} << 55U;
    return added | std::uint64_t{channel_of_strip(entity)} << 40U |
           std::uint64_t{entity & most_strips} << 24U | number;
}

bool stays_away(const World& world, ChannelId channel, std::uint64_t entity) {
    if (world.timeline == nullptr || world.timeline->phases().empty()) return false;
    const double usual = world.timeline->baseline().arrival_rate(channel.value, world.now);
    const double rate = world.tables().arrival_rate(channel.value, world.now);
    if (rate >= usual) return false;
    core::Stream draws = luck(world.seed, Purpose::stays_away, entity, 0);
    return draws.uniform() * usual >= rate;
}

}  // namespace kinflow::model
