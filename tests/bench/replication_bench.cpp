#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <memory>

#include "sim/model/census.h"
#include "sim/model/demand.h"
#include "sim/model/engine.h"
#include "sim/model/follow_phase.h"
#include "sim/model/timeline.h"
#include "sim/model/workforce.h"
#include "sim/run/experiment.h"
#include "sim/run/replication.h"
#include "tests/bench/essex.h"

namespace kinflow {
namespace {

/// The history from which the opening children are drawn: once for each experiment.
void history(benchmark::State& state) {
    const model::Compiled tables{bench::essex()};
    for (auto _ : state) {
        const model::Opening opening{tables, 1};
        benchmark::DoNotOptimize(&opening);
    }
}

/// A whole replication, at a percentage of Essex's size, as an experiment's second and later ones
/// are: the first also has its memory to get from the system.
void replication(benchmark::State& state) {
    const model::Scenario scenario =
        bench::essex_times(static_cast<double>(state.range(0)) / 100.0);
    const model::Compiled tables{scenario};
    const model::Opening opening{tables, 1};
    model::SilentObserver silence;
    std::uint32_t number = 0;
    run::run_replication(tables, opening, {1, number++}, silence);
    for (auto _ : state) run::run_replication(tables, opening, {1, number++}, silence);
}

/// A whole experiment, by number of threads.
void experiment(benchmark::State& state) {
    const model::Compiled tables{bench::essex()};
    run::ExperimentOptions options;
    options.replications = 60;
    options.threads = static_cast<int>(state.range(0));
    run::ExperimentHooks hooks;
    hooks.listen = [](int) { return std::make_unique<model::SilentObserver>(); };
    hooks.keep = [](int, model::Observer&) {};
    for (auto _ : state) run::run_experiment(tables, options, hooks);
}

/// What the allocator has handed out, less what it has taken back.
double live_bytes() {
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd);
}

/// Memory of a replication at its end, for each child that it knows: records, events, teams, spare
/// room in every array.
void memory(benchmark::State& state) {
    const model::Compiled tables{bench::essex()};
    const model::Timeline timeline{tables};
    const model::Opening opening{tables, 1};
    for (auto _ : state) {
        model::SilentObserver silence;
        const double before = live_bytes();
        model::World world{tables, {1, 0}, silence, 0, tables.end()};
        model::start_phases(world, timeline);
        opening.draw(world);
        model::start_workforce(world);
        model::start_arrivals(world);
        model::schedule_censuses(world);
        double most = 0.0;
        for (int n = 0; const auto event = model::next_event(world); ++n) {
            model::handle(world, *event);
            if (n % 10'000 == 0) {
                most = std::max(
                    most, (live_bytes() - before) / static_cast<double>(world.children.size()));
            }
        }
        state.counters["children"] = static_cast<double>(world.children.size());
        state.counters["families"] = static_cast<double>(world.families.size());
        state.counters["bytes_a_child"] =
            (live_bytes() - before) / static_cast<double>(world.children.size());
        state.counters["most_bytes_a_child"] = most;
    }
}

BENCHMARK(history)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(replication)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond)->Iterations(4);
BENCHMARK(replication)->Arg(1000)->Arg(4000)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(experiment)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();
BENCHMARK(memory)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace kinflow
