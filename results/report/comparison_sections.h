#pragma once

#include <string>
#include <string_view>

#include "results/comparison.h"

namespace kinflow::results::report {

/// The measure that answers the question: the policies' own where they ask the same, else
/// looked_after_count.
[[nodiscard]] std::size_t main_row(const Comparison& comparison);

/// "41 fewer (90% interval 35 to 47)", "2.8 percentage points lower (...)".
[[nodiscard]] std::string difference_in_words(const Row& row, const Difference& difference);

/// "−41.2 (−47.0 to −35.4)".
[[nodiscard]] std::string difference_with_interval(const Row& row, const Difference& difference);

/// The question, the answer, the chart: what fits one page.
[[nodiscard]] std::string front_page(const Comparison& comparison);

/// For each policy what it changes, in the measures that a planner asks for, with warnings.
[[nodiscard]] std::string effects_section(const Comparison& comparison);

/// The cost in a sentence, as a paragraph; empty without costs.
[[nodiscard]] std::string cost_answer(const Comparison& comparison, const PolicyResults& policy);

/// What each policy costs by financial year, heading, team and placement; empty without costs.
[[nodiscard]] std::string comparison_money_section(const Comparison& comparison);

/// What each part of a combined policy does; empty when nothing was taken apart.
[[nodiscard]] std::string parts_section(const Comparison& comparison);

/// Every measure by financial year.
[[nodiscard]] std::string all_differences_section(const Comparison& comparison);

/// The changes of every policy with dates and sources.
[[nodiscard]] std::string policies_section(const Comparison& comparison);

/// How the differences were made and what their intervals hold.
[[nodiscard]] std::string method_section(const Comparison& comparison);

}  // namespace kinflow::results::report
