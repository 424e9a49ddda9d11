#include "sim/model/episodes.h"

#include <algorithm>

namespace kinflow::model {

namespace {

/// In need beyond the assessment, which does not find every child in need. A reassessment during an
/// episode is part of it.
bool in_need(StageKind stage, const Child& child) {
    if (stage == StageKind::assessment) return child.in_need;
    return stage > StageKind::assessment && stage != StageKind::closed;
}

void settle(World& world, Child& child, bool need, bool plan) {
    if (need != child.in_need) {
        world.count(need ? Flow::need_episodes_started : Flow::need_episodes_ended, 1);
        child.in_need = need;
    }
    if (plan == child.on_plan) return;
    child.on_plan = plan;
    if (!plan) return world.count(Flow::child_protection_plans_ended, 1);
    world.count(Flow::child_protection_plans_started, 1);
    if (child.plans > 0) world.count(Flow::child_protection_second_plans, 1);
    child.plans = static_cast<std::uint8_t>(std::min(255, child.plans + 1));
    world.family(child.family).home_changed();
}

}  // namespace

void note_move(World& world, FamilyId id) {
    if (world.moved.empty() || world.moved.back() != id) world.moved.push_back(id);
}

void settle_episodes(World& world) {
    for (const FamilyId id : world.moved) {
        Family& family = world.family(id);
        const StageKind stage = world.stage(family.stage).kind;
        // A case in the line keeps the children that it came with.
        const bool counted = family.in_case == children_at_home(world, family);
        for (Child& child : world.children_of(family)) {
            const bool at_home = is_at_home(child, world.now);
            if (at_home && stage != StageKind::closed && !counted) continue;
            settle(world, child, child.care || (at_home && in_need(stage, child)),
                   at_home && stage == StageKind::child_protection_plan);
        }
    }
    world.moved.clear();
}

}  // namespace kinflow::model
