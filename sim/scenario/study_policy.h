#pragma once

#include <string>
#include <vector>

#include "sim/scenario/load_comparison.h"
#include "sim/scenario/study.h"

namespace kinflow::scenario {

/// A policy file that sets every factor of the study to a value, as `kinflow compare` takes it.
/// Evidence files are named from `folder`, in which it will lie.
[[nodiscard]] std::string policy_text(const Study& study, const std::vector<double>& values,
                                      const std::string& name, const std::string& title,
                                      const std::filesystem::path& folder);

/// Loads the baseline and a policy for each point (a value for each factor), made of the very text
/// that policy_text() gives. Faults stand where the study names the factor.
[[nodiscard]] LoadedComparison load_points(const Study& study,
                                           const std::vector<std::vector<double>>& points,
                                           const PerceivedNeed& perceived);

/// The faults of the study's factors: loads the baseline with every factor at its low end, and with
/// every factor at its high end.
[[nodiscard]] LoadedComparison load_ends(const Study& study, const PerceivedNeed& perceived);

}  // namespace kinflow::scenario
