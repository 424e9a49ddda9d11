#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// Which worker of a team has which case. A team's line says whether a case gets a worker; here it
// gets one, the worker with the lowest load, and loses one when the worker leaves.

/// The case joins the book. A duty case is the whole team's and has no worker of its own.
[[nodiscard]] std::uint32_t hold_case(World& world, TeamId team, std::uint32_t customer,
                                      int children, double hours_a_week, bool duty);

/// The case leaves the book. The units in the team's line are the caller's business.
void strike_case(World& world, TeamId team, std::uint32_t held);

/// Children join the case or leave it; the hours go with them.
void change_children(World& world, TeamId team, std::uint32_t held, int change);

/// The case wants so many hours a week from now on.
void change_hours(World& world, TeamId team, std::uint32_t held, double hours_a_week);

/// The worker's cases are nobody's until another worker takes each over, which is scheduled.
void lose_worker(World& world, PostId post);

/// Another worker takes over, if the case is still nobody's. `version` is of the time of the loss.
void reallocate(World& world, std::uint32_t customer, std::uint32_t version);

/// The load of a post as its team sees it, after its cases or its holder changed.
void update_load(World& world, PostId post);

}  // namespace kinflow::model
