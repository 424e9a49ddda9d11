#pragma once

#include <utility>
#include <vector>

#include "sim/core/stage_tables.h"

// Small networks of stages that queueing theory has formulas for.
namespace kinflow::core::testing {

inline constexpr double mean_service =
    5000.0;  // minutes: long enough for whole minutes not to matter

inline StageTables::Stage stage(StageDemand demand, Distribution service,
                                std::uint16_t next = StageTables::outside) {
    StageTables::Stage result;
    result.demand = demand;
    result.service = std::move(service);
    result.next = next;
    return result;
}

// One pool whose classes each have a source, at these offered loads.
inline StageTables station(const std::vector<double>& loads, const Distribution& service,
                           int servers) {
    StageTables tables;
    tables.pools.push_back({servers, static_cast<int>(loads.size())});
    for (std::size_t k = 0; k < loads.size(); ++k) {
        tables.stages.push_back(stage({0, 1, static_cast<int>(k)}, service));
        tables.sources.push_back(
            {static_cast<std::uint16_t>(k), constant_arrivals(service.mean() / loads[k])});
    }
    return tables;
}

}  // namespace kinflow::core::testing
