#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "results/recorder.h"
#include "results/results.h"
#include "sim/core/calendar.h"
#include "sim/model/scenario.h"
#include "tests/support/temporary_folder.h"

namespace kinflow::results::sample {

/// Two channels, two teams, three placement types, four stages; from 1 January 2013 to 30 June
/// 2014, so eighteen months and one whole financial year.
[[nodiscard]] model::Scenario scenario();

/// 00:00 on a date, in minutes since the scenario's start.
[[nodiscard]] core::Minute at(const model::Scenario& scenario, const std::string& iso);

/// A census of month `month` with `looked_after` children, of whom 3 in 4 in the first foster type.
[[nodiscard]] model::Census census(const model::Scenario& scenario, int month, int looked_after);

/// A small but full history, busier for a higher `replication`.
[[nodiscard]] Record record(const model::Scenario& scenario, const Layout& layout, int replication);

/// Three replications of record().
[[nodiscard]] RunResults results(const model::Scenario& scenario);

using Folder = kinflow::test::TemporaryFolder;

[[nodiscard]] std::string text_of(const std::filesystem::path& file);

/// A part of a workbook, which is an archive, such as xl/worksheets/sheet1.xml; unpacked beside it.
[[nodiscard]] std::string unpacked(const std::filesystem::path& workbook, const std::string& part);

/// The values that are stored with the formulas of a sheet, by cell ("C7").
[[nodiscard]] std::map<std::string, std::string> formula_values(const std::string& sheet_xml);

/// The text that the repository's file should hold; with KINFLOW_UPDATE_GOLDENS=1 it first becomes
/// so.
[[nodiscard]] std::string golden(const std::string& path_in_repository, const std::string& text);

}  // namespace kinflow::results::sample
