#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// Teams side by side in the first and the last whole financial year: posts, agency, caseload,
/// hours, waiting, changes of worker. Empty when the run holds no whole year.
[[nodiscard]] std::string teams_table(const RunResults& results);

/// Placements side by side in the same years: children, out of area; and the authority's own foster
/// households by what they are doing.
[[nodiscard]] std::string places_table(const RunResults& results);

}  // namespace kinflow::results::report
