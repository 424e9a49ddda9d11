#pragma once

#include <filesystem>
#include <string_view>

namespace kinflow::results {

/// Files of an output folder.
inline constexpr std::string_view manifest_file = "manifest.json";
inline constexpr std::string_view store_file = "results.sqlite";
inline constexpr std::string_view series_file = "series.csv";
inline constexpr std::string_view summary_file = "summary.csv";
inline constexpr std::string_view targets_file = "targets.csv";
inline constexpr std::string_view differences_file = "differences.csv";
inline constexpr std::string_view attribution_file = "attribution.csv";
inline constexpr std::string_view uncertainty_file = "uncertainty.csv";
inline constexpr std::string_view costs_file = "costs.csv";
inline constexpr std::string_view workbook_file = "costs.xlsx";
inline constexpr std::string_view report_file = "report.html";

/// Makes the folder with its parents. Throws core::InputError when it cannot be made, is a file, or
/// already holds a run and `resume` is false. With `resume`, an empty folder starts a run afresh.
void prepare_output_folder(const std::filesystem::path& folder, bool resume);

/// Writes under another name and renames, so that a reader never meets half a file. Throws
/// core::InputError when the file cannot be written.
void write_file(const std::filesystem::path& file, std::string_view text);

}  // namespace kinflow::results
