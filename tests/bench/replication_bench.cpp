#include <benchmark/benchmark.h>

#include <filesystem>
#include <stdexcept>

#include "sim/run/replication.h"
#include "sim/scenario/load_scenario.h"

namespace kinflow {
namespace {

/// Essex over five years, as shipped.
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

void history(benchmark::State& state) {
    const model::Compiled tables{essex()};
    for (auto _ : state) {
        const model::Opening opening{tables, 1};
        benchmark::DoNotOptimize(&opening);
    }
}

void opening_draw(benchmark::State& state) {
    const model::Compiled tables{essex()};
    const model::Opening opening{tables, 1};
    std::uint32_t replication = 0;
    for (auto _ : state) {
        model::SilentObserver silence;
        model::World world{tables, {1, replication++}, silence, 0, tables.end()};
        opening.draw(world);
        benchmark::DoNotOptimize(world.children.data());
    }
}

void replication(benchmark::State& state) {
    const model::Compiled tables{essex()};
    const model::Opening opening{tables, 1};
    std::uint32_t number = 0;
    for (auto _ : state) {
        model::SilentObserver silence;
        run::run_replication(tables, opening, {1, number++}, silence);
    }
}

BENCHMARK(history)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(opening_draw)->Unit(benchmark::kMillisecond)->Iterations(10);
BENCHMARK(replication)->Unit(benchmark::kMillisecond)->Iterations(10);

}  // namespace
}  // namespace kinflow
