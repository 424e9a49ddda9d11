#pragma once

#include "calibration/search/seek.h"
#include "calibration/study/study_runner.h"
#include "results/seek.h"

namespace kinflow::calibration {

/// Where the limits of a seek lie, in order, and its objective last when it is a measure. Throws
/// core::InputError for a study without objective or limits, for an objective of cost without
/// costs, and for what cannot be measured.
[[nodiscard]] std::vector<Slots> seek_slots(const scenario::Study& study,
                                            const results::Layout& layout);

/// Seeks the plan of the study by simulation; done is told of each batch of replications.
[[nodiscard]] results::Seek seek_plan(const scenario::Study& study, const StudyRunner& runner,
                                      const results::RunInfo& info,
                                      const std::function<void(const run::Progress&)>& done);

}  // namespace kinflow::calibration
