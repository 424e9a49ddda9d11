#include "sim/run/gate_census.h"

#include "sim/model/opening.h"
#include "sim/run/replication.h"

namespace kinflow::run {

namespace {

class GateListener final : public model::Observer {
  public:
    explicit GateListener(model::StageId stage) : stage_{stage} {}

    void moved(model::StageId, model::StageId, core::Minute, int, core::Minute) override {}
    void counted(model::Flow, std::size_t, core::Minute, int) override {}
    void sampled(model::Sample, std::size_t, core::Minute, double) override {}
    void month_ended(const model::Census&) override {}
    void perceived(model::StageId stage, core::Minute at, double need) override {
        if (stage == stage_ && at < core::minutes_from_years(1.0)) seen.push_back(need);
    }

    std::vector<double> seen;

  private:
    model::StageId stage_;
};

}  // namespace

std::vector<double> perceived_need(const model::Compiled& compiled, model::StageId stage,
                                   std::uint64_t seed) {
    GateListener listener{stage};
    const model::Opening opening{compiled, seed};
    run_replication(compiled, opening, {seed, 0}, listener);
    return std::move(listener.seen);
}

}  // namespace kinflow::run
