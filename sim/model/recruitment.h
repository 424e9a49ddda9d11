#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// Vacancies: sought for, covered, filled.

/// A worker takes the post. `newly_qualified_luck` is uniform.
void take_post(World& world, PostId id, Holder holder, double newly_qualified_luck);

/// The post's worker goes; the cases wait for others.
void vacate_post(World& world, PostId id);

/// Seeks a permanent worker for a vacant post, unless recruitment is closed, and an agency worker
/// for the time being, where the post's grade and the cap on agency workers allow. What is under
/// way already is left as it is.
void advertise(World& world, PostId id);

/// The permanent worker comes; an agency worker in the post goes.
void fill_post(World& world, PostId id);

}  // namespace kinflow::model
