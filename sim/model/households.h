#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// Foster households: enquiry, approval, use, rest and de-registration.

/// An event's entity that names a household, or an enquiry, of a placement type.
[[nodiscard]] constexpr std::uint32_t of_type(PlacementTypeId type, std::uint32_t number) {
    return type.value << 24U | (number & 0xFFFFFFU);
}
[[nodiscard]] constexpr PlacementTypeId type_in(std::uint32_t entity) {
    return PlacementTypeId{entity >> 24U};
}
[[nodiscard]] constexpr std::uint32_t number_in(std::uint32_t entity) { return entity & 0xFFFFFFU; }

/// True for a type whose children live in households of `world.homes`; never in a history, which
/// runs without limits.
[[nodiscard]] bool has_households(const World& world, PlacementTypeId type);

/// The households of the first day, and the enquiries that are under way on it.
void start_households(World& world);

/// Brings the stocks in line with the parameters in force, when those have changed or a month has
/// passed: number of pool places and of households, rates of enquiry, approval and de-registration,
/// the court's sittings. Cheap when nothing has changed.
void households_follow(World& world);

/// A child moves into the household, or out of it.
void move_in(World& world, PlacementTypeId type, std::uint32_t household, FamilyId family);
void move_out(World& world, PlacementTypeId type, std::uint32_t household);

/// A household of family or friends, approved for the children of one family.
[[nodiscard]] std::uint32_t make_kin_household(World& world, PlacementTypeId type, FamilyId family,
                                               bool out_of_area);

/// Events: an enquiry to foster, its approval, a household's de-registration.
void foster_enquiry(World& world, PlacementTypeId type);
void foster_approval(World& world, PlacementTypeId type, std::uint32_t number);
void deregister(World& world, PlacementTypeId type, std::uint32_t household);

[[nodiscard]] HouseholdState state_of(const World& world, const FosterHousehold& home);

}  // namespace kinflow::model
