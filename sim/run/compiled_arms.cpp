#include "sim/run/compiled_arms.h"

#include <utility>

namespace kinflow::run {

CompiledArms::CompiledArms(model::Scenario baseline, std::vector<model::Policy> policies,
                           std::uint64_t seed, const Histories& histories, int threads)
    : baseline_{std::move(baseline)},
      policies_{std::move(policies)},
      compiled_{baseline_},
      openings_{compiled_, seed, histories, threads} {
    timelines_.push_back(std::make_unique<model::Timeline>(compiled_));
    for (const model::Policy& policy : policies_) {
        timelines_.push_back(std::make_unique<model::Timeline>(compiled_, policy.phases));
    }
    for (const auto& timeline : timelines_) arms_.push_back(timeline.get());
}

}  // namespace kinflow::run
