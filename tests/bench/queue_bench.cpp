#include <benchmark/benchmark.h>

#include "sim/core/stage_network.h"
#include "tests/bench/bare/station.h"
#include "tests/bench/bare/tandem.h"
#include "tests/bench/stations.h"

// Customers through a fixed model: the bare loop's and ours, both with full statistics.
namespace kinflow {
namespace {

constexpr std::int64_t customers = 500'000;

void ours(benchmark::State& state, const core::StageTables& tables, int servers) {
    std::uint32_t replication = 0;
    for (auto _ : state) {
        core::StageNetwork<> network(tables, {1, replication++});
        network.run_until(bench::time_of(customers, servers));
        benchmark::DoNotOptimize(network.statistics().stay().mean());
    }
    state.SetItemsProcessed(state.iterations() * customers);
}

template <class Loop>
void bare_loop(benchmark::State& state, int servers) {
    std::uint64_t seed = 0;
    for (auto _ : state) {
        Loop loop(bench::mean_gap(servers), bench::mean_service, seed++);
        loop.run(customers);
        benchmark::DoNotOptimize(loop.stay.mean());
    }
    state.SetItemsProcessed(state.iterations() * customers);
}

void mm1_ours(benchmark::State& state) { ours(state, bench::station(1, 1), 1); }
void mm10_ours(benchmark::State& state) { ours(state, bench::station(10, 2), 10); }
void tandem_ours(benchmark::State& state) { ours(state, bench::tandem(bare::Tandem::stages), 1); }
void mm1_bare(benchmark::State& state) { bare_loop<bare::Station<1, 1>>(state, 1); }
void mm10_bare(benchmark::State& state) { bare_loop<bare::Station<10, 2>>(state, 10); }
void tandem_bare(benchmark::State& state) { bare_loop<bare::Tandem>(state, 1); }

void once(benchmark::internal::Benchmark* benchmark) {
    benchmark->Iterations(3)->Unit(benchmark::kMillisecond);
}

BENCHMARK(mm1_bare)->Name("mm1/bare")->Apply(once);
BENCHMARK(mm1_ours)->Name("mm1/ours")->Apply(once);
BENCHMARK(mm10_bare)->Name("mm10/bare")->Apply(once);
BENCHMARK(mm10_ours)->Name("mm10/ours")->Apply(once);
BENCHMARK(tandem_bare)->Name("tandem/bare")->Apply(once);
BENCHMARK(tandem_ours)->Name("tandem/ours")->Apply(once);

}  // namespace
}  // namespace kinflow
