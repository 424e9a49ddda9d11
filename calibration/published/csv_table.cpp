#include "calibration/published/csv_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "sim/scenario/nearest.h"

namespace kinflow::calibration {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t most_faults = 20;  // a file of another kind has one on every line

std::string near_or_all(const std::string& name, const std::vector<std::string>& columns) {
    if (const auto near = scenario::nearest(name, columns)) return "did you mean `" + *near + "`?";
    return "the file has: " + scenario::listed(columns);
}

/// Takes one record apart and moves past it. Returns false when a quote is left open.
bool take_record(std::string_view text, std::size_t& at, int& line,
                 std::vector<std::string>& cells) {
    cells.assign(1, {});
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n') ++line;
        if (quoted) {
            if (c != '"') {
                cells.back() += c;
            } else if (at + 1 < text.size() && text[at + 1] == '"') {
                cells.back() += text[++at];
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            cells.emplace_back();
        } else if (c == '\n') {
            ++at;
            return true;
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    return !quoted;
}

}  // namespace

CsvTable CsvTable::read(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw core::InputError({{file.generic_string(), 0, 0, "", "cannot be read"}});
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    return parse(text, file.generic_string());
}

CsvTable CsvTable::parse(std::string_view text, std::string file) {
    CsvTable table;
    table.file_ = std::move(file);
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::vector<core::Fault> faults;
    std::vector<std::string> cells;
    std::size_t at = 0;
    int line = 1;
    while (at < text.size() && faults.size() < most_faults) {
        const int begins = line;
        const bool whole = take_record(text, at, line, cells);
        if (!whole) {
            faults.push_back({table.file_, begins, 0, "", "a quote that opens here never closes"});
        } else if (table.columns_.empty()) {
            table.columns_ = cells;
        } else if (cells.size() == 1 && cells[0].empty()) {
            continue;  // an empty line
        } else if (cells.size() != table.columns_.size()) {
            faults.push_back({table.file_, begins, 0, "",
                              fmt::format("found {} cells; the first line names {} columns",
                                          cells.size(), table.columns_.size())});
        } else {
            std::move(cells.begin(), cells.end(), std::back_inserter(table.cells_));
            table.lines_.push_back(begins);
        }
    }
    if (table.columns_.empty() && faults.empty()) {
        faults.push_back({table.file_, 1, 0, "", "is empty; a line of column names is needed"});
    }
    if (!faults.empty()) throw core::InputError(std::move(faults));
    return table;
}

std::vector<std::size_t> CsvTable::find(const std::vector<std::string>& names,
                                        std::vector<core::Fault>& faults) const {
    std::vector<std::size_t> places;
    for (const std::string& name : names) {
        const auto found = std::find(columns_.begin(), columns_.end(), name);
        places.push_back(static_cast<std::size_t>(found - columns_.begin()));
        if (found == columns_.end()) {
            faults.push_back({file_, 1, 0, name,
                              "there is no column of this name; " + near_or_all(name, columns_)});
        }
    }
    return places;
}

}  // namespace kinflow::calibration
