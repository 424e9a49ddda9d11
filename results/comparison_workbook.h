#pragma once

#include <filesystem>

#include "results/comparison.h"

namespace kinflow::results {

/// Writes costs.xlsx of a comparison. Sheets: Costs (every line of costs and one-off cost by policy
/// and year, in the prices of the base: without, with, and the difference as a formula), Policies
/// (the difference by heading and year and its running total, as formulas), Payback (intervals, the
/// chance that the policy has paid for itself, and funding). A formula's stored value is the one
/// that costs.csv gives. The same bytes for the same results. Written under another name and
/// renamed. Throws core::InputError when it cannot be written; writes nothing without costs.
void write_comparison_workbook(const std::filesystem::path& file, const Comparison& comparison);

}  // namespace kinflow::results
