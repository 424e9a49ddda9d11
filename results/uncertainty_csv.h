#pragma once

#include <string>

#include "results/comparison.h"
#include "results/results.h"

namespace kinflow::results {

/// uncertainty.csv: a line for each row and period, with the variance of a replication split into
/// knowledge and chance. Of a run, the number itself.
[[nodiscard]] std::string uncertainty_csv(const RunResults& results);

/// Of a comparison, the number in the baseline, with no policy, and the paired difference that each
/// policy makes.
[[nodiscard]] std::string uncertainty_csv(const Comparison& comparison);

}  // namespace kinflow::results
