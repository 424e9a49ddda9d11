#pragma once

#include <string>
#include <vector>

#include "calibration/fit/surfaces.h"
#include "sim/model/scenario.h"
#include "sim/scenario/calibration_study.h"

namespace kinflow::calibration {

/// The targets of a calibration: those of the area as the study changes them, and its own.
struct StudyTargets {
    std::vector<model::Target> targets;
    std::vector<FitTarget> numbers;    ///< in the same order
    std::vector<std::string> remarks;  ///< why the error is another, or why it is not fitted
};

/// `area` is simulated to the study's last day. Throws core::InputError with every fault: a remark
/// that meets no target, a target that no measure or level matches or that is not simulated, two
/// figures for one measure and time that differ by more than their errors allow, and no target at
/// all.
[[nodiscard]] StudyTargets targets_of(const scenario::CalibrationStudy& study,
                                      const model::Scenario& area);

}  // namespace kinflow::calibration
