#include "sim/model/follow_phase.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/model/added_demand.h"
#include "sim/model/care.h"
#include "sim/model/casework.h"
#include "sim/model/exit_hazards.h"
#include "sim/model/households.h"
#include "sim/model/need.h"
#include "sim/model/placing.h"
#include "sim/model/stay.h"
#include "sim/model/workforce.h"

namespace kinflow::model {

namespace {

bool same(const Relief& a, const Relief& b) { return a.fall == b.fall && a.lasting == b.lasting; }

bool same(const core::Distribution& a, const core::Distribution& b) {
    return a.describe() == b.describe() && a.mean() == b.mean();
}

/// What part of the old mean the new one is; 1 when there is nothing to compare.
double stretch(const Duration& before, const Duration& after) {
    const double old_mean = before.distribution.mean();
    return old_mean > 0.0 ? after.distribution.mean() / old_mean : 1.0;
}

core::Minute stretched(const World& world, core::Minute due, double by) {
    const double left = std::max(0.0, static_cast<double>(due) - world.now);
    return core::later(world.now, static_cast<core::Minute>(
                                      std::min(left * by, static_cast<double>(core::never))));
}

// ---- Need ----

bool need_changed(const NeedParameters& a, const NeedParameters& b) {
    return a.unserved_fall != b.unserved_fall || a.incident_rate != b.incident_rate ||
           a.incident_slope != b.incident_slope || a.incident_limit != b.incident_limit;
}

/// Whose pending incident the change concerns: those at a stage with another relief, or all.
std::vector<FamilyId> families_concerned(const World& world, const Compiled& next) {
    const bool all = need_changed(world.scenario().need, next.scenario().need);
    std::vector<bool> relief_changed;
    const auto& stages = world.tables().pathway().stages;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        relief_changed.push_back(!same(stages[i].relief, next.pathway().stages[i].relief));
    }
    std::vector<FamilyId> concerned;
    if (!all && std::count(relief_changed.begin(), relief_changed.end(), true) == 0)
        return concerned;
    for (std::uint32_t i = 0; i < world.families.size(); ++i) {
        const Family& family = world.families[i];
        if (family.known_until <= world.now) continue;
        if (all || (family.served && relief_changed[family.stage.value])) {
            concerned.push_back(FamilyId{i});
        }
    }
    return concerned;
}

// ---- Stays of families ----

/// How much longer or shorter the stay under way is: the same quantile of the new distribution.
/// Whether a stay is the first of its stage or follows a review is not remembered; the first is
/// asked, and the review only when that has not changed.
double stay_stretch(const World& world, const Family& family, const Stage& before,
                    const Stage& after) {
    const bool first = !same(before.duration.distribution, after.duration.distribution);
    const Duration& from = first ? before.duration : before.review;
    const Duration& to = first ? after.duration : after.review;
    core::Stream draws = luck(world.seed, Purpose::duration, family.entity, stay_address(family),
                              family.stage.value);
    const double u = draws.uniform();
    const double old_length = from.distribution.quantile(u);
    return old_length > 0.0 ? to.distribution.quantile(u) / old_length : 1.0;
}

void follow_stays(World& world, const Pathway& before, const Pathway& after) {
    std::vector<bool> changed;
    for (std::size_t i = 0; i < before.stages.size(); ++i) {
        const Stage& a = before.stages[i];
        const Stage& b = after.stages[i];
        changed.push_back(!same(a.duration.distribution, b.duration.distribution) ||
                          !same(a.review.distribution, b.review.distribution));
    }
    if (std::count(changed.begin(), changed.end(), true) == 0) return;
    for (std::uint32_t i = 0; i < world.families.size(); ++i) {
        Family& family = world.families[i];
        if (!family.served || !changed[family.stage.value]) continue;
        if (family.stay_ends == core::never) continue;
        const std::size_t stage = family.stage.value;
        stretch_stay(world, FamilyId{i},
                     stay_stretch(world, family, before.stages[stage], after.stages[stage]));
    }
}

// ---- Spells in care ----

void follow_exit(World& world, const Compiled& before, ChildId id, CareRecord& record) {
    const Child& child = world.child(id);
    core::Stream draws = luck(world.seed, Purpose::care_exit, luck_of(world, child),
                              record.exit_draws, child.spells);
    static_cast<void>(draws.uniform());  // has been used up, in part
    const double reason_luck = draws.uniform();
    const double age = age_at(child, world.now);
    const double years = core::years_from_minutes(world.now - record.entered);
    const bool unaccompanied = world.family(child.family).unaccompanied;
    double left = exit_hazard(before, record.status, age, years, unaccompanied,
                              core::years_from_minutes(record.exit - world.now));
    if (record.reason == CareExit::eighteenth_birthday) {
        // What lies beyond the birthday was never used, and has no memory.
        left += luck(world.seed, Purpose::after_change, luck_of(world, child),
                     static_cast<std::uint32_t>(world.now), child.spells)
                    .exponential();
    }
    const ExitDraw exit =
        draw_exit(world.tables(), record.status, age, years, unaccompanied, left, reason_luck);
    const core::Minute birthday_18 = birthday(child, adult_age);
    const core::Minute at = core::later(world.now, core::minutes_from_years(exit.years));
    const core::Minute previous = record.exit;
    record.exit = std::min(at, birthday_18);
    record.reason = at < birthday_18 ? exit.reason : CareExit::eighteenth_birthday;
    if (record.exit == previous) return;
    world.schedule(record.exit, EventKind::care_exit, id.value, spell_version(child));
}

void follow_step(World& world, ChildId id, CareRecord& record, double by) {
    if (by == 1.0 || record.next_step == core::never) return;
    record.next_step = stretched(world, record.next_step, by);
    world.schedule(record.next_step, EventKind::court_or_match, id.value,
                   spell_version(world.child(id)));
}

double step_stretch(const CareParameters& before, const CareParameters& after,
                    const CareRecord& record) {
    if (record.waiting) return 1.0;  // for adopters: what is due is a change of plan
    if (record.status == LegalStatus::interim_care_order) {
        return stretch(before.proceedings, after.proceedings);
    }
    return record.placed_for_adoption ? stretch(before.adoption_placement, after.adoption_placement)
                                      : stretch(before.family_finding, after.family_finding);
}

void follow_care(World& world, const Compiled& before) {
    const CareParameters& old_care = before.scenario().care;
    const CareParameters& care = world.scenario().care;
    std::array<bool, legal_status_count> exits_changed{};
    for (std::size_t i = 0; i < legal_status_count; ++i) {
        exits_changed[i] = !same_exits(before, world.tables(), static_cast<LegalStatus>(i));
    }
    for (std::uint32_t i = 0; i < world.care.size(); ++i) {
        CareRecord& record = world.care[i];
        if (!record.active) continue;
        const ChildId id = record.child;
        if (record.leaving_care) {
            if (care.leaving_care_until_age == old_care.leaving_care_until_age) continue;
            // Those in education are supported for longer whatever the usual age.
            if (record.exit > birthday(world.child(id), old_care.leaving_care_until_age)) continue;
            record.exit =
                std::max(world.now, birthday(world.child(id), care.leaving_care_until_age));
            world.schedule(record.exit, EventKind::care_exit, id.value,
                           spell_version(world.child(id)));
            continue;
        }
        if (exits_changed[static_cast<std::size_t>(record.status)]) {
            follow_exit(world, before, id, record);
        }
        follow_step(world, id, record, step_stretch(old_care, care, record));
        follow_move(world, before, id);
    }
}

}  // namespace

void start_phases(World& world, const Timeline& timeline) {
    world.timeline = &timeline;
    for (std::uint32_t i = 0; i < timeline.phases().size(); ++i) {
        world.schedule_first(timeline.phases()[i].from, EventKind::phase, i);
    }
}

void follow_phase(World& world, std::uint32_t index) {
    const Compiled& before = world.tables();
    const Compiled& next = *world.timeline->phases()[index].tables;
    const std::vector<FamilyId> concerned = families_concerned(world, next);
    // Up to now need has moved as the old parameters say.
    for (const FamilyId id : concerned) update_need(world, world.family(id));
    world.costs.settle(world, world.now);  // at the old prices
    world.phase = &next;
    for (const FamilyId id : concerned) schedule_incident(world, id);
    follow_stays(world, before.pathway(), next.pathway());
    follow_care(world, before);
    follow_establishment(world);
    households_follow(world);
}

}  // namespace kinflow::model
