#pragma once

#include "calibration/design/design.h"
#include "calibration/study/study_runner.h"
#include "results/sweep.h"

namespace kinflow::calibration {

/// The points of a study's design, coordinates 0 to 1. Throws core::InputError when they are more
/// than can be run (a million).
[[nodiscard]] Design design_of(const scenario::Study& study);

/// Values of the factors at a point of a design.
[[nodiscard]] std::vector<double> values_at(const scenario::Study& study, const Point& point);

/// A factor and an output as the reader sees them.
[[nodiscard]] results::SweepFactor described(const scenario::Factor& factor);
[[nodiscard]] results::SweepOutput described(const scenario::Output& output,
                                             const results::Layout& layout);

/// Where the outputs of a sweep lie. Throws core::InputError for a study without a design or
/// outputs, and for outputs that cannot be measured.
[[nodiscard]] std::vector<Slots> sweep_slots(const scenario::Study& study,
                                             const results::Layout& layout);

/// Simulates the baseline and every point of the design, and works out the design's indices.
[[nodiscard]] results::Sweep sweep(const scenario::Study& study, const StudyRunner& runner,
                                   const results::RunInfo& info,
                                   const std::function<void(const run::Progress&)>& done);

}  // namespace kinflow::calibration
