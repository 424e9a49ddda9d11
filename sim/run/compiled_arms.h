#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/model/compiled.h"
#include "sim/model/opening.h"
#include "sim/model/policy.h"
#include "sim/model/scenario.h"
#include "sim/model/timeline.h"

namespace kinflow::run {

/// Seed of the history of a member of a posterior. Each member has its own, so that what is said of
/// all of them does not rest on the luck of one history: which children there are on the first day
/// is not known any better than the parameters are. The first has that of a run without a
/// posterior.
[[nodiscard]] std::uint64_t history_seed(std::uint64_t seed, std::size_t member);

/// A baseline and policies over it, compiled, with the opening that all share: what replications of
/// one set of parameters need.
class CompiledArms {
  public:
    /// Runs the history that the opening draws from. Throws core::SimulationError when it fails.
    CompiledArms(model::Scenario baseline, std::vector<model::Policy> policies, std::uint64_t seed);
    CompiledArms(const CompiledArms&) = delete;
    CompiledArms& operator=(const CompiledArms&) = delete;

    /// The baseline's, then those of the policies in order.
    [[nodiscard]] const std::vector<const model::Timeline*>& timelines() const { return arms_; }
    [[nodiscard]] const model::Opening& opening() const { return opening_; }

  private:
    model::Scenario baseline_;
    std::vector<model::Policy> policies_;  // the timelines refer to their phases
    model::Compiled compiled_;
    model::Opening opening_;
    std::vector<std::unique_ptr<model::Timeline>> timelines_;
    std::vector<const model::Timeline*> arms_;
};

}  // namespace kinflow::run
