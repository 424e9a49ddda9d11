#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "results/cost_difference.h"
#include "results/direction.h"
#include "results/expectation.h"
#include "results/results.h"
#include "sim/model/policy.h"

namespace kinflow::results {

/// One number under a policy and without it, over replications that met the same luck.
/// Replications in which either is undefined are left out; all fields but `count` are NaN when none
/// is left.
struct Difference {
    double baseline = 0.0;     ///< mean of the replications counted
    double with_policy = 0.0;  ///< the same
    double mean = 0.0;         ///< of with_policy - baseline, replication by replication
    double standard_error =
        0.0;  ///< of that mean; NaN where it is not told, as for one replication
    /// Two-sided 90% interval of the expected difference (Student's t), which knows that
    /// replications of one history are alike. Over the members of a posterior it holds what is not
    /// known of the parameters. More replications of the same groups close neither altogether.
    double low = 0.0;
    double high = 0.0;
    /// Share of replications in which the policy gives the better number, or the lower one where
    /// the measure has no good direction; ties count half. What a council that will live through
    /// the years once may expect.
    double chance = 0.0;
    /// What independent replications would give for the variance of the difference, to what the
    /// paired ones give; infinite when every difference is the same. Over the members of a
    /// posterior, for replications of one member.
    double variance_ratio = 0.0;
    int count = 0;

    /// The interval does not hold 0.
    [[nodiscard]] bool certain() const { return low > 0.0 || high < 0.0; }
};

/// `before` and `after` by replication, of equal length, in order; replication i is alike as
/// `alike` says. NaN stands for undefined.
[[nodiscard]] Difference difference_of(std::span<const double> before,
                                       std::span<const double> after, Better better,
                                       const Alike& alike = {});

/// One policy of a comparison.
struct PolicyResults {
    const model::Policy* policy = nullptr;
    Summary summary;
    std::vector<Difference> differences;  ///< by Layout::slot
    /// By row: the first month from which the interval leaves 0 out and stays so to the end; none
    /// when it does not.
    std::vector<std::optional<std::size_t>> sets_in;
    CostDifference cost;
    std::vector<std::string> warnings;       ///< sentences: what makes the answer unsafe to read
    std::vector<VarianceSplit> uncertainty;  ///< of the differences, by slot; empty for one member
};

/// What one part of a combined policy does: alone (one in), and what goes missing when it is left
/// out of the whole (one out). Where the two differ, the parts help or hinder each other.
struct Attribution {
    std::string policy;  ///< the whole
    std::string part;
    std::vector<Difference> one_in;  ///< by Layout::slot
    std::vector<Difference> one_out;
};

/// All that the files and the report of a comparison are made from. Refers to the scenario and the
/// policies, which must outlive it.
struct Comparison {
    RunResults baseline;
    std::vector<PolicyResults> policies;
    std::vector<Attribution> parts;
    std::string question = {};     ///< of a study; empty: that of the policy
    std::string description = {};  ///< of a study

    [[nodiscard]] const Layout& layout() const { return baseline.layout; }
    /// Null when the row or period is not there.
    [[nodiscard]] const Difference* find(const PolicyResults& policy, std::string_view measure,
                                         std::string_view period) const;
};

/// `arms[0]` holds the baseline's records in order of replication number, the others those of
/// `policies`, in order.
[[nodiscard]] Comparison make_comparison(const model::Scenario& scenario,
                                         const std::vector<const model::Policy*>& policies,
                                         const std::vector<std::vector<Record>>& arms,
                                         const RunInfo& info);

/// The differences of every number of a row and period, by slot.
[[nodiscard]] std::vector<Difference> differences_of(const Layout& layout,
                                                     std::span<const Record> before,
                                                     std::span<const Record> after,
                                                     const Alike& alike = {});

}  // namespace kinflow::results
