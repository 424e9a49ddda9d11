#pragma once

#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// Cost by financial year, one small chart for each heading and one for the sum: the mean as a bar,
/// the 5th to 95th percentile as a rule. `tables` are the finished tables behind it.
[[nodiscard]] std::string money_figure(const RunResults& results, const std::string& tables);

}  // namespace kinflow::results::report
