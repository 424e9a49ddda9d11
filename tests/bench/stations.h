#pragma once

#include <cstdint>

#include "sim/core/stage_tables.h"

/// The queues that every engine is timed on. Times are minutes; service has a mean of 500, so that
/// half a million customers fit the clock.
namespace kinflow::bench {

inline constexpr double mean_service = 500.0;
inline constexpr double load = 0.9;

inline double mean_gap(int servers) { return mean_service / load / servers; }
inline core::Minute time_of(std::int64_t customers, int servers) {
    return core::round_to_minute(mean_gap(servers) * static_cast<double>(customers));
}

/// M/M/c with priority classes of equal share; service takes `pace` times its usual mean.
inline core::StageTables station(int servers, int classes, double pace = 1.0) {
    core::StageTables tables;
    tables.pools.push_back({servers, classes});
    for (int k = 0; k < classes; ++k) {
        core::StageTables::Stage stage;
        stage.demand = {0, 1, k};
        stage.service = core::Distribution::exponential(pace * mean_service);
        tables.stages.push_back(stage);
        tables.sources.push_back(
            {static_cast<std::uint16_t>(k), core::constant_arrivals(classes * mean_gap(servers))});
    }
    return tables;
}

/// Single servers one after another.
inline core::StageTables tandem(std::uint16_t stages) {
    core::StageTables tables;
    for (std::uint16_t i = 0; i < stages; ++i) {
        tables.pools.push_back({1});
        core::StageTables::Stage stage;
        stage.demand = {i, 1, 0};
        stage.service = core::Distribution::exponential(mean_service);
        if (i + 1 < stages) stage.next = static_cast<std::uint16_t>(i + 1);
        tables.stages.push_back(stage);
    }
    tables.sources.push_back({0, core::constant_arrivals(mean_gap(1))});
    return tables;
}

}  // namespace kinflow::bench
