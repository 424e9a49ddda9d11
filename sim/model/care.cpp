#include "sim/model/care.h"

#include "sim/model/adoption.h"
#include "sim/model/casework.h"
#include "sim/model/court.h"
#include "sim/model/episodes.h"
#include "sim/model/need.h"
#include "sim/model/placing.h"
#include "sim/model/returns.h"

namespace kinflow::model {

namespace {

CareId new_record(World& world) {
    if (world.unused_care.empty()) {
        world.care.emplace_back();
        return CareId{static_cast<std::uint32_t>(world.care.size() - 1)};
    }
    const CareId id = world.unused_care.back();
    world.unused_care.pop_back();
    world.record(id) = CareRecord{};
    return id;
}

/// Opens the child's spell. Counting it out of the family's case is the caller's business.
void open_spell(World& world, ChildId id, LegalStatus status, const Company& company) {
    Child& child = world.child(id);
    child.care = new_record(world);
    world.family(child.family).home_changed();
    ++child.spells;
    CareRecord& record = world.record(child.care);
    record.child = id;
    record.active = true;
    record.status = status;
    record.entered = record.at_stage_since = world.now;
    world.count(Flow::looked_after_started, 1, age_band(age_at(child, world.now)));
    if (within_a_year(child.left_care, world.now)) world.count(Flow::looked_after_returned, 1);
    place_child(world, id, company);
    if (status == LegalStatus::interim_care_order) start_proceedings(world, id);
    schedule_exit(world, id);
    ask_for_care_worker(world, id);
}

/// Who of the children at home goes: the one that the luck names, and by chance each of the others.
std::vector<ChildId> who_enters(World& world, Family& family, core::Stream& draws) {
    std::vector<ChildId> entering;
    const int at_home = children_at_home(world, family);
    auto left = static_cast<int>(draws.uniform() * at_home);
    const double together = world.scenario().care.siblings_together;
    for (std::uint32_t i = 0; i < family.children; ++i) {
        const ChildId id{family.first_child.value + i};
        if (!is_at_home(world.child(id), world.now)) continue;
        const bool with_the_first = draws.uniform() < together;
        if (left-- == 0 || with_the_first) entering.push_back(id);
    }
    return entering;
}

/// A brother or sister who lives with a foster household already.
CareId sibling_in_care(World& world, const Family& family) {
    for (const Child& child : world.children_of(family)) {
        if (!child.care) continue;
        const CareRecord& record = world.record(child.care);
        if (!record.leaving_care && record.household != no_household) return child.care;
    }
    return CareId::none();
}

/// The case of the children who stay at home.
void go_on_at_home(World& world, FamilyId id) {
    Family& family = world.family(id);
    const Stage& stage = world.stage(family.stage);
    if (family.in_case == 0) return close_case(world, id);
    const bool planned = stage.kind == StageKind::child_in_need_plan ||
                         stage.kind == StageKind::child_protection_plan;
    if (!planned) return enter_stage(world, id, world.tables().pathway().after_return_home);
    ++family.stay;
    ++family.stay_version;
    ask_for_worker(world, id);
}

}  // namespace

StageId stage_of(const World& world, const CareRecord& record) {
    const Pathway& pathway = world.tables().pathway();
    if (record.leaving_care) return pathway.leaving_care;
    return record.status == LegalStatus::interim_care_order ? pathway.proceedings
                                                            : pathway.looked_after;
}

void take_into_care(World& world, FamilyId id, StageId target) {
    Family& family = world.family(id);
    update_need(world, family);
    leave_team(world, id);
    recount(world, id);
    if (family.in_case == 0) return close_case(world, id);
    core::Stream draws = luck(world.seed, Purpose::care_entry, family.entity,
                              std::uint32_t{family.episode} << 8U | family.stay);
    const std::vector<ChildId> entering = who_enters(world, family, draws);
    // One application for brothers and sisters, as the first of them would have it.
    const std::size_t age = age_band(age_at(world.child(entering.front()), world.now));
    const bool in_court =
        target == world.tables().pathway().proceedings ||
        (draws.uniform() < world.scenario().care.proceedings_share[age] && !family.unaccompanied);
    const auto status = in_court ? LegalStatus::interim_care_order : LegalStatus::section_20;
    const int count = static_cast<int>(entering.size());
    const StageId to =
        in_court ? world.tables().pathway().proceedings : world.tables().pathway().looked_after;

    count_leaving(world, family, world.stage(family.stage), world.stage(to), Outcome::none, count);
    world.move(family.stage, to, count, world.now - family.entered);
    family.in_case = static_cast<std::uint8_t>(family.in_case - count);
    note_move(world, id);
    Company company{sibling_in_care(world, family), count};
    for (const ChildId child : entering) {
        open_spell(world, child, status, company);
        company = {world.child(child).care, company.together - 1};
    }
    go_on_at_home(world, id);
}

void change_placement(World& world, ChildId id) {
    world.count(Flow::placement_moves, 1);
    if (world.record(world.child(id).care).placed_for_adoption) adoption_disrupted(world, id);
    place_child(world, id);
}

}  // namespace kinflow::model
