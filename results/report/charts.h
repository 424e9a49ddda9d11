#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// The monthly charts, grouped as a case meets them. A measure that the run does not define is left
/// out.
[[nodiscard]] std::string charts_section(const RunResults& results);

}  // namespace kinflow::results::report
