#pragma once

#include <span>

namespace kinflow::results {

/// Which replications are alike: replication i is of group i mod `groups`. Those of a group start
/// from the same history, and so from the same children known before the first day; with a
/// posterior a group is a member, which has its own parameters and history.
struct Alike {
    int groups = 1;        ///< 1: no two are alike
    bool members = false;  ///< groups are members of a posterior
};

inline constexpr double usual_confidence = 0.90;

/// What replications tell of a number's expectation.
struct Expectation {
    double mean = 0.0;            ///< NaN when the number is defined in no replication
    double standard_error = 0.0;  ///< of the mean, as that of all groups that there could be
    /// Two-sided interval. From one group, or one replication, it is not told: both are NaN, as is
    /// the standard error.
    double low = 0.0;
    double high = 0.0;
    int count = 0;  ///< replications in which it is defined
};

/// `values` by replication, in order; NaN stands for undefined. Groups by history: Student's t on
/// the means of groups (core/grouped_mean.h). Groups by member: the expectation under the one set
/// of parameters that is true (expectation_interval() in results/uncertainty.h), or as by history
/// where no member has two replications. Everything that prints a standard error or an interval of
/// a mean takes it from here.
[[nodiscard]] Expectation expectation_of(std::span<const double> values, const Alike& alike,
                                         double confidence = usual_confidence);

}  // namespace kinflow::results
