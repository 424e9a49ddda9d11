#include "sim/model/engine.h"

#include <string>

#include "sim/model/adoption.h"
#include "sim/model/allocation.h"
#include "sim/model/care.h"
#include "sim/model/casework.h"
#include "sim/model/census.h"
#include "sim/model/court.h"
#include "sim/model/demand.h"
#include "sim/model/episodes.h"
#include "sim/model/follow_phase.h"
#include "sim/model/households.h"
#include "sim/model/placing.h"
#include "sim/model/stay.h"
#include "sim/model/workforce.h"

namespace kinflow::model {

namespace {

bool is_of_family(EventKind kind) {
    return kind == EventKind::stay_end || kind == EventKind::incident ||
           kind == EventKind::deadline;
}

bool is_of_child(EventKind kind) {
    return kind == EventKind::care_exit || kind == EventKind::court_or_match ||
           kind == EventKind::placement_move;
}

/// The child's record, unless the event belongs to an earlier spell.
const CareRecord* record_of(const World& world, const core::Event& event) {
    const Child& child = world.children[event.entity];
    return child.care ? &world.care[child.care.value] : nullptr;
}

bool is_due(const World& world, const core::Event& event) {
    const auto kind = static_cast<EventKind>(event.kind);
    if (kind == EventKind::stay_end || kind == EventKind::incident) {
        const Family& family = world.families[event.entity];
        const std::uint32_t current =
            kind == EventKind::stay_end ? family.stay_version : family.incident_draws;
        return event.version() == (current & core::EventList::max_version);
    }
    if (kind == EventKind::post) {
        return is_current(world.posts[event.entity], event.version());
    }
    if (kind == EventKind::deadline) {
        const Family& family = world.families[event.entity];
        return event.version() == (stay_address(family) & core::EventList::max_version) &&
               family.attention < world.stage(family.stage).attention.size();
    }
    if (kind == EventKind::household_leaves) {
        const Homes& homes = world.homes[type_in(event.entity).value];
        return homes.households[number_in(event.entity)].leaves == event.time();
    }
    if (kind == EventKind::foster_enquiry) {
        return world.homes[event.entity].next_enquiry == event.time();
    }
    if (kind == EventKind::hearing) return world.hearings.next == event.time();
    if (kind == EventKind::adopters_approved) return world.adoption.next_approval == event.time();
    if (!is_of_child(kind)) return true;
    const CareRecord* record = record_of(world, event);
    if (record == nullptr) return false;
    const Child& child = world.children[event.entity];
    if (kind == EventKind::placement_move) {
        return event.version() == child.placements && !record->leaving_care &&
               record->move_due == event.time();
    }
    const core::Minute due = kind == EventKind::care_exit ? record->exit : record->next_step;
    return event.version() == spell_version(child) && due == event.time();
}

// What the events of a day concern lies anywhere in memory, and waiting for it piece by piece would
// be most of the engine's time. So it is asked for a few events ahead: first the family or child,
// and once that is there, what it points to.

void fetch_entity(const World& world, const core::Event& event) {
    const auto kind = static_cast<EventKind>(event.kind);
    if (is_of_family(kind)) {
        const auto* family = reinterpret_cast<const char*>(&world.families[event.entity]);
        __builtin_prefetch(family);
        __builtin_prefetch(family + sizeof(Family) - 1);
    } else if (is_of_child(kind)) {
        __builtin_prefetch(&world.children[event.entity]);
    }
}

void fetch_what_it_holds(const World& world, const core::Event& event) {
    const auto kind = static_cast<EventKind>(event.kind);
    if (is_of_family(kind)) {
        const Family& family = world.families[event.entity];
        const std::uint32_t child = family.first_child.value;
        __builtin_prefetch(world.children.data() + child);
        __builtin_prefetch(world.children.data() + child + 2);
        if (family.held == not_held) return;
        __builtin_prefetch(
            &world.team(team_for(world, family, world.stage(family.stage))).at(family.held));
    } else if (is_of_child(kind)) {
        const Child& child = world.children[event.entity];
        __builtin_prefetch(&world.families[child.family.value]);
        if (child.care) __builtin_prefetch(&world.care[child.care.value]);
    }
}

void fetch_soon(const World& world) {
    constexpr std::size_t first = 16;
    constexpr std::size_t then = 8;
    if (world.events.has_begun_run()) {
        for (std::size_t i = 0; i < first; ++i) {
            if (const core::Event* event = world.events.ahead(i)) fetch_entity(world, *event);
        }
    }
    if (const core::Event* event = world.events.ahead(first)) fetch_entity(world, *event);
    if (const core::Event* event = world.events.ahead(then)) fetch_what_it_holds(world, *event);
    if (const core::Event* event = world.events.scheduled_late()) fetch_entity(world, *event);
}

}  // namespace

std::optional<core::Event> next_event(World& world) {
    while (!world.events.empty()) {
        const core::Event event = world.events.pop();
        fetch_soon(world);
        if (!is_due(world, event)) continue;
        world.now = event.time();
        return event;
    }
    world.now = world.end;
    return std::nullopt;
}

namespace {

void act_on(World& world, const core::Event& event) {
    switch (static_cast<EventKind>(event.kind)) {
        case EventKind::arrival:
            return arrive(world, ChannelId{event.entity});
        case EventKind::incident:
            return incident(world, FamilyId{event.entity});
        case EventKind::stay_end:
            return end_stay(world, FamilyId{event.entity});
        case EventKind::care_exit:
            return leave_care(world, ChildId{event.entity});
        case EventKind::court_or_match:
            return court_or_match(world, ChildId{event.entity});
        case EventKind::placement_move:
            return change_placement(world, ChildId{event.entity});
        case EventKind::deadline:
            return turn_to(world, FamilyId{event.entity});
        case EventKind::reallocation:
            return reallocate(world, event.entity, event.version());
        case EventKind::post:
            return change_post(world, PostId{event.entity},
                               static_cast<PostChange>(event.version() & 7U));
        case EventKind::month_begin:
            return review_workforce(world);
        case EventKind::month_end:
            world.observer.month_ended(take_census(world));
            return households_follow(world);
        case EventKind::added_arrival:
            return arrive_added(world, event.entity, event.version());
        case EventKind::phase:
            return follow_phase(world, event.entity);
        case EventKind::household_leaves:
            return deregister(world, type_in(event.entity), number_in(event.entity));
        case EventKind::foster_enquiry:
            return foster_enquiry(world, PlacementTypeId{event.entity});
        case EventKind::foster_approval:
            return foster_approval(world, type_in(event.entity), number_in(event.entity));
        case EventKind::hearing:
            return hold_hearing(world);
        case EventKind::adopters_approved:
            return adopters_approved(world);
    }
}

}  // namespace

void handle(World& world, const core::Event& event) {
    act_on(world, event);
    settle_episodes(world);
}

std::string describe(const World& world, const core::Event& event) {
    const auto kind = static_cast<EventKind>(event.kind);
    std::string text = core::to_iso(world.tables().calendar().date_of(event.time()));
    const auto add = [&](const std::string& name, std::uint32_t number, StageId stage) {
        text = name + " " + std::to_string(number) + ", " + text + ", stage " +
               world.stage(stage).name;
    };
    if (is_of_family(kind)) {
        const Family& family = world.families[event.entity];
        add("first child", family.first_child.value, family.stage);
    } else if (is_of_child(kind)) {
        const CareRecord* record = record_of(world, event);
        add("child", event.entity,
            record != nullptr ? stage_of(world, *record) : world.tables().pathway().closed);
    }
    return text;
}

}  // namespace kinflow::model
