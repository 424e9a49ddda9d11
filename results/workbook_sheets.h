#pragma once

#include <xlsxwriter.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "results/results.h"
#include "sim/core/calendar.h"

namespace kinflow::results::workbook {

struct Formats {
    lxw_format* title;
    lxw_format* note;
    lxw_format* head;  ///< of a column
    lxw_format* text;
    lxw_format* pounds;  ///< to the penny
    lxw_format* total;   ///< the same, in bold
    lxw_format* number;  ///< two decimals
    lxw_format* ratio;   ///< four decimals
    lxw_format* percent;
    lxw_format* year;  ///< no thousands
};

[[nodiscard]] Formats make_formats(lxw_workbook* book);

/// Makes a workbook of the sheets that `sheets` adds, under another name, and renames it. It bears
/// the date `start`, so that equal results give equal bytes. Throws core::InputError when it cannot
/// be written.
void write(const std::filesystem::path& file, const std::string& title, core::Date start,
           const std::function<void(lxw_workbook*, const Formats&)>& sheets);

/// A sheet that is written cell by cell. Rows and columns count from 0.
class Sheet {
  public:
    Sheet(lxw_workbook* book, const char* name, const Formats& formats)
        : sheet_{workbook_add_worksheet(book, name)}, formats_{formats} {}

    void text(lxw_row_t row, lxw_col_t column, const std::string& value, lxw_format* format = {});
    void number(lxw_row_t row, lxw_col_t column, double value, lxw_format* format);
    /// With the value that it has, for readers that do not calculate.
    void formula(lxw_row_t row, lxw_col_t column, const std::string& formula, double value,
                 lxw_format* format);
    /// The heading line of a table; what is above and on it stays in sight.
    void columns(lxw_row_t row, const std::vector<std::string>& names,
                 const std::vector<double>& widths, lxw_col_t frozen_columns = 0);
    [[nodiscard]] lxw_worksheet* get() const { return sheet_; }

  private:
    lxw_worksheet* sheet_;
    const Formats& formats_;
};

/// Row of the Assumptions sheet (from 1, as formulas write it) in which each line's price stands;
/// 0 for a line that is not used.
[[nodiscard]] std::vector<int> assumptions(lxw_workbook* book, const Formats& formats,
                                           const RunResults& results);
/// Rows of the Index sheet, by year.
[[nodiscard]] std::vector<int> index_sheet(lxw_workbook* book, const Formats& formats,
                                           const RunResults& results);
/// The last row of the Costs sheet.
[[nodiscard]] int costs_sheet(lxw_workbook* book, const Formats& formats, const RunResults& results,
                              const std::vector<int>& prices, const std::vector<int>& years);
void headings_sheet(lxw_workbook* book, const Formats& formats, const RunResults& results,
                    int last_cost_row);
void intervals_sheet(lxw_workbook* book, const Formats& formats, const RunResults& results);
void budget_sheet(lxw_workbook* book, const Formats& formats, const RunResults& results);

}  // namespace kinflow::results::workbook
