#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// Care proceedings: preparation, then the line for the final hearing, then an order. The court
// holds hearings at even intervals, as many in a month as care.court.hearings says, each for one
// child; an interval with nobody ready is lost.

/// Issues proceedings for the child and draws when they are ready for the final hearing.
void start_proceedings(World& world, ChildId id);

/// On the first day courts take up their new pace: what is left until the case is ready shrinks or
/// grows as care.proceedings stands to care.proceedings_before.
void proceedings_on_the_first_day(const World& world, CareRecord& record);

/// The case is ready: it is heard at once where hearings have no limit, or joins the line.
void ready_for_hearing(World& world, ChildId id);

/// A hearing of the court: the first in the line who still waits gets an order.
void hold_hearing(World& world);

/// Brings the next sitting in line with the hearings in force.
void hearings_follow(World& world);

/// Mean wait of a line with random arrivals and hearings at even intervals of `days`, of which a
/// share `use` is used: days / (2 (1 - use)), the wait of an M/D/1 queue and half an interval
/// (Gross and Harris, Fundamentals of Queueing Theory).
[[nodiscard]] constexpr double mean_hearing_wait(double days, double use) {
    return days / (2.0 * (1.0 - use));
}

}  // namespace kinflow::model
