#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

/// Whose event it is: Event::entity is a family, a child, or something else by its kind.
[[nodiscard]] constexpr bool is_of_family(EventKind kind) {
    return kind == EventKind::stay_end || kind == EventKind::incident ||
           kind == EventKind::deadline;
}
[[nodiscard]] constexpr bool is_of_child(EventKind kind) {
    return kind == EventKind::care_exit || kind == EventKind::court_or_match ||
           kind == EventKind::placement_move;
}

/// An incident that has not been drawn anew since.
[[nodiscard]] inline bool is_latest_incident(const World& world, const core::Event& event) {
    return event.version() == (world.incident_draws[event.entity] & core::EventList::max_version);
}

/// Whether the event still stands: what it is about has not changed since it was scheduled.
[[nodiscard]] bool is_due(const World& world, const core::Event& event);

/// The record of the child whom the event is about; null when the child is not looked after now.
[[nodiscard]] const CareRecord* record_of(const World& world, const core::Event& event);

}  // namespace kinflow::model
