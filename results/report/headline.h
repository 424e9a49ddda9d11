#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// What was simulated, in one sentence of HTML.
[[nodiscard]] std::string opening(const RunResults& results);

/// The cards of headline numbers, and in words what their intervals mean. Stocks stand at the
/// latest date that has a printed figure (otherwise the run's last month end); flows over the
/// financial year that holds that date.
[[nodiscard]] std::string headline_section(const RunResults& results);

}  // namespace kinflow::results::report
