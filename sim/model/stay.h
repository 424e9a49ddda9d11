#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// A family's stay at a stage, as time and work: when it ends, and how much of the team it wants.

/// The number of the stay, which no other stay of the family has.
[[nodiscard]] inline std::uint32_t stay_address(const Family& family) {
    return std::uint32_t{family.episode} << 8U | family.stay;
}

/// The team that does the stage's work for the family: the stage's, unless the family's channel has
/// one of its own that screens its contacts.
[[nodiscard]] TeamId team_for(const World& world, const Family& family, const Stage& stage);

/// Hours a week for a child in care: the stage's effort is a year's.
[[nodiscard]] inline double hours_a_week_in_care(const Stage& stage) {
    return stage.effort_hours * 7.0 / core::days_per_year;
}

/// The stay begins, of the length that its luck draws. The family is served from now on.
void begin_stay(World& world, FamilyId id, const Duration& length);

/// True when the stay's time has come, but its work is not done: the stay's end is scheduled anew.
[[nodiscard]] bool has_work_left(World& world, FamilyId id);

/// What is left of the stay takes so many times as long.
void stretch_stay(World& world, FamilyId id, double by);

/// The worker is gone: work stops.
void interrupt_stay(World& world, FamilyId id);
/// Another worker goes on.
void resume_stay(World& world, FamilyId id);

/// Schedules the next step of the stage's attention to the statutory date; steps that are past
/// count at once.
void schedule_attention(World& world, FamilyId id);
/// A step is due: a waiting case moves up the line, a served one gets more attention.
void turn_to(World& world, FamilyId id);

/// Brings the family's reading of its team's clock up to now.
void read_clock(World& world, const Family& family);

}  // namespace kinflow::model
