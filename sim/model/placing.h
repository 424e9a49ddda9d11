#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

/// Finds the child a placement of the type that its age prefers, or the next that has a place, or
/// any; starts it now and schedules its end. `together`: try this type first (a brother's or
/// sister's).
void place_child(World& world, ChildId id, PlacementTypeId together = PlacementTypeId::none());

/// A placement with adopters.
void place_for_adoption(World& world, ChildId id);

/// Draws when the current placement ends by a move, from now on.
void schedule_move(World& world, ChildId id);

/// The same luck under the parameters in force now, for a move that was drawn under others.
void follow_move(World& world, const Compiled& before, ChildId id);

}  // namespace kinflow::model
