#pragma once

#include <string>
#include <string_view>

#include "results/results.h"

namespace kinflow::results::report {

/// Why the posterior may not fit what was run, as a box; empty when nothing speaks against it.
[[nodiscard]] std::string posterior_warnings(const PosteriorInfo& posterior);

/// A sentence: how many histories the replications start from, and what an interval of a mean makes
/// of that. Empty over members of a posterior, of which the page says its own.
[[nodiscard]] std::string histories_note(const RunInfo& info);

/// For pages on many points: that replications are of different members. Empty without a posterior.
[[nodiscard]] std::string posterior_note(const RunInfo& info);

/// A sentence on an interval of differences, with a space before it; empty without a posterior.
[[nodiscard]] std::string_view interval_note(const RunInfo& info);

}  // namespace kinflow::results::report
