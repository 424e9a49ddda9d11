#pragma once

#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// Turns every quantity of an area's merged tree that is written for an authority of any size (`3
/// fte per 10,000 children`, `places per 100 looked after`) into one of this authority, in the
/// plain unit, so that the checker, policies and studies meet numbers of one kind only; a quantity
/// that counts things is rounded. What was written stays in `Node::written`, for the provenance.
/// Leaves alone what has faults: a negative value, or one that is relative to a number that is
/// missing.
void size_to_area(Node& area);

}  // namespace kinflow::scenario
