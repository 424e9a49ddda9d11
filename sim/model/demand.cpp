#include "sim/model/demand.h"

#include <algorithm>
#include <array>

#include "sim/model/added_demand.h"
#include "sim/model/casework.h"
#include "sim/model/need.h"
#include "sim/model/timeline.h"

namespace kinflow::model {

namespace {

/// The next time of a Poisson stream with a rate that varies, by thinning (Lewis and Shedler 1979).
void schedule_arrival(World& world, ChannelId channel) {
    const Compiled& usual = world.timeline ? world.timeline->baseline() : world.tables();
    const double bound = usual.arrival_bound(channel.value);
    if (bound <= 0.0) return;
    core::Stream draws =
        luck(world.seed, Purpose::arrival, channel.value, world.arrivals[channel.value]);
    core::Minute at = world.now;
    while (true) {
        at = core::later(at, core::minutes_from_years(draws.exponential() / bound));
        if (at >= world.end) return;
        if (draws.uniform() * bound <= usual.arrival_rate(channel.value, at)) break;
    }
    world.schedule(at, EventKind::arrival, channel.value, 0);
}

/// Age in years within a band, evenly; the youngest band reaches 0.3 years before birth (unborn
/// children).
double age_in_band(std::size_t band, double u) {
    static constexpr double unborn = -0.3;
    const double low = band == 0 ? unborn : age_breaks[band - 1];
    const double high = band + 1 == age_band_count ? adult_age : age_breaks[band];
    return low + u * (high - low);
}

void add_child(World& world, Family& family, double age) {
    Child child;
    child.family = FamilyId{static_cast<std::uint32_t>(world.families.size())};
    child.born = world.now - core::minutes_from_years(age);
    child.place_in_family = family.children++;
    world.children.push_back(child);
}

/// The index child, then brothers and sisters older or younger by sums of exponential gaps, as long
/// as they are children.
void add_children(World& world, Family& family, std::size_t size, double index_age,
                  core::Stream& draws) {
    add_child(world, family, index_age);
    double older = index_age;
    double younger = index_age;
    for (std::size_t i = 1; i < size; ++i) {
        const double gap =
            0.75 +
            draws.exponential() * std::max(0.0, world.scenario().families.sibling_gap_years - 0.75);
        double& edge = draws.uniform() < 0.5 ? older : younger;
        edge += &edge == &older ? gap : -gap;
        if (edge >= 0.0 && edge < adult_age) add_child(world, family, edge);
    }
}

FamilyId make_family(World& world, ChannelId channel, std::uint64_t entity) {
    const Scenario& scenario = world.scenario();
    Family family;
    family.entity = entity;
    family.channel = static_cast<std::uint8_t>(channel.value);
    family.unaccompanied = scenario.channels[channel.value].unaccompanied;
    family.stage = world.tables().pathway().closed;
    family.first_child = ChildId{static_cast<std::uint32_t>(world.children.size())};

    core::Stream draws = luck(world.seed, Purpose::family, family.entity, 0);
    const std::size_t band = world.tables().index_age[channel.value].sample(draws.uniform());
    const double index_age = age_in_band(band, draws.uniform());
    family.level = scenario.need.level_mean + scenario.need.level_sd * draws.normal();
    family.lift = scenario.need.shock_mean * draws.exponential();
    family.need_at = world.now;
    const double stays = draws.exponential();
    const double size_luck = draws.uniform();
    family.disabled = draws.uniform() < scenario.families.disabled_share && !family.unaccompanied;
    const bool one_child = family.disabled || family.unaccompanied;
    const std::size_t size = one_child ? 1 : 1 + world.tables().family_size.sample(size_luck);
    add_children(world, family, size, index_age, draws);

    const double rate = scenario.families.leave_area_rate;
    family.known_until =
        rate > 0.0 ? core::later(world.now, core::minutes_from_years(stays / rate)) : core::never;
    core::Minute grown_up = world.now;
    for (std::size_t i = family.first_child.value; i < world.children.size(); ++i) {
        grown_up = std::max(grown_up, birthday(world.children[i], adult_age));
    }
    family.known_until = std::min(family.known_until, grown_up);
    return world.add_family(family);
}

}  // namespace

void start_arrivals(World& world) {
    for (std::uint32_t i = 0; i < world.arrivals.size(); ++i) schedule_arrival(world, ChannelId{i});
    start_added_arrivals(world);
}

void arrive(World& world, ChannelId channel) {
    const std::uint64_t entity = arriving_family(channel.value, world.arrivals[channel.value]++);
    if (stays_away(world, channel, entity)) return schedule_arrival(world, channel);
    const FamilyId id = make_family(world, channel, entity);
    schedule_arrival(world, channel);
    present(world, id);
}

void arrive_added(World& world, std::uint32_t strip, std::uint32_t number) {
    const ChannelId channel{channel_of_strip(strip)};
    const FamilyId id = make_family(world, channel, added_family(strip, number));
    schedule_added_arrival(world, strip, number + 1);
    present(world, id);
}

}  // namespace kinflow::model
