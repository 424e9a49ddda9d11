#include <benchmark/benchmark.h>

#include "sim/core/stage_network.h"
#include "sim/core/statistics.h"
#include "tests/bench/stations.h"

namespace kinflow {
namespace {

double mean_stay(const core::StageTables& tables, std::uint32_t replication) {
    core::StageNetwork<> network(tables, {1, replication});
    network.run_until(bench::time_of(20'000, 10));
    return network.statistics().stay().mean();
}

/// What the same luck saves: the variance of the difference that service 2% faster makes to the
/// mean stay on M/M/10, between independent replications and between replications of the same
/// number.
void paired(benchmark::State& state) {
    const core::StageTables slow = bench::station(10, 2);
    const core::StageTables fast = bench::station(10, 2, 0.98);
    constexpr std::uint32_t replications = 200;
    for (auto _ : state) {
        core::Tally same;
        core::Tally independent;
        for (std::uint32_t r = 0; r < replications; ++r) {
            const double base = mean_stay(slow, r);
            same.add(base - mean_stay(fast, r));
            independent.add(base - mean_stay(fast, r + replications));
        }
        state.counters["independent_over_paired"] = independent.variance() / same.variance();
    }
}

BENCHMARK(paired)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace kinflow
