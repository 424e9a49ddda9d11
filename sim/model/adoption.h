#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// Adoption: family finding after a placement order, the match with approved adopters, and the
// adopters themselves, who are a finite stock. (care.adopters)

/// Family finding begins; at its end the child seeks a match.
void start_family_finding(World& world, ChildId id);

/// The child is matched with the adopters who wait longest of those that fit, together with the
/// brothers and sisters who wait too, as far as the adopters take them; or it joins the line.
void seek_match(World& world, ChildId id);

/// The plan of a child who has waited too long changes to long-term care.
void change_plan(World& world, ChildId id);

/// The placement with adopters has ended in a move: family finding begins again.
void adoption_disrupted(World& world, ChildId id);

/// The adopters of the first day, and the first approval.
void start_adopters(World& world);

/// An event: a family is approved to adopt.
void adopters_approved(World& world);

/// Brings approvals in line with the rate in force.
void adopters_follow(World& world);

/// Puts the children at the end of family finding, as many as the printed stock says, in the line.
void start_waiting_for_match(World& world);

/// Families that wait now; those that have withdrawn are not counted.
[[nodiscard]] int adopters_waiting(const World& world);

}  // namespace kinflow::model
