#include "sim/run/traffic_census.h"

#include "sim/core/time.h"
#include "sim/model/opening.h"
#include "sim/run/replication.h"

namespace kinflow::run {

namespace {

constexpr double minutes_a_day = 24.0 * 60.0;

class Listener final : public model::Observer {
  public:
    explicit Listener(std::size_t stages) : stages_{stages} {
        census.moved.assign(stages, std::vector<double>(stages, 0.0));
        census.days.assign(stages, 0.0);
        census.perceived.resize(stages);
    }

    void moved(model::StageId from, model::StageId to, core::Minute at, int children,
               core::Minute spent) override {
        if (at < 0 || at >= year_) return;
        census.moved[from.value][to.value] += children;
        census.days[from.value] += children * (static_cast<double>(spent) / minutes_a_day);
    }
    void counted(model::Flow, std::size_t, core::Minute, int) override {}
    void sampled(model::Sample, std::size_t, core::Minute, double) override {}
    void month_ended(const model::Census&) override {}
    void perceived(model::StageId stage, core::Minute at, double need) override {
        if (at >= 0 && at < year_) census.perceived[stage.value].push_back(need);
    }

    /// Sums of days become means.
    TrafficCensus finish() {
        for (std::size_t s = 0; s < stages_; ++s) {
            double left = 0.0;
            for (const double children : census.moved[s]) left += children;
            if (left > 0.0) census.days[s] /= left;
        }
        return std::move(census);
    }

    TrafficCensus census;

  private:
    const core::Minute year_ = core::minutes_from_years(1.0);
    std::size_t stages_;
};

}  // namespace

TrafficCensus traffic_census(const model::Compiled& compiled, std::uint64_t seed) {
    Listener listener{compiled.pathway().stages.size()};
    const model::Opening opening{compiled, seed};
    run_replication(compiled, opening, {seed, 0}, listener);
    return listener.finish();
}

}  // namespace kinflow::run
