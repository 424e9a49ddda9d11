#include <benchmark/benchmark.h>

#include "sim/core/event_list.h"
#include "sim/core/random.h"

namespace kinflow::core {
namespace {

/// The hold model (Jones, "An empirical comparison of priority-queue and event-set
/// implementations", Communications of the ACM 29, 1986): take the next event, put one in its
/// place, with a number of events pending throughout. Gaps are exponential with a mean of 90 days.
void hold(benchmark::State& state, EventList& list) {
    Stream luck{{1, 0}, 0, 0};
    const auto gap = [&] { return minutes_from_days(90.0 * luck.exponential()); };
    for (int i = 0; i < state.range(0); ++i) list.push(gap(), 0, 0, 0, 0);
    for (auto _ : state) {
        const Event event = list.pop();
        list.push(later(event.time(), gap()), 0, 0, 0, 0);
        if (event.time() > never / 2) {
            state.SkipWithError("the clock ran out");
            break;
        }
    }
    state.SetItemsProcessed(state.iterations());
}

void one_heap(benchmark::State& state) {
    EventList list;
    hold(state, list);
}

void a_list_for_each_day(benchmark::State& state) {
    EventList list{0, minutes_from_years(2000.0)};
    hold(state, list);
}

// The event list's sequence numbers last for 2^28 events.
BENCHMARK(one_heap)->Arg(1000)->Arg(50000)->Iterations(2000000);
BENCHMARK(a_list_for_each_day)->Arg(1000)->Arg(50000)->Iterations(2000000);

}  // namespace
}  // namespace kinflow::core
