#include <utility>

#include "sim/model/measures.h"
#include "sim/scenario/backtest_study.h"
#include "sim/scenario/bind.h"
#include "sim/scenario/calibration_study.h"
#include "sim/scenario/care_figures.h"
#include "sim/scenario/check.h"
#include "sim/scenario/load_scenario.h"
#include "sim/scenario/member_scenario.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/policy.h"
#include "sim/scenario/posterior.h"
#include "sim/scenario/register.h"
#include "sim/scenario/shapes.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"
#include "sim/scenario/study.h"

namespace kinflow::scenario {
namespace {

const Node nothing{};

void check_alone(const Node& tree, const Shape& shape, FaultList& faults) {
    check(shape, tree, "", tree.place, {}, faults);
}

/// A pathway knows its own stages, so its routes and its joints can be looked at; teams are the
/// area's.
void check_pathway_alone(const Node& tree, FaultList& faults) {
    const Shape shape = pathway_shape();
    KnownNames names;
    if (const Node* stages = tree.find("stages")) names[Reference::stage] = stages->keys;
    check(shape, tree, "", tree.place, names, faults);
    model::Pathway pathway;
    bind_pathway({shape, tree}, {shape, nothing}, faults, pathway);
}

/// The measures are a closed list; the parameters are those of whichever scenario it is laid over.
void check_policy_alone(const Node& tree, const std::string& path, FaultList& faults) {
    KnownNames names;
    auto& measures = names[Reference::measure];
    for (const model::Measure& measure : model::measures()) measures.emplace_back(measure.name);
    check(policy_shape(), tree, "", tree.place, names, faults);
    static_cast<void>(read_policy(tree, path, faults));
}

/// A posterior is of one area: every member's scenario is made, so that values that the area cannot
/// have show before anything is run.
void check_posterior_with_area(const Node& tree, const std::string& path, SourceFiles& files) {
    check_posterior(tree, files.faults);
    if (!files.faults.empty()) return;
    const Posterior posterior = read_posterior(tree, path);
    const auto area = files.open_named(at(tree, "area"), "area");
    if (!area || !files.faults.empty()) return;
    const std::string found = files.names().back();
    const auto sources = open_sources(found, {}, files);
    if (sources) check_members(posterior, *sources, files);
}

/// True when the file is an area, which only a whole load can check.
bool is_area(const std::string& path, SourceFiles& files) {
    const auto tree = files.open(path);
    if (!tree) return false;
    const Node* word = tree->find("kinflow");
    const std::string kind = word == nullptr ? "" : word->text;
    Register evidence;
    if (kind == "area") return true;
    if (kind == "pathway") {
        check_pathway_alone(*tree, files.faults);
    } else if (kind == "overlay") {
        check_alone(*tree, overlay_shape(), files.faults);
    } else if (kind == "policy") {
        check_policy_alone(*tree, path, files.faults);
    } else if (kind == "study") {
        check_study(*tree, files.faults);
    } else if (kind == "posterior") {
        check_posterior_with_area(*tree, path, files);
    } else if (kind == "calibration") {
        open_registers(*tree, files, evidence);
        check_calibration(*tree, evidence, files.faults);
    } else if (kind == "backtest") {
        open_registers(*tree, files, evidence);
        check_backtest(*tree, evidence, files.faults);
    } else if (kind == "flows") {
        // Without a register of its own, it rests on that of the study that names it.
        open_registers(*tree, files, evidence);
        check_flows(*tree, tree->has("register") ? &evidence : nullptr, files.faults);
    } else if (kind == "register") {
        add_entries(*tree, files, evidence);
    } else {
        const std::vector<std::string> kinds{"area",  "pathway",     "overlay",   "policy",
                                             "study", "calibration", "posterior", "backtest",
                                             "flows", "register"};
        const std::string found = word == nullptr ? "missing" : "found " + what_is(*word);
        files.faults.add(word == nullptr ? tree->place : word->place, "kinflow",
                         found + "; allowed: " + listed(kinds));
    }
    return false;
}

}  // namespace

std::vector<core::Fault> check_file(const std::filesystem::path& path) {
    SourceFiles files{read_from_disk};
    if (is_area(path.string(), files)) return load_scenario(path).faults;
    return files.sorted_faults();
}

std::vector<core::Fault> check_file_text(const std::map<std::string, std::string>& texts,
                                         const std::string& path) {
    SourceFiles files{read_from(texts)};
    if (is_area(path, files)) return load_scenario_text(texts, path).faults;
    return files.sorted_faults();
}

}  // namespace kinflow::scenario
