#include "sim/run/parallel.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

#include "sim/run/handover.h"

namespace kinflow::run {

void in_parallel(int threads, int count, const std::function<void()>& task) {
    const int wanted = std::max(1, threads > 0 ? threads : tbb::this_task_arena::max_concurrency());
    const tbb::global_control limit{tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(wanted)};
    tbb::task_arena arena{wanted};
    Handover handover;
    handover.give();
    const auto one = [&](int) {
        handover.take();
        task();
        handover.give_back();
    };
    arena.execute([&] { tbb::parallel_for(0, count, one, tbb::simple_partitioner{}); });
    handover.take_back();
}

}  // namespace kinflow::run
