#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "results/layout.h"
#include "results/summary.h"
#include "sim/core/statistics.h"

namespace kinflow::results {

/// What the variance of a number is made of, over replications that are spread over the members of
/// a posterior: knowledge (members differ, because the parameters are not known) and chance (the
/// replications of one member differ). Both are NaN when they cannot be told apart: fewer than two
/// members, or no member with two replications.
struct VarianceSplit {
    double mean = 0.0;
    double knowledge = 0.0;  ///< variance between members, once chance is taken off; never below 0
    double chance = 0.0;     ///< variance within members
    /// What the interval takes for `knowledge`. The estimate is itself uncertain, and a 0 may only
    /// mean that few replications cannot tell members apart: the mean of a normal distribution
    /// around the estimate, cut off below 0.
    double knowledge_allowed = 0.0;
    /// Variance of `mean` as the mean over all members that there could be.
    double of_mean = 0.0;
    int members = 0;  ///< with the number defined
    int count = 0;    ///< replications with the number defined

    [[nodiscard]] bool told() const { return knowledge >= 0.0; }
    [[nodiscard]] double knowledge_sd() const;
    [[nodiscard]] double chance_sd() const;
    /// Of the variance of one replication, from 0 to 1; NaN when there is no variance at all.
    [[nodiscard]] double knowledge_share() const;
};

/// Value i is of member i mod `members`; NaN stands for undefined and is left out. Analysis of
/// variance with random effects for groups of any sizes: the between component is (mean square
/// between - mean square within) / n0, with n0 = (N - sum of n_i^2 / N) / (groups - 1), and 0 when
/// that is negative (Searle, Casella and McCulloch, Variance Components, 1992, section 3.6).
[[nodiscard]] VarianceSplit split_variance(std::span<const double> values, int members);

/// Two-sided interval for the expected number of the one set of parameters that is true: the mean,
/// with the variance allowed for knowledge and that of the mean itself, by Student's t with as many
/// degrees of freedom as there are members less one. It holds the truth at least as often as it
/// says; the wider, the fewer the replications by which members are told from chance.
[[nodiscard]] core::Interval expectation_interval(const VarianceSplit& split, double confidence);

/// The split of every number of a row and period, by slot; empty for a single member.
[[nodiscard]] std::vector<VarianceSplit> split_of(const Layout& layout,
                                                  std::span<const Record> records, int members);

/// The posterior that a run was spread over, for files and reports.
struct PosteriorInfo {
    struct Parameter {
        std::string name;
        std::string parameter;  ///< key path
        std::string by;         ///< set, scale or add
        std::string unit;
        double mean = 0.0;  ///< over the members used
        double p05 = 0.0;
        double p95 = 0.0;
    };
    std::string name;
    std::string title;
    std::string file;   ///< as the user gave it
    std::string hash;   ///< of its text
    std::string study;  ///< what made it
    std::string version;
    std::uint64_t seed = 0;
    int members = 0;  ///< that the file has
    int used = 0;     ///< that the replications are spread over
    /// Sentences: why the posterior may not fit what is run.
    std::vector<std::string> warnings;
    std::vector<Parameter> parameters;
};

}  // namespace kinflow::results
