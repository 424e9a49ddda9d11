#include "sim/model/household_supply.h"

#include "sim/model/district.h"
#include "sim/model/households.h"
#include "sim/model/returns.h"

namespace kinflow::model {

namespace {

/// Years before the first day from which on enquiries are looked at: longer than any approval.
constexpr double pipeline_years = 3.0;

/// An enquiry of the day `at`, and the approval that may follow.
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

}  // namespace

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

core::Minute next_enquiry(World& world, PlacementTypeId type, core::Minute from) {
    Homes& homes = world.homes[type.value];
    if (homes.enquiry_rate <= 0.0) return core::never;
    core::Stream draws = luck(world.seed, Purpose::enquiry, of_type(type, 0), homes.enquiries, 0);
    return core::later(from, core::minutes_from_years(draws.exponential() / homes.enquiry_rate));
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

}  // namespace kinflow::model
