#pragma once

#include <xlsxwriter.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "results/comparison.h"
#include "results/workbook_sheets.h"

namespace kinflow::results::workbook {

// The sheets of a comparison's workbook, each in a file of its own.

/// What was run, and what the one-off costs and the money set aside rest on.
void about_sheet(lxw_workbook* book, const Formats& f, const Comparison& comparison);

/// A row for each line of the costs, year and policy. The number of its last row, as formulas
/// count.
[[nodiscard]] int costs_sheet(lxw_workbook* book, const Formats& f, const Comparison& comparison);

/// Headings by year, of formulas over the sheet of costs.
void policies_sheet(lxw_workbook* book, const Formats& f, const Comparison& comparison,
                    int last_cost_row);

/// The cost since the first year, and the chance that it has paid for itself.
void payback_sheet(lxw_workbook* book, const Formats& f, const Comparison& comparison);

[[nodiscard]] inline double pounds_of(std::int64_t pence) {
    return static_cast<double>(pence) / 100.0;
}

/// The letter of a column from 0 to 25, as formulas write it.
[[nodiscard]] inline std::string letter(std::size_t column) {
    return {static_cast<char>('A' + column)};
}

}  // namespace kinflow::results::workbook
