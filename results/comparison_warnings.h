#pragma once

#include <span>
#include <string>
#include <vector>

#include "results/comparison.h"

namespace kinflow::results {

/// What makes a comparison unsafe to read, in sentences: teams with children waiting at the end,
/// waiting lists that still grow there, effects that still move there. `before` and `after` are
/// records by replication, alike as `alike` says; `results` holds their
/// summary and differences.
[[nodiscard]] std::vector<std::string> warnings_of(
    const Layout& layout, std::span<const Record> before, std::span<const Record> after,
    const PolicyResults& results, const model::Scenario& scenario, const Alike& alike);

}  // namespace kinflow::results
