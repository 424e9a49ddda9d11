#include "sim/scenario/gate_cut.h"

#include <algorithm>
#include <vector>

namespace kinflow::scenario {

namespace {

std::vector<double> perceived_at(const LeverContext& context, const model::Stage& stage) {
    if (!context.perceived) return {};
    const model::Scenario& baseline = context.baseline;
    return context.perceived(baseline, baseline.pathway.find(stage.name));
}

}  // namespace

std::optional<double> cut_with_share(const LeverContext& context, const model::Stage& stage,
                                     double share) {
    std::vector<double> perceived = perceived_at(context, stage);
    if (perceived.empty()) return std::nullopt;
    std::sort(perceived.begin(), perceived.end());
    const auto last = static_cast<double>(perceived.size() - 1);
    const double place = std::clamp((1.0 - share) * last, 0.0, last);
    return perceived[static_cast<std::size_t>(place)];
}

double share_above(const LeverContext& context, const model::Stage& stage, double cut) {
    const std::vector<double> perceived = perceived_at(context, stage);
    if (perceived.empty()) return 0.0;
    const auto above =
        std::count_if(perceived.begin(), perceived.end(), [&](double need) { return need >= cut; });
    return static_cast<double>(above) / static_cast<double>(perceived.size());
}

}  // namespace kinflow::scenario
