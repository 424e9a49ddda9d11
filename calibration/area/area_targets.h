#pragma once

#include <string>
#include <string_view>

#include "calibration/area/area_facts.h"

namespace kinflow::calibration {

/// The `targets` of the new area: what the year after gave, each with how far the model may miss
/// it.
[[nodiscard]] std::string targets_of(const AreaFacts& facts);

/// The measure that stands for a figure among the targets; empty when the figure is none.
[[nodiscard]] std::string_view target_measure(FigureId figure);

}  // namespace kinflow::calibration
