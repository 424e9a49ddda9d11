#include "sim/scenario/member_scenario.h"

#include <utility>

namespace kinflow::scenario {
namespace {

std::vector<std::string> texts_of(const std::vector<std::filesystem::path>& paths) {
    std::vector<std::string> texts;
    texts.reserve(paths.size());
    for (const auto& path : paths) texts.push_back(path.string());
    return texts;
}

/// What a member shares with the area takes no place again.
void forget_texts(model::Scenario& scenario) {
    scenario.source_text = {};
    scenario.provenance = {};
}

}  // namespace

Trees member_trees(const Sources& sources, const std::vector<VariedParameter>& parameters,
                   const std::vector<double>& values, const std::vector<Place>& places,
                   const std::string& reason, const SourceFiles& files, FaultList& faults) {
    Trees trees = sources.trees;
    lay_own_overlays(trees, sources.own_overlays);
    lay_values(parameters, values, places, reason, trees, files.names(), faults);
    lay_overlays(trees, sources.own_overlays, trees.overlays.size());
    return trees;
}

std::string name_of_member(const Posterior& posterior, std::size_t member) {
    return "member " + std::to_string(member + 1) + " of posterior " + posterior.name;
}

void check_members(const Posterior& posterior, const Sources& sources, SourceFiles& files) {
    Trees own = sources.trees;
    lay_overlays(own, 0, sources.own_overlays);
    check_parameters(posterior.parameters, own, files.faults);
    for (std::size_t m = 0; m < posterior.members.size() && files.faults.empty(); ++m) {
        const Trees trees = member_trees(sources, posterior.parameters, posterior.members[m],
                                         posterior.places[m], "", files, files.faults);
    }
    if (!files.faults.empty()) return;
    for (std::size_t m = 0; m < posterior.members.size(); ++m) {
        FaultList faults;
        const Trees trees =
            member_trees(sources, posterior.parameters, posterior.members[m], posterior.places[m],
                         name_of_member(posterior, m), files, faults);
        if (make_scenario(trees, sources.evidence, files, faults)) continue;
        for (const auto& row : faults.rows()) {
            files.faults.add(row.place, row.path,
                             row.message + "; so " + name_of_member(posterior, m) + " makes it");
        }
    }
}

VariedArea::VariedArea(SourceFiles files, const std::string& area,
                       const std::vector<std::string>& overlays)
    : files_{std::move(files)}, sources_{open_sources(area, overlays, files_)} {
    if (sources_) check_overlaid(sources_->trees, files_.faults);
}

VariedArea::VariedArea(const std::filesystem::path& area,
                       const std::vector<std::filesystem::path>& overlays)
    : VariedArea{SourceFiles{read_from_disk}, area.string(), texts_of(overlays)} {}

VariedArea::VariedArea(const std::map<std::string, std::string>& texts, const std::string& area,
                       const std::vector<std::string>& overlays)
    : VariedArea{SourceFiles{read_from(texts)}, area, overlays} {}

Loaded VariedArea::scenario() const {
    Loaded loaded;
    FaultList faults = files_.faults;
    if (sources_) {
        Trees trees = sources_->trees;
        lay_overlays(trees, 0, trees.overlays.size());
        loaded.scenario = make_scenario(trees, sources_->evidence, files_, faults);
        if (loaded.scenario) name_after_overlays(*sources_, *loaded.scenario);
    }
    loaded.faults = faults.sorted(files_.names());
    return loaded;
}

Loaded VariedArea::scenario(const std::vector<VariedParameter>& parameters,
                            const std::vector<double>& values, const std::string& reason) const {
    Loaded loaded;
    FaultList faults = files_.faults;
    if (sources_) {
        // The parameters stand in a file that this area has not read.
        const std::vector<Place> nowhere(parameters.size());
        const Trees trees =
            member_trees(*sources_, parameters, values, nowhere, reason, files_, faults);
        if (faults.empty()) {
            loaded.scenario = make_scenario(trees, sources_->evidence, files_, faults);
        }
        if (loaded.scenario) {
            name_after_overlays(*sources_, *loaded.scenario);
            forget_texts(*loaded.scenario);
        }
    }
    loaded.faults = faults.sorted(files_.names());
    return loaded;
}

std::vector<core::Fault> VariedArea::faults_of(const std::vector<VariedParameter>& parameters,
                                               const std::string& file) const {
    if (!sources_) return {};
    Trees own = sources_->trees;
    lay_overlays(own, 0, sources_->own_overlays);
    FaultList faults;
    check_parameters(parameters, own, faults);
    // Their places are of a file that this area has not read.
    std::vector<core::Fault> made;
    for (const auto& row : faults.rows()) {
        made.push_back({file, row.place.line, row.place.column, row.path, row.message});
    }
    return made;
}

std::vector<OwnValues> VariedArea::own_values(
    const std::vector<VariedParameter>& parameters) const {
    if (!sources_) return {};
    Trees own = sources_->trees;
    lay_overlays(own, 0, sources_->own_overlays);
    return scenario::own_values(parameters, own);
}

}  // namespace kinflow::scenario
