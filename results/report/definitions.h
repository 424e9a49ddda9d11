#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// What each measure of the run counts, and how to read the page.
[[nodiscard]] std::string definitions_section(const RunResults& results);

/// Whose work the charts are drawn with, and the licences' full text.
[[nodiscard]] std::string licences_section();

}  // namespace kinflow::results::report
