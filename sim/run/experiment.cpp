#include "sim/run/experiment.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>

#include "sim/core/errors.h"
#include "sim/run/parallel.h"
#include "sim/run/replication.h"

namespace kinflow::run {

namespace {

/// The replications of the first member, then those of the second, ...
std::vector<int> by_member(int replications, int members) {
    std::vector<int> order;
    for (int member = 0; member < members; ++member) {
        for (int r = member; r < replications; r += members) order.push_back(r);
    }
    return order;
}

/// Takes finished replications as they come and passes them on in the order of their numbers.
class InOrder {
  public:
    using Arms = std::vector<std::unique_ptr<model::Observer>>;

    InOrder(const ExperimentOptions& options, const PairedHooks& hooks, int members)
        : options_{options},
          hooks_{hooks},
          order_{by_member(options.replications, members)},
          place_(order_.size()),
          rule_{options.precision ? options.precision->half_width : 1.0,
                Histories::of(options.replications, options.histories).count},
          began_{std::chrono::steady_clock::now()} {
        for (std::size_t i = 0; i < order_.size(); ++i) {
            place_[static_cast<std::size_t>(order_[i])] = static_cast<int>(i);
        }
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
        if (place(replication) < failed_) {
            failed_ = place(replication);
            error_ = std::move(error);
        }
    }

    [[nodiscard]] bool wants(int replication) const {
        const std::scoped_lock lock{mutex_};
        return place(replication) < failed_ && !enough();
    }

    /// The replications that the result rests on.
    [[nodiscard]] int finish() const {
        // A failure beyond what the precision needs may happen or not, as threads run ahead.
        if (error_ && !enough()) std::rethrow_exception(error_);
        return options_.precision && rule_.satisfied() ? rule_.needed() : next_;
    }

  private:
    [[nodiscard]] int place(int replication) const {
        return place_[static_cast<std::size_t>(replication)];
    }

    [[nodiscard]] bool enough() const { return options_.precision && rule_.satisfied(); }

    void pass_on() {
        while (next_ < options_.replications && !enough()) {
            const int replication = order_[static_cast<std::size_t>(next_)];
            const auto found = waiting_.find(replication);
            if (found != waiting_.end()) {
                hooks_.keep(replication, found->second);
                waiting_.erase(found);
            } else if (!options_.finished.contains(replication)) {
                return;
            }
            if (options_.precision) rule_.add(hooks_.value(replication));
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
    std::vector<int> order_;  ///< in which replications are passed on
    std::vector<int> place_;  ///< of each replication in that order
    StoppingRule rule_;
    std::chrono::steady_clock::time_point began_;  // of progress only: no result depends on it
    mutable std::mutex mutex_;
    std::map<int, Arms> waiting_;
    int next_ = 0;  ///< place of the next to be passed on
    int run_ = 0;
    int failed_ = std::numeric_limits<int>::max();
    std::exception_ptr error_;
};

/// Every arm of one replication, for whoever waits for it.
void run_arms(const std::vector<const model::Timeline*>& arms, const Openings& openings,
              const ExperimentOptions& options, int replication, InOrder& in_order) {
    if (options.finished.contains(replication) || !in_order.wants(replication)) return;
    try {
        InOrder::Arms observers = in_order.listen(replication, arms.size());
        for (std::size_t arm = 0; arm < arms.size(); ++arm) {
            run_replication(*arms[arm], openings.of(replication),
                            {options.seed, static_cast<std::uint32_t>(replication)},
                            *observers[arm]);
        }
        in_order.add(replication, std::move(observers));
    } catch (...) {
        in_order.fail(replication, std::current_exception());
    }
}

std::unique_ptr<const CompiledArms> made(const MakeMember& make, int member) {
    try {
        return make(member);
    } catch (const core::SimulationError& error) {
        throw core::SimulationError("the history of member " + std::to_string(member + 1) + ": " +
                                    error.what());
    }
}

PairedHooks of_one_arm(const ExperimentHooks& hooks) {
    return {.listen = [&hooks](int replication, std::size_t) { return hooks.listen(replication); },
            .keep = [&hooks](int replication,
                             const InOrder::Arms& arms) { hooks.keep(replication, *arms.front()); },
            .value = hooks.value,
            .progress = hooks.progress};
}

/// The replications of a member that are still to be run.
std::vector<int> left_of(int member, int members, const ExperimentOptions& options) {
    std::vector<int> left;
    for (int r = member; r < options.replications; r += members) {
        if (!options.finished.contains(r)) left.push_back(r);
    }
    return left;
}

}  // namespace

int run_paired_experiment(const std::vector<const model::Timeline*>& arms, const Openings& openings,
                          const ExperimentOptions& options, const PairedHooks& hooks) {
    InOrder in_order{options, hooks, 1};
    // Each task takes the next number, whichever thread it is on: replications start in order, so
    // that little waits for a slow one and a stopping rule is heard soon.
    std::atomic<int> next{0};
    in_parallel(options.threads, options.replications,
                [&] { run_arms(arms, openings, options, next++, in_order); });
    return in_order.finish();
}

int run_ensemble(int members, const MakeMember& make, const ExperimentOptions& options,
                 const PairedHooks& hooks) {
    if (options.precision) {
        throw std::invalid_argument("replications of an ensemble are fixed beforehand");
    }
    InOrder in_order{options, hooks, members};
    const auto run_member = [&](int member) {
        const std::vector<int> left = left_of(member, members, options);
        if (left.empty() || !in_order.wants(left.front())) return;
        try {
            const std::unique_ptr<const CompiledArms> arms = made(make, member);
            // Threads that have no member of their own to go on with help with this one's.
            std::atomic<std::size_t> next{0};
            in_parallel(options.threads, static_cast<int>(left.size()), [&] {
                run_arms(arms->timelines(), arms->openings(), options, left[next++], in_order);
            });
        } catch (...) {
            in_order.fail(left.front(), std::current_exception());
        }
    };
    std::atomic<int> next{0};
    in_parallel(options.threads, members, [&] { run_member(next++); });
    return in_order.finish();
}

int run_ensemble(int members, const MakeMember& make, const ExperimentOptions& options,
                 const ExperimentHooks& hooks) {
    return run_ensemble(members, make, options, of_one_arm(hooks));
}

int run_experiment(const model::Compiled& compiled, const ExperimentOptions& options,
                   const ExperimentHooks& hooks) {
    const Openings openings{compiled, options.seed,
                            Histories::of(options.replications, options.histories),
                            options.threads};
    const model::Timeline unchanged{compiled};
    return run_paired_experiment({&unchanged}, openings, options, of_one_arm(hooks));
}

}  // namespace kinflow::run
