#include "sim/run/experiment.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <limits>
#include <map>
#include <mutex>

#include "sim/model/opening.h"
#include "sim/run/parallel.h"
#include "sim/run/replication.h"

namespace kinflow::run {

namespace {

/// Takes finished replications as they come and passes them on in the order of their numbers.
class InOrder {
  public:
    using Arms = std::vector<std::unique_ptr<model::Observer>>;

    InOrder(const ExperimentOptions& options, const PairedHooks& hooks)
        : options_{options},
          hooks_{hooks},
          rule_{options.precision ? options.precision->half_width : 1.0},
          began_{std::chrono::steady_clock::now()} {
        const std::scoped_lock lock{mutex_};
        pass_on();
    }

    [[nodiscard]] Arms listen(int replication, std::size_t arms) {
        const std::scoped_lock lock{mutex_};
        Arms observers;
        for (std::size_t arm = 0; arm < arms; ++arm) {
            observers.push_back(hooks_.listen(replication, arm));
        }
        return observers;
    }

    void add(int replication, Arms observers) {
        const std::scoped_lock lock{mutex_};
        waiting_.emplace(replication, std::move(observers));
        ++run_;
        pass_on();
        report();
    }

    void fail(int replication, std::exception_ptr error) {
        const std::scoped_lock lock{mutex_};
        if (replication < failed_) {
            failed_ = replication;
            error_ = std::move(error);
        }
    }

    [[nodiscard]] bool wants(int replication) const {
        const std::scoped_lock lock{mutex_};
        return replication < failed_ && !enough();
    }

    /// The replications that the result rests on.
    [[nodiscard]] int finish() const {
        // A failure beyond what the precision needs may happen or not, as threads run ahead.
        if (error_ && !enough()) std::rethrow_exception(error_);
        return options_.precision && rule_.satisfied() ? rule_.needed() : next_;
    }

  private:
    [[nodiscard]] bool enough() const { return options_.precision && rule_.satisfied(); }

    void pass_on() {
        while (next_ < options_.replications && !enough()) {
            const auto found = waiting_.find(next_);
            if (found != waiting_.end()) {
                hooks_.keep(next_, found->second);
                waiting_.erase(found);
            } else if (!options_.finished.contains(next_)) {
                return;
            }
            if (options_.precision) rule_.add(hooks_.value(next_));
            ++next_;
        }
    }

    void report() const {
        if (!hooks_.progress) return;
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began_;
        Progress progress;
        progress.done = next_ + static_cast<int>(waiting_.size());
        progress.wanted = options_.precision ? std::min(options_.replications, rule_.estimate())
                                             : options_.replications;
        progress.seconds_left = spent.count() / run_ * std::max(0, progress.wanted - progress.done);
        hooks_.progress(progress);
    }

    const ExperimentOptions& options_;
    const PairedHooks& hooks_;
    StoppingRule rule_;
    std::chrono::steady_clock::time_point began_;  // of progress only: no result depends on it
    mutable std::mutex mutex_;
    std::map<int, Arms> waiting_;
    int next_ = 0;
    int run_ = 0;
    int failed_ = std::numeric_limits<int>::max();
    std::exception_ptr error_;
};

}  // namespace

int run_paired_experiment(const std::vector<const model::Timeline*>& arms,
                          const model::Opening& opening, const ExperimentOptions& options,
                          const PairedHooks& hooks) {
    InOrder in_order{options, hooks};
    const auto run_one = [&](int replication) {
        if (options.finished.contains(replication) || !in_order.wants(replication)) return;
        try {
            InOrder::Arms observers = in_order.listen(replication, arms.size());
            for (std::size_t arm = 0; arm < arms.size(); ++arm) {
                run_replication(*arms[arm], opening,
                                {options.seed, static_cast<std::uint32_t>(replication)},
                                *observers[arm]);
            }
            in_order.add(replication, std::move(observers));
        } catch (...) {
            in_order.fail(replication, std::current_exception());
        }
    };

    // Each task takes the next number, whichever thread it is on: replications start in order, so
    // that little waits for a slow one and a stopping rule is heard soon.
    std::atomic<int> next{0};
    in_parallel(options.threads, options.replications, [&] { run_one(next++); });
    return in_order.finish();
}

int run_experiment(const model::Compiled& compiled, const ExperimentOptions& options,
                   const ExperimentHooks& hooks) {
    const model::Opening opening{compiled, options.seed};
    const model::Timeline unchanged{compiled};
    const PairedHooks paired{
        .listen = [&](int replication, std::size_t) { return hooks.listen(replication); },
        .keep = [&](int replication,
                    const InOrder::Arms& arms) { hooks.keep(replication, *arms.front()); },
        .value = hooks.value,
        .progress = hooks.progress};
    return run_paired_experiment({&unchanged}, opening, options, paired);
}

}  // namespace kinflow::run
