#pragma once

#include <filesystem>
#include <vector>

namespace kinflow::app {

/// The register's files, and the files that may cite it, each list sorted by path.
struct EvidenceFiles {
    std::vector<std::filesystem::path> registers;
    std::vector<std::filesystem::path> scenarios;
};

/// Looks for `calibration/evidence` and `scenarios` in the current folder and those above it, then
/// in those above the program. `folder` in place of the former, when it is not empty. Throws
/// core::InputError when there is no register.
[[nodiscard]] EvidenceFiles find_evidence(const std::filesystem::path& folder);

}  // namespace kinflow::app
