#include "sim/model/due.h"

#include "sim/model/care.h"
#include "sim/model/households.h"
#include "sim/model/stay.h"
#include "sim/model/workforce.h"

namespace kinflow::model {

const CareRecord* record_of(const World& world, const core::Event& event) {
    const Child& child = world.children[event.entity];
    return child.care ? &world.care[child.care.value] : nullptr;
}

bool is_due(const World& world, const core::Event& event) {
    const auto kind = static_cast<EventKind>(event.kind);
    if (kind == EventKind::incident) return is_latest_incident(world, event);
    if (kind == EventKind::stay_end) {
        const std::uint32_t current = world.families[event.entity].stay_version;
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

}  // namespace kinflow::model
