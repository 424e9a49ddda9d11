#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// Every printed figure beside the run: those outside their tolerance first, in words, then all in
/// a table with document and paragraph.
[[nodiscard]] std::string fit_section(const RunResults& results);

}  // namespace kinflow::results::report
