#include <fmt/format.h>

#include <cmath>

#include "sim/scenario/lever_list.h"

namespace kinflow::scenario {

namespace {

/// The cuts of the routes that lead on from a stage.
Paths cuts_onward(const LeverContext& context, const model::Stage& stage) {
    Paths paths;
    for (std::size_t i = 0; i < stage.routes.size(); ++i) {
        const model::Route& route = stage.routes[i];
        const bool onward = context.baseline.pathway[route.to].kind != model::StageKind::closed;
        if (onward && std::isfinite(route.cut)) {
            paths.push_back(fmt::format("stages.{}.routes[{}].cut", stage.name, i));
        }
    }
    return paths;
}

}  // namespace

Lever threshold_lever() {
    using C = const LeverContext&;
    using S = const std::string&;
    return {
        "threshold",
        Of::stage,
        true,
        {Operation::add},
        "the cuts of all routes that lead on from the stage `of`, by standard deviations (`add`), "
        "or so that `share` per cent of its cases go on to `route`",
        [](C c, S of) { return cuts_onward(c, c.baseline.pathway[c.baseline.pathway.find(of)]); },
        ""};
}

Lever conferences_lever() {
    using C = const LeverContext&;
    using S = const std::string&;
    return {
        "family_group_conferences",
        Of::nothing,
        false,
        {Operation::scale},
        "the cuts of the routes that lead into care from pre-proceedings, so that the share who "
        "enter falls as in the trial, among the `reach` per cent who are offered a conference",
        [](C c, S) {
            const model::Stage* stage = stage_of_kind(c, model::StageKind::pre_proceedings);
            return stage == nullptr ? Paths{} : cuts_onward(c, *stage);
        },
        "effects.fgc-looked-after"};
}

const model::Stage* stage_of_kind(const LeverContext& context, model::StageKind kind) {
    for (const model::Stage& stage : context.baseline.pathway.stages) {
        if (stage.kind == kind) return &stage;
    }
    return nullptr;
}

}  // namespace kinflow::scenario
