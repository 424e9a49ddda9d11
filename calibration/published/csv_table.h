#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/errors.h"

namespace kinflow::calibration {

/// A file of comma-separated values with a line of column names, as statistics are published: RFC
/// 4180 quoting, line ends of either kind, and perhaps a byte-order mark. Cells stay text.
class CsvTable {
  public:
    /// Throws core::InputError when the file cannot be read, has no line of names, leaves a quote
    /// open, or has lines with too many or too few cells (each named).
    [[nodiscard]] static CsvTable read(const std::filesystem::path& file);
    /// The same of a text; `file` is what its faults call it.
    [[nodiscard]] static CsvTable parse(std::string_view text, std::string file);

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] std::size_t rows() const { return lines_.size(); }
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }

    /// Where columns stand, in the order asked for. A column that is not there adds a fault with
    /// the nearest name that there is; its place is then columns().size().
    [[nodiscard]] std::vector<std::size_t> find(const std::vector<std::string>& names,
                                                std::vector<core::Fault>& faults) const;

    [[nodiscard]] const std::string& cell(std::size_t row, std::size_t column) const {
        return cells_[row * columns_.size() + column];
    }
    /// The line of the file on which a row begins.
    [[nodiscard]] int line(std::size_t row) const { return lines_[row]; }

  private:
    std::string file_;
    std::vector<std::string> columns_;
    std::vector<std::string> cells_;
    std::vector<int> lines_;
};

}  // namespace kinflow::calibration
