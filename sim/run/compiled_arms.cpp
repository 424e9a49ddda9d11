#include "sim/run/compiled_arms.h"

#include <utility>

namespace kinflow::run {

std::uint64_t history_seed(std::uint64_t seed, std::size_t member) {
    return seed + 1'000'003 * member;
}

CompiledArms::CompiledArms(model::Scenario baseline, std::vector<model::Policy> policies,
                           std::uint64_t seed)
    : baseline_{std::move(baseline)},
      policies_{std::move(policies)},
      compiled_{baseline_},
      opening_{compiled_, seed} {
    timelines_.push_back(std::make_unique<model::Timeline>(compiled_));
    for (const model::Policy& policy : policies_) {
        timelines_.push_back(std::make_unique<model::Timeline>(compiled_, policy.phases));
    }
    for (const auto& timeline : timelines_) arms_.push_back(timeline.get());
}

}  // namespace kinflow::run
