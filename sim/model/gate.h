#pragma once

#include <algorithm>
#include <span>

#include "sim/model/family.h"
#include "sim/model/pathway.h"

namespace kinflow::model {

/// The route that a family takes: the first whose condition it meets, otherwise the last
/// unconditional one whose cut the perceived need reaches. Null when it reaches none.
[[nodiscard]] inline const Route* choose(std::span<const Route> routes, const Family& family,
                                         double perceived) {
    const Route* chosen = nullptr;
    for (const Route& route : routes) {
        if (route.when == Condition::any) {
            if (perceived >= route.cut) chosen = &route;
        } else if (route.when == Condition::disabled ? family.disabled : family.unaccompanied) {
            return &route;
        }
    }
    return chosen;
}

/// What a review makes of a route back to the stage when the stay is long: see LongStay.
/// Conditional routes apply to all stays alike.
[[nodiscard]] inline const Route* after_long_stay(std::span<const Route> routes,
                                                  const Route* renewal, double perceived,
                                                  double narrower) {
    if (renewal->when != Condition::any) return renewal;
    const Route* less = nullptr;
    const Route* more = nullptr;
    for (const Route& route : routes) {
        if (route.when != Condition::any || &route == renewal) continue;
        if (&route < renewal) less = &route;
        if (&route > renewal && more == nullptr) more = &route;
    }
    const double above = less != nullptr ? perceived - renewal->cut : narrower;
    const double below = more != nullptr ? more->cut - perceived : narrower;
    if (std::min(above, below) >= narrower) return renewal;
    return above <= below ? less : more;
}

}  // namespace kinflow::model
