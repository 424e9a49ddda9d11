#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/core/statistics.h"
#include "sim/model/observer.h"

namespace kinflow::test {

/// Counts what a run says, from the start or from the last forget().
class TallyingObserver final : public model::Observer {
  public:
    explicit TallyingObserver(std::size_t stages = model::stage_kind_count);

    /// Forgets the totals and keeps the stocks: the end of a warm-up.
    void forget(core::Minute now);

    [[nodiscard]] int stock(model::StageId stage) const { return stages_[stage.value].stock; }
    [[nodiscard]] std::int64_t entered(model::StageId stage) const {
        return stages_[stage.value].entered;
    }
    [[nodiscard]] std::int64_t left(model::StageId stage) const {
        return stages_[stage.value].left;
    }
    /// Child-minutes at the stage, as those who left it say.
    [[nodiscard]] double spent(model::StageId stage) const { return stages_[stage.value].spent; }
    /// Child-minutes at the stage, as the stock over time says.
    [[nodiscard]] double area(model::StageId stage, core::Minute now) const;
    [[nodiscard]] std::int64_t moves(model::StageId from, model::StageId to) const {
        return moves_[from.value * stages_.size() + to.value];
    }

    [[nodiscard]] std::int64_t flow(model::Flow flow) const;  ///< all levels
    [[nodiscard]] std::int64_t flow(model::Flow flow, std::size_t level) const;
    [[nodiscard]] core::Tally sample(model::Sample sample) const;  ///< all levels
    [[nodiscard]] core::Tally sample(model::Sample sample, std::size_t level) const;
    [[nodiscard]] const std::vector<model::Census>& censuses() const { return censuses_; }

    /// A hash of every call, in order, with all its arguments.
    [[nodiscard]] std::uint64_t hash() const { return hash_; }

    void moved(model::StageId from, model::StageId to, core::Minute at, int children,
               core::Minute spent) override;
    void counted(model::Flow flow, std::size_t level, core::Minute at, int children) override;
    void sampled(model::Sample sample, std::size_t level, core::Minute at, double value) override;
    void month_ended(const model::Census& census) override;

  private:
    struct StageTotals {
        int stock = 0;
        std::int64_t entered = 0;
        std::int64_t left = 0;
        double spent = 0.0;
        double area = 0.0;
        core::Minute changed = 0;
    };
    void change(StageTotals& stage, core::Minute at, int children);
    void mix(std::uint64_t word);

    std::vector<StageTotals> stages_;
    std::vector<std::int64_t> moves_;
    std::array<std::vector<std::int64_t>, model::flow_count> flows_;
    std::array<std::vector<core::Tally>, model::sample_count> samples_;
    std::vector<model::Census> censuses_;
    std::uint64_t hash_ = 0xCBF29CE484222325U;
};

}  // namespace kinflow::test
