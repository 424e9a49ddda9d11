#pragma once

#include <filesystem>
#include <functional>

#include "calibration/fit/calibrate.h"
#include "calibration/fit/parameter_runner.h"
#include "results/calibration.h"
#include "sim/scenario/posterior.h"

namespace kinflow::calibration {

/// What a calibration study gives.
struct StudyCalibrated {
    results::CalibrationResult result;
    scenario::Posterior posterior;  ///< its area's path is that of the study
};

/// Told of each step before it is simulated, and how far it is.
struct CalibrationHooks {
    std::function<void(const std::string& step)> step;
    std::function<void(const run::Progress&)> progress;
};

/// Calibrates a study's area by simulation. Finished evaluations are found in `store` and put
/// there; it may be null.
[[nodiscard]] StudyCalibrated calibrate_study(const scenario::CalibrationStudy& study,
                                              const ParameterRunner& runner,
                                              const results::RunInfo& info, EvaluationStore* store,
                                              const CalibrationHooks& hooks);

}  // namespace kinflow::calibration
