#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/errors.h"
#include "sim/model/scenario.h"

namespace kinflow::scenario {

struct Loaded {
    std::optional<model::Scenario> scenario;  ///< absent when there is any fault
    std::vector<core::Fault> faults;          ///< all of them, in the order of files and lines
};

/// Reads an area file with the pathway, overlays and register files that it names, lays `overlays`
/// over it after its own, checks the whole and builds the scenario. With `overlays`, the scenario
/// takes their names and titles. Never throws for what is written in the files, or when they are
/// absent.
[[nodiscard]] Loaded load_scenario(const std::filesystem::path& area,
                                   const std::vector<std::filesystem::path>& overlays = {});

/// The same from texts by path, for tests: whole scenarios without files.
[[nodiscard]] Loaded load_scenario_text(const std::map<std::string, std::string>& texts,
                                        const std::string& area,
                                        const std::vector<std::string>& overlays = {});

/// Faults of any one file of the format, by its key `kinflow`. An area is loaded whole; a pathway,
/// an overlay, a policy or a register file is checked by itself, without the names that other files
/// declare.
[[nodiscard]] std::vector<core::Fault> check_file(const std::filesystem::path& path);
[[nodiscard]] std::vector<core::Fault> check_file_text(
    const std::map<std::string, std::string>& texts, const std::string& path);

}  // namespace kinflow::scenario
