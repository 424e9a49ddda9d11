#include "sim/model/read_ahead.h"

#include <algorithm>
#include <array>

#include "sim/model/due.h"
#include "sim/model/stay.h"

namespace kinflow::model {

namespace {

// What the events of a day concern lies anywhere in memory, and waiting for it piece by piece would
// be most of the engine's time. So it is read for a batch of coming events at once, step by step:
// whether they still stand, then their families and children, then what those point to. The reads
// of a step do not depend on each other, so the processor waits for all of them together.
//
// They are reads, since some processors drop a prefetch from a page whose address is not at hand; a
// prefetch of the next line is good enough once they have been.

void read(const void* memory) { static_cast<void>(*static_cast<const volatile char*>(memory)); }

void fetch_entity(const World& world, const core::Event& event) {
    const auto kind = static_cast<EventKind>(event.kind);
    if (is_of_family(kind)) {
        const auto* family = reinterpret_cast<const char*>(&world.families[event.entity]);
        read(family);
        __builtin_prefetch(family + sizeof(Family) - 1);
        read(&world.incident_draws[event.entity]);
    } else if (is_of_child(kind)) {
        read(&world.children[event.entity]);
    }
}

void fetch_what_it_holds(const World& world, const core::Event& event) {
    const auto kind = static_cast<EventKind>(event.kind);
    if (is_of_family(kind)) {
        const Family& family = world.families[event.entity];
        const Child* const first = world.children.data() + family.first_child.value;
        read(first);
        __builtin_prefetch(first + 2);
        if (family.held == not_held) return;
        read(&world.team(team_for(world, family, world.stage(family.stage))).at(family.held));
    } else if (is_of_child(kind)) {
        const Child& child = world.children[event.entity];
        read(&world.families[child.family.value]);
        if (child.care) read(&world.care[child.care.value]);
    }
}

}  // namespace

void read_concerned(const World& world, const core::Event& event) { fetch_entity(world, event); }

void read_batch(const World& world) {
    std::array<const core::Event*, read_ahead_batch> batch{};
    std::size_t size = 0;
    for (std::size_t i = 0; i < read_ahead_batch; ++i) {
        const core::Event* const event = world.events.ahead(i);
        if (event == nullptr) break;
        if (static_cast<EventKind>(event->kind) == EventKind::incident) {
            read(&world.incident_draws[event->entity]);
        }
        batch[size++] = event;
    }
    const auto end =
        std::remove_if(batch.begin(), batch.begin() + size, [&](const core::Event* event) {
            return static_cast<EventKind>(event->kind) == EventKind::incident &&
                   !is_latest_incident(world, *event);
        });
    std::for_each(batch.begin(), end, [&](auto* event) { fetch_entity(world, *event); });
    std::for_each(batch.begin(), end, [&](auto* event) { fetch_what_it_holds(world, *event); });
}

}  // namespace kinflow::model
