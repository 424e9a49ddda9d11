#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

/// The brothers and sisters with whom a child comes into care.
struct Company {
    CareId sibling;    ///< who lives in care already, or has just been placed
    int together = 1;  ///< children still to be placed, this one included
};

/// Finds the child a home and starts the placement: beside its brother or sister if that household
/// takes it, with family or friends if there are any, in the type that its age prefers, or the next
/// that has a place, or any. The placement before it, if any, ends.
void place_child(World& world, ChildId id, const Company& company = {});

/// A placement with adopters. The placement before it ends.
void place_for_adoption(World& world, ChildId id);

/// Ends the placement: its place, or the household's, is free.
void give_up_place(World& world, CareRecord& record);

/// Finds the child of the opening, who has a type already, a household of that type; another type
/// when all are taken.
void find_first_home(World& world, ChildId id, const Company& company);

/// Draws when the current placement ends by a move, from now on.
void schedule_move(World& world, ChildId id);

/// The same luck under the parameters in force now, for a move that was drawn under others.
void follow_move(World& world, const Compiled& before, ChildId id);

}  // namespace kinflow::model
