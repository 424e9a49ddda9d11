#include "tests/bench/essex.h"

#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "sim/scenario/load_scenario.h"

namespace kinflow::bench {

const model::Scenario& essex() {
    static const model::Scenario scenario = [] {
        const std::filesystem::path file =
            std::filesystem::path{KINFLOW_SOURCE_DIR} / "scenarios/areas/essex-2013.yaml";
        auto loaded = scenario::load_scenario(file);
        if (!loaded.scenario) throw std::runtime_error("the shipped scenario has faults");
        return std::move(*loaded.scenario);
    }();
    return scenario;
}

model::Scenario essex_times(double size) {
    model::Scenario scenario = essex();
    const auto scale = [&](int& count) {
        if (count > 0) count = static_cast<int>(std::lround(count * size));
    };
    scenario.population_under_18 *= size;
    for (model::Team& team : scenario.teams) team.full_time_equivalents *= size;
    for (model::PlacementType& type : scenario.placements.types) {
        scale(type.places);
        if (!type.households) continue;
        scale(type.households->start);
        type.households->enquiries *= size;
    }
    scenario.care.hearings *= size;
    if (scenario.care.adopters) {
        scale(scenario.care.adopters->start);
        scenario.care.adopters->approved *= size;
    }
    scale(scenario.start_stocks.awaiting_adoption_match);
    scale(scenario.start_stocks.looked_after);
    scale(scenario.start_stocks.child_protection_plan);
    scale(scenario.start_stocks.children_in_need);
    scale(scenario.start_stocks.care_leavers);
    return scenario;
}

}  // namespace kinflow::bench
