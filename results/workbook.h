#pragma once

#include <filesystem>

#include "results/results.h"

namespace kinflow::results {

/// Writes costs.xlsx, a workbook that a finance team can carry on from. Sheets: Assumptions (rates
/// and prices with unit, year and source; the rates are named), Index (prices and discount by
/// financial year), Costs (quantity x price x index by line and year, as formulas), Headings (sums
/// of Costs by heading and year, as formulas), Intervals, and Budget where there is one. A
/// formula's stored value is the one that costs.csv gives. The same bytes for the same results.
/// Written under another name and renamed. Throws core::InputError when it cannot be written;
/// writes nothing when the results hold no costs.
void write_costs_workbook(const std::filesystem::path& file, const RunResults& results);

}  // namespace kinflow::results
