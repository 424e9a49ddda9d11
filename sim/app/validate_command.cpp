#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "sim/app/command_line.h"
#include "sim/app/commands.h"
#include "sim/core/errors.h"
#include "sim/model/pathway_graph.h"
#include "sim/scenario/load_scenario.h"

namespace kinflow::app {

namespace {

nlohmann::ordered_json as_json(const core::Fault& fault) {
    return {{"file", fault.file},
            {"line", fault.line},
            {"column", fault.column},
            {"path", fault.path},
            {"message", fault.message}};
}

}  // namespace

model::Scenario load_or_throw(const std::filesystem::path& file,
                              const std::vector<std::filesystem::path>& overlays) {
    scenario::Loaded loaded = scenario::load_scenario(file, overlays);
    if (!loaded.scenario) throw core::InputError(std::move(loaded.faults));
    return std::move(*loaded.scenario);
}

int validate(const std::vector<std::filesystem::path>& files, bool json) {
    std::vector<core::Fault> faults;
    for (const auto& file : files) {
        const std::vector<core::Fault> found = scenario::check_file(file);
        faults.insert(faults.end(), found.begin(), found.end());
        if (!json && found.empty()) fmt::print("{}: no faults\n", file.string());
    }
    if (json) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const core::Fault& fault : faults) list.push_back(as_json(fault));
        fmt::print("{}\n", nlohmann::ordered_json{{"faults", list}}.dump(2));
    } else {
        for (const core::Fault& fault : faults) fmt::print(stderr, "{}\n", core::to_string(fault));
        if (!faults.empty())
            fmt::print(stderr, "{} fault{}\n", faults.size(), faults.size() == 1 ? "" : "s");
    }
    return faults.empty() ? done : input_wrong;
}

int graph(const std::filesystem::path& scenario) {
    fmt::print("{}", model::to_graphviz(load_or_throw(scenario).pathway));
    return done;
}

}  // namespace kinflow::app
