#include "sim/app/evidence_files.h"

#include <algorithm>
#include <system_error>

#include "sim/app/experiment_setup.h"

namespace kinflow::app {

namespace {

namespace fs = std::filesystem;

const fs::path register_folder = "calibration/evidence";

std::vector<fs::path> yaml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The nearest folder from `start` upwards that has a register; empty when none has.
fs::path root_above(fs::path start) {
    while (!start.empty()) {
        if (fs::is_directory(start / register_folder)) return start;
        if (start == start.parent_path()) break;
        start = start.parent_path();
    }
    return {};
}

/// Paths below the current folder are shown from there, as a user would type them.
fs::path as_typed(const fs::path& path) {
    const fs::path near = path.lexically_relative(fs::current_path());
    return near.empty() || *near.begin() == ".." ? path : near;
}

}  // namespace

EvidenceFiles find_evidence(const fs::path& folder) {
    fs::path root = root_above(fs::current_path());
    std::error_code error;
    if (root.empty()) root = root_above(fs::read_symlink("/proc/self/exe", error).parent_path());
    const fs::path from = folder.empty() ? as_typed(root / register_folder) : folder;
    EvidenceFiles files;
    if (!root.empty() || !folder.empty()) files.registers = yaml_files(from);
    if (files.registers.empty()) {
        wrong_call("--register", folder.empty()
                                     ? "there is no folder calibration/evidence here or above"
                                     : "there are no .yaml files in " + folder.string());
    }
    if (!root.empty()) files.scenarios = yaml_files(as_typed(root / "scenarios"));
    return files;
}

}  // namespace kinflow::app
