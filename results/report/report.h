#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results {

/// The run as one HTML page for a reader in a council: headline numbers, every printed figure
/// beside its simulated interval, monthly charts with their tables, a year's flow through the
/// pathway, every measure by financial year, and every parameter with its source.
///
/// The page holds all it needs (styles, chart library, data) and forbids itself any network request
/// by its content security policy. Without JavaScript the tables remain. The text depends on
/// `results` alone: no date of making, no machine, no thread count; equal results give equal bytes.
[[nodiscard]] std::string write_report(const RunResults& results);

}  // namespace kinflow::results
