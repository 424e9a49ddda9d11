#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// Which statutory count a change of stage adds to. The returns (children in need census, SSDA903)
// define each.

[[nodiscard]] inline bool within_a_year(core::Minute before, core::Minute now) {
    return before > now - core::minutes_from_days(365.0);
}

/// `children` of the family are about to leave `from` for `to`.
void count_leaving(World& world, const Family& family, const Stage& from, const Stage& to,
                   Outcome outcome, int children);

/// `children` of the family have come from `from` to `to`, at which the family's case now is.
void count_entering(World& world, Family& family, const Stage& from, const Stage& to, int children);

/// When the stage's statutory clock started for the family.
[[nodiscard]] core::Minute clock_start(const Family& family, const Stage& stage);

/// When a stay of this length that begins at `now` ends, for one uniform.
[[nodiscard]] core::Minute end_of(const core::Calendar& calendar, core::Minute now,
                                  const Duration& duration, double u);

}  // namespace kinflow::model
