#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// Every measure that is not a level of a breakdown, one column for each financial year.
[[nodiscard]] std::string years_section(const RunResults& results);

}  // namespace kinflow::results::report
