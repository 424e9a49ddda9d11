#pragma once

#include <filesystem>
#include <string>

#include "results/results.h"

namespace kinflow::app {

/// ", over 60 of the 80 members of posterior essex-2013"; empty without a posterior.
[[nodiscard]] std::string over_members(const results::RunInfo& info);

/// A number for a line of the summary: one decimal below a hundred, a dash where undefined.
[[nodiscard]] std::string rounded(double value);

/// What a run prints when it is done: headline measures, printed figures that do not hold, where
/// the report is.
[[nodiscard]] std::string summary_as_text(const results::RunResults& results,
                                          const std::filesystem::path& folder);
[[nodiscard]] std::string summary_as_json(const results::RunResults& results,
                                          const std::filesystem::path& folder);

}  // namespace kinflow::app
