#pragma once

#include <filesystem>
#include <string>

#include "results/comparison.h"

namespace kinflow::app {

/// What a comparison prints when it is done: for each policy the headline measures with and without
/// it, the difference with its interval, warnings, and where the report is.
[[nodiscard]] std::string comparison_as_text(const results::Comparison& comparison,
                                             const std::filesystem::path& folder);
[[nodiscard]] std::string comparison_as_json(const results::Comparison& comparison,
                                             const std::filesystem::path& folder);

}  // namespace kinflow::app
