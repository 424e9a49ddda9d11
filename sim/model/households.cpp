#include "sim/model/households.h"

#include <algorithm>
#include <cmath>

#include "sim/model/adoption.h"
#include "sim/model/court.h"
#include "sim/model/returns.h"

namespace kinflow::model {

namespace {

// Numbers of households, so that each has luck of its own: those of the first day from 0, then the
// enquirers, then those that a change of the stock brings, then family and friends.
constexpr std::uint32_t first_enquirer = 1U << 21U;
constexpr std::uint32_t first_added = 1U << 22U;
constexpr std::uint32_t first_kin = 1U << 23U;

/// Years before the first day from which on enquiries are looked at: longer than any approval.
constexpr double pipeline_years = 3.0;

const HouseholdParameters& parameters(const World& world, PlacementTypeId type) {
    return *world.scenario().placements.types[type.value].households;
}

std::uint8_t district_at(const World& world, double u) {
    const core::AliasTable& districts = world.tables().districts;
    return districts.size() == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(districts.sample(u));
}

core::Minute after_years(const World& world, double years) {
    return core::later(world.now, core::minutes_from_years(years));
}

void add_household(World& world, PlacementTypeId type, std::uint32_t number) {
    const HouseholdParameters& of = parameters(world, type);
    Homes& homes = world.homes[type.value];
    core::Stream draws = luck(world.seed, Purpose::household, of_type(type, number), 0);
    FosterHousehold home;
    home.number = number;
    home.places = static_cast<std::uint8_t>(
        1 + world.tables().household_places[type.value].sample(draws.uniform()));
    const ApprovedAges& ages =
        of.ages[world.tables().household_ages[type.value].sample(draws.uniform())];
    home.from_age = static_cast<std::uint8_t>(ages.from);
    home.to_age = static_cast<std::uint8_t>(ages.to);
    home.takes_siblings = draws.uniform() < of.takes_siblings;
    home.takes_unrelated = draws.uniform() < of.takes_unrelated;
    home.unused = draws.uniform() < of.unused;
    home.district = district_at(world, draws.uniform());
    home.out_of_area = draws.uniform() < world.scenario().placements.types[type.value].out_of_area;
    const double stays = draws.exponential();
    if (homes.leave_rate > 0.0) home.leaves = after_years(world, stays / homes.leave_rate);
    const auto index = static_cast<std::uint32_t>(homes.households.size());
    homes.households.push_back(home);
    homes.free.follow(homes.households.back(), index);
    ++homes.made;
    world.schedule(home.leaves, EventKind::household_leaves, of_type(type, index), 0);
}

void go(World& world, PlacementTypeId type, std::uint32_t household) {
    Homes& homes = world.homes[type.value];
    FosterHousehold& home = homes.households[household];
    home.gone = true;
    homes.free.follow(home, household);
    ++homes.gone;
    const bool kin = !world.scenario().placements.types[type.value].households;
    if (kin) return homes.unused_slots.push_back(household);
    world.count(Flow::foster_households_deregistered, 1);
}

/// Draws the time of enquiry `number` after `from`, and of the approval that may follow.
core::Minute next_enquiry(World& world, PlacementTypeId type, core::Minute from) {
    Homes& homes = world.homes[type.value];
    if (homes.enquiry_rate <= 0.0) return core::never;
    core::Stream draws = luck(world.seed, Purpose::enquiry, of_type(type, 0), homes.enquiries, 0);
    return core::later(from, core::minutes_from_years(draws.exponential() / homes.enquiry_rate));
}

void follow_enquiry(World& world, PlacementTypeId type, core::Minute at) {
    const HouseholdParameters& of = parameters(world, type);
    const std::uint32_t number = world.homes[type.value].enquiries++;
    core::Stream draws = luck(world.seed, Purpose::enquiry, of_type(type, 0), number, 1);
    if (draws.uniform() >= of.approved_share) return;
    const core::Minute approved =
        end_of(world.tables().calendar(), at, of.approval, draws.uniform());
    if (approved < world.now) return;
    world.schedule(approved, EventKind::foster_approval, of_type(type, first_enquirer + number), 0);
}

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

bool has_households(const World& world, PlacementTypeId type) {
    return world.limits == Limits::finite &&
           world.scenario().placements.types[type.value].households.has_value();
}

void start_households(World& world) {
    for (std::uint32_t i = 0; i < world.homes.size(); ++i) {
        const PlacementTypeId type{i};
        if (!has_households(world, type)) continue;
        const HouseholdParameters& of = parameters(world, type);
        Homes& homes = world.homes[i];
        homes.leave_rate = of.deregistered;
        homes.enquiry_rate = of.enquiries;
        for (; homes.stock < of.start; ++homes.stock) {
            add_household(world, type, static_cast<std::uint32_t>(homes.stock));
        }
        homes.next_enquiry =
            next_enquiry(world, type, world.now - core::minutes_from_years(pipeline_years));
        while (homes.next_enquiry < world.now) {
            follow_enquiry(world, type, homes.next_enquiry);
            homes.next_enquiry = next_enquiry(world, type, homes.next_enquiry);
        }
        world.schedule(homes.next_enquiry, EventKind::foster_enquiry, i, 0);
    }
}

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

void move_in(World& world, PlacementTypeId type, std::uint32_t household, FamilyId family) {
    Homes& homes = world.homes[type.value];
    FosterHousehold& home = homes.households[household];
    ++home.placed;
    home.family = family;
    homes.free.follow(home, household);
}

void move_out(World& world, PlacementTypeId type, std::uint32_t household) {
    Homes& homes = world.homes[type.value];
    FosterHousehold& home = homes.households[household];
    --home.placed;
    homes.free.follow(home, household);
    if (home.placed > 0) return;
    home.family = FamilyId::none();
    const auto& of = world.scenario().placements.types[type.value].households;
    if (!of || home.closing) return go(world, type, household);
    core::Stream draws =
        luck(world.seed, Purpose::household, of_type(type, home.number), ++home.rests);
    if (draws.uniform() < of->rest_share) {
        home.rests_until = end_of(world.tables().calendar(), world.now, of->rest, draws.uniform());
    }
}

std::uint32_t make_kin_household(World& world, PlacementTypeId type, FamilyId family,
                                 bool out_of_area) {
    Homes& homes = world.homes[type.value];
    FosterHousehold home;
    home.number = first_kin + homes.made++;
    home.district = home_district(world, family);
    home.out_of_area = out_of_area;
    home.places = 1;
    if (homes.unused_slots.empty()) {
        homes.households.push_back(home);
        return static_cast<std::uint32_t>(homes.households.size() - 1);
    }
    const std::uint32_t slot = homes.unused_slots.back();
    homes.unused_slots.pop_back();
    homes.households[slot] = home;
    return slot;
}

void foster_enquiry(World& world, PlacementTypeId type) {
    Homes& homes = world.homes[type.value];
    world.count(Flow::foster_enquiries, 1);
    follow_enquiry(world, type, world.now);
    homes.next_enquiry = next_enquiry(world, type, world.now);
    world.schedule(homes.next_enquiry, EventKind::foster_enquiry, type.value, 0);
}

void foster_approval(World& world, PlacementTypeId type, std::uint32_t number) {
    world.count(Flow::foster_households_approved, 1);
    add_household(world, type, number);
}

void deregister(World& world, PlacementTypeId type, std::uint32_t household) {
    Homes& homes = world.homes[type.value];
    FosterHousehold& home = homes.households[household];
    home.closing = true;
    homes.free.follow(home, household);
    home.leaves = core::never;
    if (home.placed == 0) go(world, type, household);
}

HouseholdState state_of(const World& world, const FosterHousehold& home) {
    if (home.placed >= home.places) return HouseholdState::full;
    if (home.placed > 0) return HouseholdState::part_used;
    if (home.unused) return HouseholdState::unused;
    return home.rests_until > world.now ? HouseholdState::resting : HouseholdState::vacant;
}

std::uint8_t home_district(const World& world, FamilyId family) {
    if (world.tables().districts.size() == 0) return 0;
    core::Stream draws =
        luck(world.seed, Purpose::district, world.families[family.value].entity, 0);
    return district_at(world, draws.uniform());
}

}  // namespace kinflow::model
