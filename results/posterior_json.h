#pragma once

#include <nlohmann/json.hpp>

#include "results/uncertainty.h"

namespace kinflow::results {

/// The key `posterior` of a manifest.
[[nodiscard]] nlohmann::ordered_json posterior_json(const PosteriorInfo& posterior);

}  // namespace kinflow::results
