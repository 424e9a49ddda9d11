#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// How foster households come: those of the first day, enquiries and approvals. Part of
// households.h: only the files of households need it.

// Numbers of households, so that each has luck of its own: those of the first day from 0, then the
// enquirers, then those that a change of the stock brings, then family and friends.
constexpr std::uint32_t first_enquirer = 1U << 21U;
constexpr std::uint32_t first_added = 1U << 22U;
constexpr std::uint32_t first_kin = 1U << 23U;

/// The parameters of a type that has households.
[[nodiscard]] inline const HouseholdParameters& parameters(const World& world,
                                                           PlacementTypeId type) {
    return *world.scenario().placements.types[type.value].households;
}

/// A time from now on.
[[nodiscard]] inline core::Minute after_years(const World& world, double years) {
    return core::later(world.now, core::minutes_from_years(years));
}

/// Approves a household, whose luck is that of its number.
void add_household(World& world, PlacementTypeId type, std::uint32_t number);

/// Draws the time of the next enquiry after `from`; never when there are none.
[[nodiscard]] core::Minute next_enquiry(World& world, PlacementTypeId type, core::Minute from);

}  // namespace kinflow::model
