#include "sim/model/opening_copy.h"

#include <algorithm>
#include <cmath>

#include "sim/model/allocation.h"
#include "sim/model/care.h"
#include "sim/model/casework.h"
#include "sim/model/court.h"
#include "sim/model/need.h"
#include "sim/model/placing.h"
#include "sim/model/stay.h"

namespace kinflow::model {

void OpeningFamilies::add(const World& history, FamilyId id) {
    const Family& family = history.families[id.value];
    OpeningFamily added;
    added.id = id;
    added.first_placement = static_cast<std::uint32_t>(placements.size());
    for (std::size_t i = 0; i < family.children; ++i) {
        const Child& child = history.children[family.first_child.value + i];
        if (!child.care) continue;
        const CareRecord& record = history.care[child.care.value];
        ++(record.leaving_care ? added.care_leavers : added.looked_after);
        if (!record.leaving_care) placements.push_back(record.placement);
    }
    const StageKind kind = history.stage(family.stage).kind;
    if (kind == StageKind::child_protection_plan) added.plans = family.in_case;
    added.in_need = static_cast<std::uint8_t>(added.looked_after + added.care_leavers);
    if (is_need_episode(kind)) added.in_need += family.in_case;
    families.push_back(added);
}

OpeningCopy::OpeningCopy(const World& history, World& world) : history_{history}, world_{world} {
    stocks_.by_placement.assign(world.places.size(), 0);
    for (const double share : world.scenario().start_stocks.placement_shares) {
        quotas_.push_back(
            static_cast<int>(std::lround(share * world.scenario().start_stocks.looked_after)));
    }
}

bool OpeningCopy::fits(const OpeningFamily& more, std::span<const PlacementTypeId> placements,
                       bool by_placement) const {
    const StartStocks& printed = world_.scenario().start_stocks;
    if (stocks_.looked_after + more.looked_after > printed.looked_after ||
        stocks_.care_leavers + more.care_leavers > printed.care_leavers ||
        stocks_.plans + more.plans > printed.child_protection_plan ||
        stocks_.in_need + more.in_need > printed.children_in_need) {
        return false;
    }
    if (!by_placement || quotas_.empty()) return true;
    return std::ranges::all_of(placements, [&](PlacementTypeId type) {
        const auto together = static_cast<int>(std::ranges::count(placements, type));
        return stocks_.by_placement[type.value] + together <= quotas_[type.value];
    });
}

bool OpeningCopy::add_if_fits(const OpeningFamilies& of, std::size_t number, bool by_placement) {
    const OpeningFamily& family = of.families[number];
    if (!fits(family, of.placements_of(family), by_placement)) return false;
    add(of, number);
    return true;
}

void OpeningCopy::add(const OpeningFamilies& of, std::size_t number) {
    const OpeningFamily& more = of.families[number];
    stocks_.looked_after += more.looked_after;
    stocks_.care_leavers += more.care_leavers;
    stocks_.plans += more.plans;
    stocks_.in_need += more.in_need;
    for (const PlacementTypeId type : of.placements_of(more)) ++stocks_.by_placement[type.value];
    copy_family(more.id);
}

void OpeningCopy::copy_family(FamilyId id) {
    const Family& source = history_.families[id.value];
    const FamilyId copy = world_.add_family(source);
    world_.incident_draws[copy.value] = history_.incident_draws[id.value];
    Family& family = world_.families.back();
    family.entity = copy.value;
    family.first_child = ChildId{static_cast<std::uint32_t>(world_.children.size())};
    for (std::size_t i = 0; i < family.children; ++i) {
        copy_child(history_.children[source.first_child.value + i], copy);
    }
    find_homes(copy);
    const Stage& stage = world_.stage(family.stage);
    if (stage.kind != StageKind::closed) {
        world_.leave_or_come(family.stage, family.in_case);
        copy_hold(source, copy);
        if (stage.kind == StageKind::child_protection_plan) {
            world_.on_plan.push_back({copy, family.entered});
        }
        world_.schedule(family.stay_ends, EventKind::stay_end, copy.value, family.stay_version);
    }
    schedule_incident(world_, copy);
}

/// The case goes on with a worker of this world's team, and as much work as was left.
void OpeningCopy::copy_hold(const Family& source, FamilyId id) {
    Family& family = world_.family(id);
    const Stage& stage = world_.stage(family.stage);
    const TeamId team = team_for(world_, family, stage);
    if (!team) return;
    const TeamState& before = history_.team(team);
    world_.team(team).line.force_seize(family.in_case);
    family.held = hold_case(world_, team, id.value, family.in_case,
                            before.at(source.held).hours_a_week, stage.duty);
    world_.team(team).at(family.held).work_end =
        before.at(source.held).work_end - before.reading(history_.now);
    read_clock(world_, family);
    schedule_attention(world_, id);
}

void OpeningCopy::find_homes(FamilyId id) {
    const Family& family = world_.family(id);
    const auto in_a_placement = [&](std::uint32_t i) {
        const CareId care = world_.children[family.first_child.value + i].care;
        return care && (!world_.record(care).leaving_care || world_.record(care).staying_put);
    };
    const auto type_of = [&](ChildId child) {
        return world_.record(world_.child(child).care).placement;
    };
    std::vector<ChildId> placed;
    for (std::uint32_t i = 0; i < family.children; ++i) {
        if (in_a_placement(i)) placed.push_back(ChildId{family.first_child.value + i});
    }
    // Those who lived in the same type of placement are taken to have lived together.
    std::vector<CareId> last(world_.places.size());
    std::vector<int> together(world_.places.size(), 0);
    for (const ChildId child : placed) ++together[type_of(child).value];
    for (const ChildId child : placed) {
        const std::size_t type = type_of(child).value;
        find_first_home(world_, child, {last[type], together[type]--});
        last[type] = world_.child(child).care;
        if (!world_.record(last[type]).leaving_care) schedule_move(world_, child);
    }
}

void OpeningCopy::copy_child(const Child& child, FamilyId family) {
    const ChildId copy{static_cast<std::uint32_t>(world_.children.size())};
    world_.children.push_back(child);
    world_.children.back().family = family;
    if (child.care) copy_record(history_.care[child.care.value], copy);
}

void OpeningCopy::copy_record(const CareRecord& record, ChildId child) {
    world_.child(child).care = CareId{static_cast<std::uint32_t>(world_.care.size())};
    world_.care.push_back(record);
    world_.care.back().child = child;
    const Stage& stage = world_.stage(stage_of(world_, record));
    world_.leave_or_come(stage_of(world_, record), 1);
    if (stage.team) {
        world_.team(stage.team).line.force_seize(1);
        world_.care.back().held = hold_case(world_, stage.team, child.value | child_customer, 1,
                                            hours_a_week_in_care(stage), stage.duty);
    }
    const std::uint32_t version = spell_version(world_.child(child));
    CareRecord& copied = world_.care.back();
    proceedings_on_the_first_day(world_, copied);
    if (copied.next_step != core::never) {
        world_.schedule(copied.next_step, EventKind::court_or_match, child.value, version);
    }
    if (record.leaving_care) {
        world_.costs.support(world_.now, Allowance::leaving_care, 1);
        world_.schedule(record.exit, EventKind::care_exit, child.value, version);
    } else {
        schedule_exit(world_, child);
    }
}

}  // namespace kinflow::model
