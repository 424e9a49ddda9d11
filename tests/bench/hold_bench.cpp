#include <benchmark/benchmark.h>

#include "sim/core/event_list.h"
#include "tests/bench/bare/heap.h"
#include "tests/bench/bare/xoshiro.h"

// The hold model (Jones, "An empirical comparison of priority-queue and event-set implementations",
// Communications of the ACM 29, 1986): take the next event, put one in its place, with a number of
// events pending throughout. Gaps are exponential with a mean of 90 days, or shorter where few are
// pending, so that the clock's minutes last. All three draw from the same generator.
namespace kinflow {
namespace {

double mean_gap(std::int64_t pending) {
    const double days = pending >= 1000 ? 90.0 : 0.09 * static_cast<double>(pending);
    return days * core::minutes_per_day;
}

void bare_heap(benchmark::State& state) {
    bare::Xoshiro luck{1};
    bare::Heap heap;
    const double mean = mean_gap(state.range(0));
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        heap.push({luck.exponential(mean), static_cast<std::uint32_t>(i), 0});
    }
    for (auto _ : state) {
        const bare::Event event = heap.pop();
        heap.push({event.time + luck.exponential(mean), event.customer, 0});
    }
    state.SetItemsProcessed(state.iterations());
}

void hold(benchmark::State& state, core::EventList& events) {
    bare::Xoshiro luck{1};
    const double mean = mean_gap(state.range(0));
    const auto gap = [&] { return core::round_to_minute(luck.exponential(mean)); };
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        events.push(gap(), 0, 0, static_cast<std::uint32_t>(i), 0);
    }
    for (auto _ : state) {
        const core::Event event = events.pop();
        events.push(core::later(event.time(), gap()), 0, 0, event.entity, 0);
    }
    if (events.top().time() == core::never) state.SkipWithError("the clock ran out");
    state.SetItemsProcessed(state.iterations());
}

void days(benchmark::State& state) {
    core::EventList events{0, core::minutes_from_years(60.0)};
    hold(state, events);
}

void no_width(benchmark::State& state) {
    core::EventList events;
    hold(state, events);
}

// Until every event has been replaced several times.
void sizes(benchmark::internal::Benchmark* benchmark) {
    for (const std::int64_t pending : {10, 1000, 100'000, 1'000'000}) benchmark->Arg(pending);
    benchmark->Iterations(6'000'000)->Unit(benchmark::kNanosecond);
}

BENCHMARK(bare_heap)->Name("hold/bare")->Apply(sizes);
BENCHMARK(days)->Name("hold/days")->Apply(sizes);
BENCHMARK(no_width)->Name("hold/no_width")->Apply(sizes);

}  // namespace
}  // namespace kinflow
