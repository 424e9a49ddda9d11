#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/statistics.h"
#include "sim/core/time.h"

namespace kinflow::core {

// What a StageNetwork tells of itself, for a run that only wants its end: nothing is kept.
struct NoStatistics {
    explicit NoStatistics(std::size_t /*stages*/) {}
    void entered(std::size_t /*stage*/, Minute /*now*/) {}
    void waits(std::size_t /*stage*/, Minute /*now*/) {}
    void begins(std::size_t /*stage*/, Minute /*now*/, Minute /*since*/, bool /*waited*/) {}
    void ends(std::size_t /*stage*/, Minute /*now*/) {}
    void gives_up(std::size_t /*stage*/, Minute /*now*/) {}
    void lost(std::size_t /*stage*/) {}
    void leaves(Minute /*now*/, Minute /*came*/) {}
};

// Every statistic of a queueing network, by stage. Times in minutes.
class StageStatistics {
  public:
    struct Stage {
        MinuteTally wait;          // of those who began service, nought included
        CountOverTime waiting;     // customers
        CountOverTime in_service;  // customers
        std::int64_t arrivals = 0;
        std::int64_t lost = 0;
        std::int64_t gave_up = 0;
    };

    explicit StageStatistics(std::size_t stages) : stages_(stages) {}

    void entered(std::size_t stage, Minute /*now*/) { ++stages_[stage].arrivals; }
    void waits(std::size_t stage, Minute now) { stages_[stage].waiting.add(now, 1); }
    void begins(std::size_t stage, Minute now, Minute since, bool waited) {
        Stage& s = stages_[stage];
        s.wait.add(now - since);
        if (waited) s.waiting.add(now, -1);
        s.in_service.add(now, 1);
    }
    void ends(std::size_t stage, Minute now) { stages_[stage].in_service.add(now, -1); }
    void gives_up(std::size_t stage, Minute now) {
        stages_[stage].waiting.add(now, -1);
        ++stages_[stage].gave_up;
    }
    void lost(std::size_t stage) { ++stages_[stage].lost; }
    void leaves(Minute now, Minute came) { stay_.add(now - came); }

    // The end of a warm-up: what has been counted is forgotten; who is here stays.
    void reset(Minute now) {
        for (Stage& stage : stages_) {
            Stage fresh;
            fresh.waiting = CountOverTime(now, stage.waiting.value());
            fresh.in_service = CountOverTime(now, stage.in_service.value());
            stage = fresh;
        }
        stay_ = {};
    }

    const Stage& operator[](std::size_t stage) const { return stages_[stage]; }
    const MinuteTally& stay() const { return stay_; }  // from arrival to leaving the network

  private:
    std::vector<Stage> stages_;
    MinuteTally stay_;
};

}  // namespace kinflow::core
