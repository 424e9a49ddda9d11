#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/model/compiled.h"
#include "sim/model/policy.h"
#include "sim/model/scenario.h"
#include "sim/model/timeline.h"
#include "sim/run/openings.h"

namespace kinflow::run {

/// A baseline and policies over it, compiled, with the openings that all share: what replications
/// of one set of parameters need.
class CompiledArms {
  public:
    /// Runs the histories that the openings draw from, on at most `threads` threads. Throws
    /// core::SimulationError when one fails.
    CompiledArms(model::Scenario baseline, std::vector<model::Policy> policies, std::uint64_t seed,
                 const Histories& histories = {}, int threads = 1);
    CompiledArms(const CompiledArms&) = delete;
    CompiledArms& operator=(const CompiledArms&) = delete;

    /// The baseline's, then those of the policies in order.
    [[nodiscard]] const std::vector<const model::Timeline*>& timelines() const { return arms_; }
    [[nodiscard]] const Openings& openings() const { return openings_; }

  private:
    model::Scenario baseline_;
    std::vector<model::Policy> policies_;  // the timelines refer to their phases
    model::Compiled compiled_;
    Openings openings_;
    std::vector<std::unique_ptr<model::Timeline>> timelines_;
    std::vector<const model::Timeline*> arms_;
};

}  // namespace kinflow::run
