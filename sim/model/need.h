#pragma once

#include "sim/core/time.h"
#include "sim/model/world.h"

namespace kinflow::model {

// Latent need is a family's own lasting level plus a lift that incidents bring and time takes away.
// An incident's shock is exponential; the lift is the greater of it and of what is left from
// before. Unserved, the lift falls at the rate need.unserved_fall; while a service is delivered it
// falls at the stage's relief.fall, if that is faster, and the level itself comes down by
// relief.lasting a year.

/// Brings level and lift up to world.now.
void update_need(World& world, Family& family);

/// Need at `at`, which is not before family.need_at, if nothing happens until then.
[[nodiscard]] double need_at(const World& world, const Family& family, core::Minute at);

/// What a wait of `waited` minutes, now over, has left of need that the stage's service would have
/// taken away in that time, in standard deviations.
[[nodiscard]] double left_by_waiting(const World& world, const Family& family, const Stage& stage,
                                     core::Minute waited);

/// What the worker sees at the end of a stay: need, more of it where there is a baby or, at some
/// stages, an earlier plan, and noise.
/// The noise belongs to the family and the stay, not to the policy.
[[nodiscard]] double perceived_need(const World& world, Family& family);

/// An incident: brings need up to date, takes its shock, and gives need as a worker sees it then.
double suffer_incident(World& world, Family& family);

/// Draws when the family's next incident happens, from now on, by thinning its falling hazard, and
/// schedules it. Must be called whenever need or the service changes; the incident pending until
/// then is void.
void schedule_incident(World& world, FamilyId id);

}  // namespace kinflow::model
