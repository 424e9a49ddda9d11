#pragma once

#include <string>

#include "results/comparison.h"

namespace kinflow::results {

/// differences.csv: a line for each policy, row and period.
[[nodiscard]] std::string differences_csv(const Comparison& comparison);

/// attribution.csv: a line for each part of a combined policy, measure and period, without
/// breakdowns.
[[nodiscard]] std::string attribution_csv(const Comparison& comparison);

/// series.csv of all arms: the baseline's lines, then those of each policy under the scenario's
/// name with +POLICY behind it.
[[nodiscard]] std::string comparison_series_csv(const Comparison& comparison);

/// manifest.json of a comparison: that of the baseline with the policies and their changes.
[[nodiscard]] std::string comparison_manifest(const Comparison& comparison, bool attributed);

}  // namespace kinflow::results
