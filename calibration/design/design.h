#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kinflow::calibration {

/// Coordinates of a design are between 0, a factor's low end, and 1, its high end.
using Point = std::vector<double>;
using Design = std::vector<Point>;

/// Every combination of `levels` evenly spaced values (the middle when there is one), the last
/// factor changing fastest.
[[nodiscard]] Design grid(std::size_t factors, std::size_t levels);

/// A Latin hypercube: each factor has one value, at random, in each of `points` equal strata.
/// McKay, Beckman and Conover, Technometrics 21 (1979).
[[nodiscard]] Design latin_hypercube(std::size_t factors, std::size_t points, std::uint64_t seed);

/// `trajectories` walks of factors + 1 points, each of which moves every factor once, in random
/// order, by levels / (2 (levels - 1)) on a lattice of `levels` (an even number).
/// Morris, Technometrics 33 (1991). Throws std::invalid_argument for an odd number of levels.
[[nodiscard]] Design morris_trajectories(std::size_t factors, std::size_t trajectories,
                                         std::size_t levels, std::uint64_t seed);

/// The points A, B and, for each factor i, A with column i of B: (factors + 2) x `base` points in
/// that order. A and B are the halves of a Sobol' sequence in twice as many dimensions, turned by
/// a random shift. Saltelli et al., Computer Physics Communications 181 (2010), radial design (b).
[[nodiscard]] Design saltelli(std::size_t factors, std::size_t base, std::uint64_t seed);

}  // namespace kinflow::calibration
