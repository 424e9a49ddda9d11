#include "sim/scenario/load_scenario.h"

#include <utility>

#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {
namespace {

Loaded load(const std::string& area, const std::vector<std::string>& overlays, SourceFiles files) {
    Loaded loaded;
    if (auto sources = open_sources(area, overlays, files)) {
        merge_overlays(sources->trees, files.faults);
        loaded.scenario = make_scenario(sources->trees, sources->evidence, files, files.faults);
        if (loaded.scenario) name_after_overlays(*sources, *loaded.scenario);
    }
    loaded.faults = files.sorted_faults();
    return loaded;
}

}  // namespace

Loaded load_scenario(const std::filesystem::path& area,
                     const std::vector<std::filesystem::path>& overlays) {
    std::vector<std::string> paths;
    paths.reserve(overlays.size());
    for (const auto& path : overlays) paths.push_back(path.string());
    return load(area.string(), paths, SourceFiles{read_from_disk});
}

Loaded load_scenario_text(const std::map<std::string, std::string>& texts, const std::string& area,
                          const std::vector<std::string>& overlays) {
    return load(area, overlays, SourceFiles{read_from(texts)});
}

}  // namespace kinflow::scenario
