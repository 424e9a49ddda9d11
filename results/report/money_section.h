#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// What the run costs, by financial year and heading, with the prices behind it; empty when the
/// scenario has no costs.
[[nodiscard]] std::string money_section(const RunResults& results);

}  // namespace kinflow::results::report
