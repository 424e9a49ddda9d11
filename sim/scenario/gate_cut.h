#pragma once

#include <optional>

#include "sim/scenario/levers.h"

namespace kinflow::scenario {

/// The cut at which `share` (0 to 1) of those who come to the stage's gate perceive at least it: a
/// quantile of what is perceived there in the baseline, in standard deviations of need. People who
/// come again because of the change are not foreseen, so the share that results is near, not exact.
/// Nothing when nobody comes.
[[nodiscard]] std::optional<double> cut_with_share(const LeverContext& context,
                                                   const model::Stage& stage, double share);

/// The share, 0 to 1, of those who come to the stage's gate in the baseline that perceive at least
/// `cut`; 0 when nobody comes.
[[nodiscard]] double share_above(const LeverContext& context, const model::Stage& stage,
                                 double cut);

}  // namespace kinflow::scenario
