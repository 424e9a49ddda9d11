#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "calibration/design/design.h"

namespace kinflow::calibration {

/// So many of the particles, by chance; all different ones as far as they go.
[[nodiscard]] Design some_of(const Design& particles, std::size_t count, std::uint64_t seed);

/// Members out of a posterior: of many sets of `count` that are drawn by chance, the one whose
/// means are nearest the figures. Row `held[i]` of `off` says how far particle i is from each, in
/// what is allowed.
[[nodiscard]] Design nearest_set(const Design& particles, std::size_t count,
                                 const std::vector<std::size_t>& held,
                                 const std::vector<std::vector<double>>& off, std::uint64_t seed);

}  // namespace kinflow::calibration
