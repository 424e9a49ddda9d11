#include "sim/run/design_experiment.h"

#include <atomic>
#include <chrono>
#include <exception>
#include <limits>
#include <mutex>

#include "sim/run/parallel.h"
#include "sim/run/replication.h"

namespace kinflow::run {

void run_design(const std::vector<const model::Timeline*>& points, const model::Opening& opening,
                const DesignOptions& options, const DesignHooks& hooks) {
    const auto count = static_cast<int>(points.size()) * options.replications;
    const auto began = std::chrono::steady_clock::now();  // of progress only
    std::atomic<int> next{0};
    std::mutex mutex;
    int done = 0;
    int failed = std::numeric_limits<int>::max();
    std::exception_ptr error;

    const auto run_one = [&](int task) {
        const auto point = static_cast<std::size_t>(task) % points.size();
        const int replication = task / static_cast<int>(points.size());
        const auto number = static_cast<std::uint32_t>(options.first_replication + replication);
        const std::unique_ptr<model::Observer> observer = hooks.listen(point);
        run_replication(*points[point], opening, {options.seed, number}, *observer);
        hooks.keep(point, replication, *observer);
    };
    const auto report = [&] {
        const std::scoped_lock lock{mutex};
        ++done;
        if (!hooks.progress) return;
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
        hooks.progress({done, count, spent.count() / done * (count - done)});
    };
    in_parallel(options.threads, count, [&] {
        const int task = next++;
        {
            const std::scoped_lock lock{mutex};
            if (task > failed) return;
        }
        try {
            run_one(task);
            report();
        } catch (...) {
            const std::scoped_lock lock{mutex};
            if (task >= failed) return;
            failed = task;
            error = std::current_exception();
        }
    });
    if (error) std::rethrow_exception(error);
}

}  // namespace kinflow::run
