#include "sim/run/design_experiment.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <limits>
#include <map>
#include <mutex>

#include "sim/run/parallel.h"
#include "sim/run/replication.h"

namespace kinflow::run {

namespace {

/// One replication of a point after the other, from any thread; remembers the first failure.
class Design {
  public:
    Design(std::size_t points, const DesignOptions& options, const DesignHooks& hooks)
        : points_{static_cast<int>(points)},
          options_{options},
          hooks_{hooks},
          began_{std::chrono::steady_clock::now()} {}

    [[nodiscard]] int tasks() const { return points_ * options_.replications; }
    [[nodiscard]] int first_task(int replication) const { return replication * points_; }
    [[nodiscard]] std::size_t point(int task) const {
        return static_cast<std::size_t>(task % points_);
    }

    [[nodiscard]] bool is_known(int task) const {
        return hooks_.known && hooks_.known(point(task), task / points_);
    }

    /// Tasks are ordered by replication, then by point.
    void run(int task, const model::Timeline& timeline, const Openings& openings) {
        if (!wants(task)) return;
        if (is_known(task)) return report();
        try {
            const int replication = task / points_;
            const auto number =
                static_cast<std::uint32_t>(options_.first_replication + replication);
            const std::unique_ptr<model::Observer> observer = hooks_.listen(point(task));
            run_replication(timeline, openings.of(static_cast<int>(number)),
                            {options_.seed, number}, *observer);
            hooks_.keep(point(task), replication, *observer);
            report();
        } catch (...) {
            fail(task, std::current_exception());
        }
    }

    [[nodiscard]] bool wants(int task) const {
        const std::scoped_lock lock{mutex_};
        return task <= failed_;
    }

    void fail(int task, std::exception_ptr error) {
        const std::scoped_lock lock{mutex_};
        if (task >= failed_) return;
        failed_ = task;
        error_ = std::move(error);
    }

    void finish() const {
        if (error_) std::rethrow_exception(error_);
    }

    void report() {
        const std::scoped_lock lock{mutex_};
        ++done_;
        if (!hooks_.progress) return;
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began_;
        hooks_.progress({done_, tasks(), spent.count() / done_ * (tasks() - done_)});
    }

  private:
    int points_;
    const DesignOptions& options_;
    const DesignHooks& hooks_;
    std::chrono::steady_clock::time_point began_;  // of progress only
    mutable std::mutex mutex_;
    int done_ = 0;
    int failed_ = std::numeric_limits<int>::max();
    std::exception_ptr error_;
};

}  // namespace

void run_design(const std::vector<const model::Timeline*>& points, const Openings& openings,
                const DesignOptions& options, const DesignHooks& hooks) {
    Design design{points.size(), options, hooks};
    std::atomic<int> next{0};
    in_parallel(options.threads, design.tasks(), [&] {
        const int task = next++;
        design.run(task, *points[design.point(task)], openings);
    });
    design.finish();
}

void run_design(int members, const MakeMember& make, const std::vector<std::size_t>& arms,
                const DesignOptions& options, const DesignHooks& hooks) {
    Design design{arms.size(), options, hooks};
    std::map<int, std::vector<int>> tasks_of;
    for (int replication = 0; replication < options.replications; ++replication) {
        auto& tasks = tasks_of[(options.first_replication + replication) % members];
        for (std::size_t p = 0; p < arms.size(); ++p) {
            tasks.push_back(design.first_task(replication) + static_cast<int>(p));
        }
    }
    const auto run_member = [&](int member, const std::vector<int>& tasks) {
        if (!design.wants(tasks.front())) return;
        if (std::ranges::all_of(tasks, [&](int task) { return design.is_known(task); })) {
            for (std::size_t i = 0; i < tasks.size(); ++i) design.report();
            return;
        }
        try {
            const std::unique_ptr<const CompiledArms> made = make(member);
            std::atomic<std::size_t> next{0};
            in_parallel(options.threads, static_cast<int>(tasks.size()), [&] {
                const int task = tasks[next++];
                design.run(task, *made->timelines().at(arms[design.point(task)]), made->openings());
            });
        } catch (...) {
            design.fail(tasks.front(), std::current_exception());
        }
    };
    std::vector<int> order;
    order.reserve(tasks_of.size());
    for (const auto& [member, tasks] : tasks_of) order.push_back(member);
    std::atomic<std::size_t> next{0};
    in_parallel(options.threads, static_cast<int>(order.size()), [&] {
        const int member = order[next++];
        run_member(member, tasks_of.at(member));
    });
    design.finish();
}

}  // namespace kinflow::run
