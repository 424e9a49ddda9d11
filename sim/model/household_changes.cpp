// Households under parameters that have changed: their number, their leaving and the enquiries.

#include <algorithm>
#include <cmath>

#include "sim/model/adoption.h"
#include "sim/model/court.h"
#include "sim/model/household_supply.h"
#include "sim/model/households.h"

namespace kinflow::model {

namespace {

/// An exponential time that was drawn at one rate, as it is at another.
core::Minute at_rate(core::Minute now, core::Minute due, double before, double after) {
    if (due == core::never || after <= 0.0) return core::never;
    return core::later(now, core::round_to_minute((due - now) * (before / after)));
}

void follow_stock(World& world, PlacementTypeId type, int wanted) {
    Homes& homes = world.homes[type.value];
    for (; homes.stock < wanted; ++homes.stock) {
        add_household(world, type, first_added + static_cast<std::uint32_t>(homes.stock));
    }
    for (std::size_t i = homes.households.size(); homes.stock > wanted && i-- > 0;) {
        const FosterHousehold& home = homes.households[i];
        if (home.gone || home.closing) continue;
        deregister(world, type, static_cast<std::uint32_t>(i));
        --homes.stock;
    }
}

void follow_leave_rate(World& world, PlacementTypeId type, double rate) {
    Homes& homes = world.homes[type.value];
    if (rate == homes.leave_rate) return;
    for (std::uint32_t i = 0; i < homes.households.size(); ++i) {
        FosterHousehold& home = homes.households[i];
        if (home.gone || home.closing) continue;
        if (homes.leave_rate > 0.0) {
            home.leaves = at_rate(world.now, home.leaves, homes.leave_rate, rate);
        } else {
            core::Stream draws =
                luck(world.seed, Purpose::household, of_type(type, home.number), 0, 1);
            home.leaves = after_years(world, draws.exponential() / rate);
        }
        world.schedule(home.leaves, EventKind::household_leaves, of_type(type, i), 0);
    }
    homes.leave_rate = rate;
}

void follow_enquiry_rate(World& world, PlacementTypeId type, double rate) {
    Homes& homes = world.homes[type.value];
    if (rate == homes.enquiry_rate) return;
    const double before = homes.enquiry_rate;
    homes.enquiry_rate = rate;
    homes.next_enquiry = before > 0.0 ? at_rate(world.now, homes.next_enquiry, before, rate)
                                      : next_enquiry(world, type, world.now);
    world.schedule(homes.next_enquiry, EventKind::foster_enquiry, type.value, 0);
}

/// Places of a pool on this day. A market grows from the first day on.
int places_now(const World& world, const PlacementType& type) {
    if (type.places < 0) return type.places;
    const double years = std::max(0.0, core::years_from_minutes(world.now));
    return static_cast<int>(std::lround(type.places * std::pow(1.0 + type.growth, years)));
}

}  // namespace

void households_follow(World& world) {
    const auto& types = world.scenario().placements.types;
    for (std::uint32_t i = 0; i < types.size(); ++i) {
        const PlacementTypeId type{i};
        if (!types[i].households) {
            world.places[i].set_places(places_now(world, types[i]));
        } else if (has_households(world, type)) {
            follow_stock(world, type, types[i].households->start);
            follow_leave_rate(world, type, types[i].households->deregistered);
            follow_enquiry_rate(world, type, types[i].households->enquiries);
        }
    }
    hearings_follow(world);
    adopters_follow(world);
}

}  // namespace kinflow::model
