#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

/// The family's children may have come to a stage, left one, or gone into or out of care: their
/// episodes are looked at when the event is over.
void note_move(World& world, FamilyId id);

/// Counts the episodes of need and the child protection plans that the event has opened or ended,
/// child by child: a child that leaves care for a case that is open at home goes on with its
/// episode, and a brother or sister drawn into the case starts one. So in every family episodes
/// started less ended are the children who have one.
void settle_episodes(World& world);

}  // namespace kinflow::model
