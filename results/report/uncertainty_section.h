#pragma once

#include <string>
#include <string_view>

#include "results/comparison.h"
#include "results/results.h"

namespace kinflow::results::report {

/// "How sure are we": what of each main measure's uncertainty is knowledge and what is chance, and
/// which posterior says so. Empty without a posterior.
[[nodiscard]] std::string uncertainty_section(const RunResults& results);

/// The same of the differences that policies make.
[[nodiscard]] std::string uncertainty_section(const Comparison& comparison);

/// For the first page: what the interval of a difference holds, and which part is larger. Empty
/// when the two cannot be told apart.
[[nodiscard]] std::string uncertainty_in_words(const Comparison& comparison,
                                               const PolicyResults& policy, std::size_t row);

/// The line of the contents; empty without a posterior.
[[nodiscard]] std::string uncertainty_link(const RunInfo& info);

}  // namespace kinflow::results::report
