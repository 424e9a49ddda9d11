// The department's files as tables of one layout; figures.cpp looks things up in it.

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <map>

#include "calibration/published/csv_table.h"
#include "calibration/published/figures.h"
#include "sim/core/errors.h"

namespace kinflow::calibration {

namespace {

constexpr std::string_view neighbours_file = "dfe/sn_model_2025_wide.csv";
constexpr int neighbour_count = 10;
constexpr int earliest_year = 1990;  // what is not a year between these is not one
constexpr int latest_year = 2100;

std::optional<int> year_in(const std::string& text) {
    if (text.size() != 4 || !std::all_of(text.begin(), text.end(),
                                         [](unsigned char c) { return std::isdigit(c) != 0; })) {
        return std::nullopt;
    }
    const int year = std::atoi(text.c_str());
    return year >= earliest_year && year <= latest_year ? std::optional{year} : std::nullopt;
}

/// A number or a code; nothing of either when it is neither. Figures carry floating-point noise
/// (4.4000000000000004): it is rounded away.
std::optional<PublishedFigure> figure_in(const std::string& text, int line) {
    if (!meaning_of(text).empty()) return PublishedFigure{std::nullopt, text, line};
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !std::isfinite(value)) return std::nullopt;
    return PublishedFigure{std::round(value * 1e6) / 1e6, "", line};
}

struct Cell {
    std::string code;
    FigureId figure;
    int year;
    PublishedFigure value;
};

/// What the files hold before it is laid out as a table.
struct Gathered {
    std::map<std::string, std::string> names;  // by code
    std::vector<Cell> cells;
    std::vector<core::Fault> faults;

    void take(const CsvTable& table, std::size_t row, const std::string& code, FigureId figure,
              const std::string& year_text, const std::string& text) {
        const std::string column{spec_of(figure).column};
        const auto year = year_in(year_text);
        const auto value = figure_in(text, table.line(row));
        if (year && value) {
            cells.push_back({code, figure, *year, *value});
            return;
        }
        faults.push_back({table.file(), table.line(row), 0, year ? column : "time_period",
                          year ? fmt::format("found `{}`; a number is needed, or one of the codes "
                                             "c, z, x, k, u, low, : and -",
                                             text)
                               : fmt::format("found `{}`; a year is needed", year_text)});
    }
};

/// A file of the department's: a row for each place and year.
void take_department(const CsvTable& table, const std::vector<const FigureSpec*>& wanted,
                     Gathered& all) {
    std::vector<std::string> names{"time_period", "geographic_level", "old_la_code", "la_name"};
    for (const FigureSpec* spec : wanted) names.emplace_back(spec->column);
    const std::size_t before = all.faults.size();
    const std::vector<std::size_t> at = table.find(names, all.faults);
    if (all.faults.size() > before) return;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.cell(row, at[1]) != "Local authority") continue;
        const std::string& code = table.cell(row, at[2]);
        all.names.emplace(code, table.cell(row, at[3]));
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            all.take(table, row, code, wanted[i]->id, table.cell(row, at[0]),
                     table.cell(row, at[4 + i]));
        }
    }
}

/// The interactive tool: a row for each measure, place and year; places include regions, which the
/// department's files do not know by code.
void take_interactive(const CsvTable& table, const std::vector<const FigureSpec*>& wanted,
                      Gathered& all) {
    const std::size_t before = all.faults.size();
    const std::vector<std::size_t> at =
        table.find({"measure", "years", "la_number", "value"}, all.faults);
    if (all.faults.size() > before) return;
    std::vector<bool> met(wanted.size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (table.cell(row, at[0]) != wanted[i]->column) continue;
            met[i] = true;
            if (!all.names.contains(table.cell(row, at[2]))) continue;
            all.take(table, row, table.cell(row, at[2]), wanted[i]->id, table.cell(row, at[1]),
                     table.cell(row, at[3]));
        }
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!met[i]) {
            all.faults.push_back({table.file(), 0, 0, "measure",
                                  fmt::format("no row has the measure `{}`", wanted[i]->column)});
        }
    }
}

std::map<std::string, std::vector<std::string>> neighbours_in(const CsvTable& table,
                                                              std::vector<core::Fault>& faults) {
    std::vector<std::string> names{"old_la_code"};
    for (int i = 1; i <= neighbour_count; ++i) names.push_back(fmt::format("SN_{}", i));
    const std::size_t before = faults.size();
    const std::vector<std::size_t> at = table.find(names, faults);
    std::map<std::string, std::vector<std::string>> neighbours;
    if (faults.size() > before) return neighbours;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        auto& list = neighbours[table.cell(row, at[0])];
        for (std::size_t i = 1; i < at.size(); ++i) {
            if (!table.cell(row, at[i]).empty()) list.push_back(table.cell(row, at[i]));
        }
    }
    return neighbours;
}

std::optional<CsvTable> open(const std::filesystem::path& file, std::vector<core::Fault>& faults) {
    try {
        return CsvTable::read(file);
    } catch (const core::InputError& error) {
        faults.insert(faults.end(), error.faults().begin(), error.faults().end());
        return std::nullopt;
    }
}

}  // namespace

PublishedFigures PublishedFigures::read(const std::filesystem::path& folder) {
    // The interactive tool comes last: the others say which places are authorities.
    std::vector<std::pair<std::string_view, std::vector<const FigureSpec*>>> files;
    for (const FigureSpec& spec : figure_specs()) {
        auto found = std::find_if(files.begin(), files.end(),
                                  [&](const auto& file) { return file.first == spec.file; });
        if (found == files.end()) found = files.insert(files.end(), {spec.file, {}});
        found->second.push_back(&spec);
    }
    std::stable_partition(files.begin(), files.end(),
                          [](const auto& file) { return file.first != "lait.csv"; });
    Gathered all;
    for (const auto& [name, wanted] : files) {
        const auto table = open(folder / name, all.faults);
        if (!table) continue;
        if (name == "lait.csv") {
            take_interactive(*table, wanted, all);
        } else {
            take_department(*table, wanted, all);
        }
    }
    std::map<std::string, std::vector<std::string>> neighbours;
    if (const auto table = open(folder / neighbours_file, all.faults)) {
        neighbours = neighbours_in(*table, all.faults);
    }
    if (all.faults.empty() && all.cells.empty()) {
        all.faults.push_back({folder.generic_string(), 0, 0, "", "holds no authority's figures"});
    }
    if (!all.faults.empty()) throw core::InputError(std::move(all.faults));

    PublishedFigures made;
    for (const auto& [code, name] : all.names) {
        made.authorities_.push_back({code, name, neighbours[code]});
    }
    const auto by_year = [](const Cell& a, const Cell& b) { return a.year < b.year; };
    const auto [first, last] = std::minmax_element(all.cells.begin(), all.cells.end(), by_year);
    made.first_year_ = first->year;
    made.years_ = last->year - first->year + 1;
    made.figures_.resize(made.authorities_.size() * figure_count *
                         static_cast<std::size_t>(made.years_));
    for (const Cell& cell : all.cells) {
        PublishedFigure& here =
            made.figures_[made.place(*made.by_code(cell.code), cell.figure, cell.year)];
        if (here.line != 0 && (here.value != cell.value.value || here.code != cell.value.code)) {
            const FigureSpec& spec = spec_of(cell.figure);
            all.faults.push_back(
                {(folder / spec.file).generic_string(), cell.value.line, 0,
                 std::string{spec.column},
                 fmt::format("{} in {} is given a second time, and differs from line {}",
                             all.names[cell.code], cell.year, here.line)});
        } else if (here.line == 0) {
            here = cell.value;
        }
    }
    if (!all.faults.empty()) throw core::InputError(std::move(all.faults));
    return made;
}

}  // namespace kinflow::calibration
