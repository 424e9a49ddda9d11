#include "sim/model/engine.h"

#include <string>

#include "sim/model/adoption.h"
#include "sim/model/allocation.h"
#include "sim/model/care.h"
#include "sim/model/casework.h"
#include "sim/model/census.h"
#include "sim/model/court.h"
#include "sim/model/demand.h"
#include "sim/model/due.h"
#include "sim/model/episodes.h"
#include "sim/model/follow_phase.h"
#include "sim/model/households.h"
#include "sim/model/placing.h"
#include "sim/model/read_ahead.h"
#include "sim/model/stay.h"
#include "sim/model/workforce.h"

namespace kinflow::model {

std::optional<core::Event> next_event(World& world) {
    while (!world.events.empty()) {
        const core::Event event = world.events.pop();
        read_ahead(world);
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
