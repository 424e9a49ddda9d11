#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.h"
#include "sim/scenario/fault_list.h"
#include "sim/scenario/shape.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

struct PlacedProvenance {
    Place place;
    model::Provenance row;
};

/// Adds a row for every quantity and duration of a checked tree.
void gather_provenance(const Shape& shape, const Node& node, const std::string& path,
                       const std::vector<std::string>& files, std::vector<PlacedProvenance>& rows);

/// Without the places, in the order of files and lines.
[[nodiscard]] std::vector<model::Provenance> in_file_order(std::vector<PlacedProvenance> rows);

}  // namespace kinflow::scenario
