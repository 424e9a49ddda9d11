#pragma once

#include <string>
#include <vector>

#include "sim/model/policy.h"
#include "sim/scenario/apply_changes.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {

/// Adds to the policy what its changes move, as the report and the manifest show it: a row for each
/// number, but one for the whole of a list. `files` are the names by which places are told.
void add_rows(const std::vector<LeafChange>& leaves, const Sources& sources,
              const std::vector<std::string>& files, model::Policy& made);

}  // namespace kinflow::scenario
