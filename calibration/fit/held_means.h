#pragma once

#include <span>
#include <vector>

#include "calibration/design/design.h"
#include "calibration/fit/surfaces.h"

namespace kinflow::calibration {

/// Whether there is a target whose posterior mean is asked to be at the figure.
[[nodiscard]] bool means_are_held(const std::vector<FitTarget>& targets);

/// By how far what was simulated is, on average, from what is foretold of it: by target, in the
/// figure's unit; 0 for those whose mean is not asked for.
[[nodiscard]] std::vector<double> biases(const Surfaces& surfaces,
                                         const std::vector<FitTarget>& targets,
                                         std::span<const Point> points,
                                         std::span<const Evaluation> answers);

/// How far what is foretold of each particle, put right by `biases` (by target), is from the
/// figures whose mean is asked for, in what is allowed. A row for each particle, without columns
/// when no mean is asked for.
[[nodiscard]] std::vector<std::vector<double>> off_figures(const Surfaces& surfaces,
                                                           const std::vector<FitTarget>& targets,
                                                           const Design& particles,
                                                           const std::vector<double>& biases);

}  // namespace kinflow::calibration
