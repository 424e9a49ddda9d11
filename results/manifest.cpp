#include "results/manifest.h"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <thread>

#include "results/output_folder.h"
#include "results/posterior_json.h"
#include "sim/core/calendar.h"

namespace kinflow::results {

namespace {

using Json = nlohmann::ordered_json;

Json scenario_of(const RunResults& results) {
    const auto& scenario = results.scenario;
    return {{"name", scenario.name},
            {"title", scenario.title},
            {"file", results.info.scenario_file},
            {"hash", results.info.scenario_hash},
            {"pathway", scenario.pathway.name},
            {"start", core::to_iso(scenario.start)},
            {"end", core::to_iso(scenario.end)}};
}

Json parameters_of(const model::Scenario& scenario) {
    Json parameters = Json::array();
    for (const auto& row : scenario.provenance) {
        parameters.push_back({{"path", row.path},
                              {"value", row.value},
                              {"unit", row.unit},
                              {"standing", model::name_of(row.standing)},
                              {"source", row.source},
                              {"file", row.file},
                              {"line", row.line}});
    }
    return parameters;
}

Json machine_of(const RunInfo& info) {
    Json machine = {{"threads", info.threads},
                    {"processors", std::thread::hardware_concurrency()},
                    {"compiler", __VERSION__}};
    utsname system{};  // its node name is left out: it would tell who ran it
    if (uname(&system) == 0) {
        machine["system"] = system.sysname;
        machine["architecture"] = system.machine;
    }
    return machine;
}

}  // namespace

std::string scenario_hash(std::string_view source_text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : source_text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return fmt::format("{:016x}", hash);
}

std::string manifest_json(const RunResults& results) {
    Json manifest;
    manifest["kinflow"] = results.info.version;
    manifest["scenario"] = scenario_of(results);
    manifest["seed"] = results.info.seed;
    manifest["replications"] = results.info.replications;
    if (results.info.members() == 1) manifest["histories"] = results.info.histories;
    manifest["precision"] = nullptr;  // the number of replications was fixed
    if (!results.info.precision.empty()) manifest["precision"] = results.info.precision;
    manifest["files"] = {store_file, series_file, summary_file, targets_file, report_file};
    if (!results.money.empty()) {
        manifest["files"].push_back(costs_file);
        manifest["files"].push_back(workbook_file);
    }
    if (!results.uncertainty.empty()) manifest["files"].push_back(uncertainty_file);
    if (results.info.posterior) {
        manifest["posterior"] = posterior_json(*results.info.posterior);
    }
    manifest["parameters"] = parameters_of(results.scenario);
    manifest["machine"] = machine_of(results.info);
    manifest["timing"] = {{"seconds", results.info.seconds}};
    // Text that is not UTF-8 is replaced rather than refused: a run must not be lost for a label.
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kinflow::results
