#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// Being looked after: entry, legal status, placements, court, and leaving by competing hazards.

/// Children of the family enter care at `target` (looked after, or care proceedings): one for
/// certain, each brother or sister at home by chance. What is left of the case goes on.
void take_into_care(World& world, FamilyId id, StageId target);

/// Joins the line of the team of the stage that the child is at, and is served when there is
/// capacity.
void ask_for_care_worker(World& world, ChildId id);

/// The child gets a worker of its stage's team, having waited since `since`.
void allocate_child(World& world, ChildId id, core::Minute since);

/// A scheduled leaving of care, or the end of leaving-care support.
void leave_care(World& world, ChildId id);

/// The end of proceedings' preparation, of family finding, of the placement for adoption, of
/// waiting for adopters, or of staying put, whichever is due.
void court_or_match(World& world, ChildId id);

/// The placement ends and another begins.
void change_placement(World& world, ChildId id);

/// Draws when and why the child leaves care, from the hazards of its legal status, from now on.
void schedule_exit(World& world, ChildId id);

/// The child ceases to be looked after, for `reason`.
void cease(World& world, ChildId id, CareExit reason);

/// The child's legal status changes, and with it perhaps its stage, its worker, and its way out.
void set_status(World& world, ChildId id, LegalStatus status);

/// The stage that a record stands at.
[[nodiscard]] StageId stage_of(const World& world, const CareRecord& record);

/// Number of a child's spell: events of an earlier spell are stale.
[[nodiscard]] inline std::uint32_t spell_version(const Child& child) { return child.spells; }

}  // namespace kinflow::model
