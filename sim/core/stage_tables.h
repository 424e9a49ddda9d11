#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/core/alias_table.h"
#include "sim/core/distribution.h"
#include "sim/core/hazard.h"
#include "sim/core/seize_hold_release.h"

namespace kinflow::core {

// A network of stages as tables: what StageNetwork runs. Immutable once made.
struct StageTables {
    static constexpr std::uint16_t outside = 0xFFFFU;
    static constexpr int unlimited = -1;

    struct Exit {
        double probability;
        std::uint16_t to;  // or outside
    };
    struct Stage {
        StageDemand demand;
        Distribution service;                  // minutes
        std::uint16_t next = outside;          // where all go, unless there are exits
        std::vector<Exit> exits;               // else by these probabilities, which sum to 1
        int room = unlimited;                  // arrivals who find so many waiting are lost
        std::optional<Distribution> patience;  // minutes until one who waits gives up and leaves
    };
    struct Source {  // of Poisson arrivals
        std::uint16_t stage = 0;
        PiecewiseHazard rate;  // a minute, by minutes since the start
    };
    struct Pool {
        int capacity = 0;
        int priority_classes = 1;
    };

    std::vector<Pool> pools;
    std::vector<Stage> stages;
    std::vector<Source> sources;
};

// Arrivals at a constant rate with this mean gap in minutes.
inline PiecewiseHazard constant_arrivals(double mean_gap) { return {{}, {1.0 / mean_gap}}; }

// Throws std::invalid_argument for a stage, pool or priority that is not there, or for exits whose
// probabilities do not sum to 1.
void check(const StageTables& tables);

}  // namespace kinflow::core
