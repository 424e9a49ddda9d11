#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/errors.h"
#include "sim/model/policy.h"
#include "sim/model/scenario.h"
#include "sim/scenario/levers.h"

namespace kinflow::scenario {

struct LoadedComparison {
    std::optional<model::Scenario> baseline;  ///< absent when there is any fault
    std::vector<model::Policy> policies;      ///< in the order asked for
    std::string source_text;                  ///< every file read, policies included
    std::vector<core::Fault> faults;          ///< all of them, in the order of files and lines
};

/// Reads a baseline as load_scenario() does, and policies over it: each a path, or several joined
/// by `+`. All the checks of the scenario apply to it as it is after every change. Never throws for
/// what is written in the files. `perceived` may be empty; a lever that needs it is then a fault.
[[nodiscard]] LoadedComparison load_comparison(const std::filesystem::path& area,
                                               const std::vector<std::filesystem::path>& overlays,
                                               const std::vector<std::string>& policies,
                                               const PerceivedNeed& perceived);

/// The same with some files, overlays or policies, that are held in memory: `texts` by path. All
/// others are read from the disk.
[[nodiscard]] LoadedComparison load_comparison_with(const std::map<std::string, std::string>& texts,
                                                    const std::string& area,
                                                    const std::vector<std::string>& overlays,
                                                    const std::vector<std::string>& policies,
                                                    const PerceivedNeed& perceived);

/// The same from texts by path, for tests.
[[nodiscard]] LoadedComparison load_comparison_text(const std::map<std::string, std::string>& texts,
                                                    const std::string& area,
                                                    const std::vector<std::string>& policies,
                                                    const PerceivedNeed& perceived = {});

}  // namespace kinflow::scenario
