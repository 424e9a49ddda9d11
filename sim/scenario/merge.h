#pragma once

#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// Lays `change` over `base`: maps merge key by key, everything else is replaced. A quantity or a
/// duration is replaced whole, though it is a map, so that no number keeps another's source.
/// What is taken keeps the place where it was written.
void merge(Node& base, const Node& change);

}  // namespace kinflow::scenario
