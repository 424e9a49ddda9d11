#pragma once

#include <string>

#include "results/calibration.h"

namespace kinflow::results {

/// The page of a calibration: figures against intervals, parameters before and after, what the
/// figures could not pin down, and the tables behind. Self-contained, without script.
[[nodiscard]] std::string write_calibration(const CalibrationResult& result);

}  // namespace kinflow::results
