#pragma once

#include <cstdint>
#include <vector>

#include "sim/model/compiled.h"

namespace kinflow::run {

/// The need that workers perceive at a stage's gate, standard deviations, one number for each case
/// in the first year of replication 0: from it a cut can be worked out that sends a stated share
/// on.
[[nodiscard]] std::vector<double> perceived_need(const model::Compiled& compiled,
                                                 model::StageId stage, std::uint64_t seed);

}  // namespace kinflow::run
