#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// Every parameter of the scenario with its unit, standing, source and line, and how many there are
/// of each standing.
[[nodiscard]] std::string parameters_section(const RunResults& results);

}  // namespace kinflow::results::report
