#include "sim/core/stage_tables.h"

#include <cmath>
#include <stdexcept>

namespace kinflow::core {

namespace {

void require(bool condition, const char* what) {
    if (!condition) throw std::invalid_argument(what);
}

void check_stage(const StageTables& tables, const StageTables::Stage& stage) {
    const auto known = [&](std::uint16_t to) {
        return to == StageTables::outside || to < tables.stages.size();
    };
    require(known(stage.next), "stages: no such next stage");
    if (stage.demand.pool != StageDemand::no_pool) {
        require(stage.demand.pool < tables.pools.size(), "stages: no such pool");
        require(stage.demand.priority >= 0 &&
                    stage.demand.priority < tables.pools[stage.demand.pool].priority_classes,
                "stages: the pool has no such priority class");
        require(stage.demand.units >= 1, "stages: units must be at least 1");
    }
    if (stage.exits.empty()) return;
    double sum = 0.0;
    for (const StageTables::Exit& exit : stage.exits) {
        require(known(exit.to), "stages: an exit leads to no stage");
        require(exit.probability >= 0.0, "stages: a probability must be at least 0");
        sum += exit.probability;
    }
    require(std::abs(sum - 1.0) < 1e-9, "stages: the exits' probabilities must sum to 1");
}

}  // namespace

void check(const StageTables& tables) {
    require(tables.stages.size() < StageTables::outside, "stages: too many");
    for (const StageTables::Stage& stage : tables.stages) check_stage(tables, stage);
    for (const StageTables::Source& source : tables.sources) {
        require(source.stage < tables.stages.size(), "stages: a source leads to no stage");
    }
}

}  // namespace kinflow::core
