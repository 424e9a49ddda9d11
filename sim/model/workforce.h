#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// Posts and the workers in them: who holds one, falls ill, leaves, and how a vacancy is covered and
// filled.

/// Makes the posts of every team and their holders on the first day.
void establish_posts(World& world);

/// Schedules what workers and vacancies bring.
void start_workforce(World& world);

/// What an event of EventKind::post means; it stands in the low bits of the event's version.
enum class PostChange : std::uint8_t { leaving, falling_ill, back, filled, agency_starts };

/// Whether an event's version is the post's present one.
[[nodiscard]] bool is_current(const Post& post, std::uint32_t version);

void change_post(World& world, PostId id, PostChange change);

/// The first of a month: who gives notice, and which vacancies are advertised and covered.
void review_workforce(World& world);

/// Posts, and what their holders can do, follow the parameters in force: new posts are vacant at
/// first, and posts that go are vacant ones, then agency workers', then those of the last to come.
void follow_establishment(World& world);

/// Capacity and hours of a team after any of its workers changed.
void refresh_team(World& world, TeamId team);

}  // namespace kinflow::model
