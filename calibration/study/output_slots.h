#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "results/layout.h"
#include "results/summary.h"
#include "sim/scenario/study.h"

namespace kinflow::calibration {

/// Where a study's output is found in a replication's record: one slot, or, for a limit on every
/// level of a breakdown, all of them.
struct Slots {
    std::vector<std::size_t> slots;
    bool largest = true;  ///< of several, the largest or the smallest counts

    /// NaN when every slot is undefined.
    [[nodiscard]] double read(const results::Record& record) const;
};

/// Finds the output in the layout. Throws core::InputError when it cannot be measured: no such
/// breakdown, level or period, each with the nearest that there is.
[[nodiscard]] Slots slots_of(const scenario::Output& output, const results::Layout& layout,
                             bool largest = true);

/// The same for several, each with whether the largest counts; throws with the faults of all.
[[nodiscard]] std::vector<Slots> all_slots(
    const std::vector<std::pair<scenario::Output, bool>>& outputs, const results::Layout& layout);

}  // namespace kinflow::calibration
