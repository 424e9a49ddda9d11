#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// What happens to a family's case: it presents, waits for a worker, is served, and at the end of
// each stay a gate decides where it goes.

/// A contact about a family that is not open to anyone. `family.in_case` is 0 before.
void present(World& world, FamilyId id);

/// An incident in a known family: need rises. A family that is not open presents; a stage that
/// escalates may send the case on at once.
void incident(World& world, FamilyId id);

/// The stay is over: the gate decides.
void end_stay(World& world, FamilyId id);

/// A closed case opens again, or an open one goes on, at `to`.
void enter_stage(World& world, FamilyId id, StageId to);

/// Brothers and sisters who grew up or came home since the last count leave or join the case.
void recount(World& world, FamilyId id);

/// Gives back the worker's time, or the place in the line; the family is then not served.
void leave_team(World& world, FamilyId id);

/// Joins the line of the stage's team, and is served at once when there is capacity or no team.
void ask_for_worker(World& world, FamilyId id);

/// Ends the case: its children, if any, are counted out.
void close_case(World& world, FamilyId id);

/// Gives workers to whoever waits for the team, as far as they go.
void serve_waiting(World& world, TeamId team);

/// Pools know customers by number: families by their own, children by theirs with the top bit set.
inline constexpr std::uint32_t child_customer = 0x80000000U;

}  // namespace kinflow::model
