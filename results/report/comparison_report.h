#pragma once

#include <string>

#include "results/comparison.h"

namespace kinflow::results {

/// The comparison as one HTML page. First a page for a councillor: the question, the answer in a
/// sentence with its interval, one chart. Then what each policy changes, what each part of a
/// combined policy does, every measure by financial year, the policies and all parameters with
/// their sources. The page has no script and asks nothing of the network; equal results give equal
/// bytes.
[[nodiscard]] std::string write_comparison(const Comparison& comparison);

}  // namespace kinflow::results
