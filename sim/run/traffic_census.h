#pragma once

#include <cstdint>
#include <vector>

#include "sim/model/compiled.h"

namespace kinflow::run {

/// How children went through the stages in the first year of one replication.
struct TrafficCensus {
    std::vector<std::vector<double>> moved;      ///< children, from stage x to stage
    std::vector<double> days;                    ///< mean days at a stage of those who left it
    std::vector<std::vector<double>> perceived;  ///< by stage: need seen at its gate, each case
};

/// Of replication 0. The opening's children left stages that they had entered before, with the days
/// that they had spent there.
[[nodiscard]] TrafficCensus traffic_census(const model::Compiled& compiled, std::uint64_t seed);

}  // namespace kinflow::run
