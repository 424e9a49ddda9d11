#pragma once

#include <string>

#include "results/sweep.h"

namespace kinflow::results {

/// The sweep as one HTML page: what matters most, the responses against each factor, every point in
/// a table. The page has no script; equal results give equal bytes.
[[nodiscard]] std::string write_sweep(const Sweep& sweep);

}  // namespace kinflow::results
