#include "sim/model/adoption.h"

#include <algorithm>

#include "sim/model/care.h"
#include "sim/model/placing.h"
#include "sim/model/returns.h"

namespace kinflow::model {

namespace {

constexpr std::uint32_t first_day = 1U << 31U;  // numbers of the adopters of the first day

const AdopterParameters* limits_of(const World& world) {
    const auto& adopters = world.scenario().care.adopters;
    return world.limits == Limits::finite && adopters ? &*adopters : nullptr;
}

Adopters drawn(const World& world, std::uint32_t number) {
    core::Stream draws = luck(world.seed, Purpose::adopter, 0, number);
    Adopters made;
    made.oldest = static_cast<std::uint8_t>(world.tables().adopter_ages.sample(draws.uniform()));
    made.children =
        static_cast<std::uint8_t>(1 + world.tables().adopter_children.sample(draws.uniform()));
    const double rate = world.scenario().care.adopters->withdrawn;
    const double stays = draws.exponential();
    if (rate > 0.0) made.withdraws = core::later(world.now, core::minutes_from_years(stays / rate));
    return made;
}

bool fits(const World& world, const Adopters& adopters, const Child& child) {
    return adopters.withdraws > world.now && age_band(age_at(child, world.now)) <= adopters.oldest;
}

bool still_waits(const World& world, const InLine& place) {
    const Child& child = world.children[place.child.value];
    if (!child.care || child.spells != place.spell) return false;
    const CareRecord& record = world.care[child.care.value];
    return record.waiting && record.status == LegalStatus::placement_order;
}

void place(World& world, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    world.observer.sampled(Sample::adoption_match_weeks, 0, world.now,
                           core::days_from_minutes(world.now - record.ready) / 7.0);
    record.waiting = false;
    record.placed_for_adoption = true;
    place_for_adoption(world, id);
    core::Stream draws = luck(world.seed, Purpose::court, luck_of(world, child), child.spells,
                              2U + record.disruptions);
    record.next_step = end_of(world.tables().calendar(), world.now,
                              world.scenario().care.adoption_placement, draws.uniform());
    world.schedule(record.next_step, EventKind::court_or_match, id.value, spell_version(child));
}

/// The adopters take the child and those of its brothers and sisters in the line whom they can.
void match(World& world, const Adopters& adopters, ChildId id) {
    const FamilyId family = world.child(id).family;
    int room = adopters.children - 1;
    place(world, id);
    for (const InLine& other : world.adoption.children) {
        if (room == 0) break;
        const Child& child = world.child(other.child);
        if (child.family != family || !still_waits(world, other)) continue;
        if (!fits(world, adopters, child)) continue;
        place(world, other.child);
        --room;
    }
    std::erase_if(world.adoption.children,
                  [&](const InLine& line) { return !still_waits(world, line); });
}

void wait_in_line(World& world, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    record.waiting = true;
    record.next_step = core::never;
    world.adoption.children.push_back({id, child.spells});
    const double rate = world.scenario().care.adopters->change_of_plan;
    if (rate <= 0.0) return;
    core::Stream draws =
        luck(world.seed, Purpose::match, luck_of(world, child), child.spells, record.disruptions);
    record.next_step = core::later(world.now, core::minutes_from_years(draws.exponential() / rate));
    world.schedule(record.next_step, EventKind::court_or_match, id.value, spell_version(child));
}

void schedule_approval(World& world) {
    AdoptionList& list = world.adoption;
    list.next_approval = core::never;
    list.rate = world.scenario().care.adopters->approved;
    if (list.rate <= 0.0) return;
    core::Stream draws = luck(world.seed, Purpose::adopter, 1, list.approved);
    list.next_approval =
        core::later(world.now, core::minutes_from_years(draws.exponential() / list.rate));
    world.schedule(list.next_approval, EventKind::adopters_approved, 0, 0);
}

}  // namespace

void start_family_finding(World& world, ChildId id) {
    const Child& child = world.child(id);
    CareRecord& record = world.record(child.care);
    core::Stream draws = luck(world.seed, Purpose::match, luck_of(world, child), child.spells,
                              1U << 8U | record.disruptions);
    record.next_step = end_of(world.tables().calendar(), world.now,
                              world.scenario().care.family_finding, draws.uniform());
    world.schedule(record.next_step, EventKind::court_or_match, id.value, spell_version(child));
}

void seek_match(World& world, ChildId id) {
    const Child& child = world.child(id);
    world.record(child.care).ready = world.now;
    if (limits_of(world) == nullptr) return place(world, id);
    auto& waiting = world.adoption.adopters;
    std::erase_if(waiting, [&](const Adopters& a) { return a.withdraws <= world.now; });
    const auto found = std::find_if(waiting.begin(), waiting.end(),
                                    [&](const Adopters& a) { return fits(world, a, child); });
    if (found == waiting.end()) return wait_in_line(world, id);
    const Adopters adopters = *found;
    waiting.erase(found);
    match(world, adopters, id);
}

void change_plan(World& world, ChildId id) {
    CareRecord& record = world.record(world.child(id).care);
    record.waiting = false;
    record.next_step = core::never;
    set_status(world, id, LegalStatus::care_order);
}

void adoption_disrupted(World& world, ChildId id) {
    CareRecord& record = world.record(world.child(id).care);
    record.placed_for_adoption = false;
    ++record.disruptions;
    world.count(Flow::adoption_disruptions, 1);
    start_family_finding(world, id);
}

void start_adopters(World& world) {
    const AdopterParameters* of = limits_of(world);
    if (of == nullptr) return;
    for (int i = 0; i < of->start; ++i) {
        world.adoption.adopters.push_back(drawn(world, first_day + static_cast<std::uint32_t>(i)));
    }
    schedule_approval(world);
}

void adopters_approved(World& world) {
    world.count(Flow::adopters_approved, 1);
    const Adopters adopters = drawn(world, world.adoption.approved++);
    schedule_approval(world);
    auto& line = world.adoption.children;
    std::erase_if(line, [&](const InLine& place) { return !still_waits(world, place); });
    const auto found = std::find_if(line.begin(), line.end(), [&](const InLine& place) {
        return fits(world, adopters, world.child(place.child));
    });
    if (found == line.end()) {
        world.adoption.adopters.push_back(adopters);
    } else {
        match(world, adopters, found->child);
    }
}

void adopters_follow(World& world) {
    const AdopterParameters* of = limits_of(world);
    // The time to the next approval has no memory: it may be drawn again.
    if (of != nullptr && of->approved != world.adoption.rate) schedule_approval(world);
}

void start_waiting_for_match(World& world) {
    if (limits_of(world) == nullptr) return;
    std::vector<const CareRecord*> finding;
    for (const CareRecord& record : world.care) {
        if (record.active && !record.leaving_care && !record.placed_for_adoption &&
            record.status == LegalStatus::placement_order) {
            finding.push_back(&record);
        }
    }
    // Those whose family finding is nearest its end have sought longest.
    std::stable_sort(finding.begin(), finding.end(), [](const CareRecord* a, const CareRecord* b) {
        return a->next_step < b->next_step;
    });
    const auto printed =
        static_cast<std::size_t>(world.scenario().start_stocks.awaiting_adoption_match);
    for (std::size_t i = 0; i < std::min(printed, finding.size()); ++i) {
        const ChildId id = finding[i]->child;
        world.record(world.child(id).care).ready = world.now;
        wait_in_line(world, id);
    }
}

int adopters_waiting(const World& world) {
    return static_cast<int>(
        std::count_if(world.adoption.adopters.begin(), world.adoption.adopters.end(),
                      [&](const Adopters& adopters) { return adopters.withdraws > world.now; }));
}

}  // namespace kinflow::model
