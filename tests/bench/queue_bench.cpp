#include <benchmark/benchmark.h>

#include "sim/core/stage_network.h"
#include "tests/bench/bare/station.h"
#include "tests/bench/bare/tandem.h"

// Customers through a fixed model, ours and the bare loop's. Times are minutes; service has a mean
// of 500, so that a million customers fit the clock.
namespace kinflow {
namespace {

constexpr std::int64_t customers = 500'000;
constexpr double mean_service = 500.0;
constexpr double load = 0.9;

core::StageTables station(int servers, int classes) {
    core::StageTables tables;
    tables.pools.push_back({servers, classes});
    for (int k = 0; k < classes; ++k) {
        core::StageTables::Stage stage;
        stage.demand = {0, 1, k};
        stage.service = core::Distribution::exponential(mean_service);
        tables.stages.push_back(stage);
        tables.sources.push_back(
            {static_cast<std::uint16_t>(k),
             core::constant_arrivals(mean_service * classes / load / servers)});
    }
    return tables;
}

core::StageTables tandem() {
    core::StageTables tables;
    for (std::uint32_t i = 0; i < bare::Tandem::stages; ++i) {
        tables.pools.push_back({1});
        core::StageTables::Stage stage;
        stage.demand = {i, 1, 0};
        stage.service = core::Distribution::exponential(mean_service);
        if (i + 1 < bare::Tandem::stages) stage.next = static_cast<std::uint16_t>(i + 1);
        tables.stages.push_back(stage);
    }
    tables.sources.push_back({0, core::constant_arrivals(mean_service / load)});
    return tables;
}

void run(benchmark::State& state, const core::StageTables& tables, double gap) {
    std::uint32_t replication = 0;
    for (auto _ : state) {
        core::StageNetwork<> network(tables, {1, replication++});
        network.run_until(core::round_to_minute(gap * static_cast<double>(customers)));
        benchmark::DoNotOptimize(network.statistics().stay().mean());
    }
    state.SetItemsProcessed(state.iterations() * customers);
}

template <class Bare>
void run_bare(benchmark::State& state, double gap) {
    std::uint64_t seed = 0;
    for (auto _ : state) {
        Bare loop(gap, mean_service, seed++);
        loop.run(customers);
        benchmark::DoNotOptimize(loop.stay.mean());
    }
    state.SetItemsProcessed(state.iterations() * customers);
}

void mm1_ours(benchmark::State& state) { run(state, station(1, 1), mean_service / load); }
void mm10_ours(benchmark::State& state) { run(state, station(10, 2), mean_service / load / 10); }
void tandem_ours(benchmark::State& state) { run(state, tandem(), mean_service / load); }
void mm1_bare(benchmark::State& state) {
    run_bare<bare::Station<1, 1>>(state, mean_service / load);
}
void mm10_bare(benchmark::State& state) {
    run_bare<bare::Station<10, 2>>(state, mean_service / load / 10);
}
void tandem_bare(benchmark::State& state) { run_bare<bare::Tandem>(state, mean_service / load); }

BENCHMARK(mm1_bare)->Name("mm1/bare")->Unit(benchmark::kMillisecond);
BENCHMARK(mm1_ours)->Name("mm1/ours")->Unit(benchmark::kMillisecond);
BENCHMARK(mm10_bare)->Name("mm10/bare")->Unit(benchmark::kMillisecond);
BENCHMARK(mm10_ours)->Name("mm10/ours")->Unit(benchmark::kMillisecond);
BENCHMARK(tandem_bare)->Name("tandem/bare")->Unit(benchmark::kMillisecond);
BENCHMARK(tandem_ours)->Name("tandem/ours")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kinflow
