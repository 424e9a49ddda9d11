#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "calibration/search/seek.h"
#include "sim/core/statistics.h"

namespace kinflow::calibration {

/// A point with what its replications say of every limit; by replication, by output.
[[nodiscard]] Candidate candidate_of(const SeekProblem& problem, const Point& point,
                                     const std::vector<std::vector<double>>& replications,
                                     std::string stage);

/// Every limit is met in the share of replications that it asks for.
[[nodiscard]] bool feasible(const SeekProblem& problem, const Candidate& c);

/// The same a standard error of the share further in (Wilson's interval, with as many replications
/// as independent ones would tell the share as well).
[[nodiscard]] bool surely_feasible(const SeekProblem& problem, const Candidate& c);

/// By limit, the 90% interval of the share of replications that meet it (Wilson's, the same way).
[[nodiscard]] std::vector<core::Interval> chance_range(const Candidate& c);

/// Some limit is missed by more than chance explains: 1.96 standard errors of the share.
[[nodiscard]] bool hopeless(const SeekProblem& problem, const Candidate& c);

/// By how much the limit is missed at its confidence, in its own unit; negative when it is met.
[[nodiscard]] double missed(const SeekProblem& problem, const Candidate& c, std::size_t limit);

/// The objective is more at the first than at the second: the 99.7% interval of the paired
/// difference, which knows of replications that are alike, lies above 0. Both have the same
/// replications.
[[nodiscard]] bool surely_more(const SeekProblem& problem,
                               const std::vector<std::vector<double>>& a,
                               const std::vector<std::vector<double>>& b);

}  // namespace kinflow::calibration
