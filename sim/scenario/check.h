#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/scenario/fault_list.h"
#include "sim/scenario/shape.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// Names that are declared somewhere. A kind of name that is absent from the map is not looked up:
/// a file checked on its own cannot know what others declare.
using KnownNames = std::map<Reference, std::vector<std::string>>;

/// The four words that say where a number comes from.
[[nodiscard]] const std::vector<std::string>& standing_words();

/// Holds a tree against a shape and gathers every fault, each with its key path below `path`.
/// `at` is where the node's key stands: what is missing in it is reported there.
void check(const Shape& shape, const Node& node, const std::string& path, Place at,
           const KnownNames& names, FaultList& faults);

}  // namespace kinflow::scenario
