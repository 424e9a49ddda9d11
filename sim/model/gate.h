#pragma once

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

}  // namespace kinflow::model
