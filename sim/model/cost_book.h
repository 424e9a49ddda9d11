#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/core/time.h"
#include "sim/model/cost_parameters.h"
#include "sim/model/observer.h"
#include "sim/model/post.h"

namespace kinflow::model {

struct World;

/// What is there of something over time, added up exactly: the stock is a whole number, and so are
/// the minutes between its changes.
class StockClock {
  public:
    /// The stock is greater by `change` from `now` on. A change may be dated before an earlier one.
    void change(core::Minute now, std::int64_t by) {
        add_up(now);
        stock_ += by;
    }
    /// Units times minutes since the last call, in whole multiples of `scale`; the rest is kept.
    std::int64_t take(core::Minute now, std::int64_t scale);
    [[nodiscard]] std::int64_t stock() const { return stock_; }

  private:
    void add_up(core::Minute now) {
        sum_ += stock_ * (std::int64_t{now} - since_);
        since_ = now;
    }

    std::int64_t stock_ = 0;
    std::int64_t sum_ = 0;
    std::int64_t since_ = 0;
};

/// The quantities that cost money in one replication, and what is owed for them. They are added up
/// at every change, and handed to the observer (Flow::cost_quantity and Flow::cost_pence, by line)
/// at the end of each month and before prices change.
class CostBook {
  public:
    explicit CostBook(const Scenario& scenario);

    /// `sign` 1: the post's holder is paid from now on; -1: no longer.
    void pay(core::Minute now, const Post& post, int sign);
    void place(core::Minute now, PlacementTypeId type, int sign) {
        placements_[type.value].change(now, sign);
    }
    void support(core::Minute now, Allowance allowance, int sign) {
        allowances_[static_cast<std::size_t>(allowance)].change(now, sign);
    }
    /// Special guardianship's allowance, from now until `end`.
    void support_guardian(core::Minute now, core::Minute end);
    void happened(Flow flow, std::size_t level, int number) {
        const auto i = static_cast<std::size_t>(flow);
        if (level_[i] == any_level || level_[i] == level) happened_[i] += number;
    }

    /// Tells the observer what there was before `until` and since the last time, at the prices in
    /// force; it counts as of the world's present. Nothing where the scenario has no costs.
    void settle(World& world, core::Minute until);

  private:
    static constexpr std::size_t any_level = ~std::size_t{0};

    [[nodiscard]] std::int64_t taken(const CostLine& line, std::size_t nth, core::Minute until);
    [[nodiscard]] std::int64_t charge(const CostLine& line, std::size_t index,
                                      std::int64_t quantity);

    std::size_t grades_;
    std::vector<StockClock> staff_;       // by team, grade and holder; millionths of an fte
    std::vector<StockClock> placements_;  // by type; children
    std::array<StockClock, allowance_count> allowances_;
    std::vector<core::Minute> guardianships_;  // their ends
    std::array<std::int64_t, flow_count> happened_{};
    std::array<std::size_t, flow_count> level_{};
    std::vector<double> owed_;            // by line: fractions of a penny
    std::vector<std::int64_t> team_pay_;  // pence since the last time
};

/// The flow that a process is counted by.
[[nodiscard]] Flow flow_of(CostedProcess process);

}  // namespace kinflow::model
