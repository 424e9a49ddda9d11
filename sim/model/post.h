#pragma once

#include <cstdint>

#include "sim/core/time.h"
#include "sim/model/family.h"
#include "sim/model/ids.h"

namespace kinflow::model {

enum class Holder : std::uint8_t { nobody, permanent, agency, abolished };

/// An established post of a team and the worker who holds it, if any. A worker is known by the post
/// and by being its first, second, third ... holder.
struct Post {
    TeamId team;
    std::uint32_t place = 0;    ///< among the team's posts
    std::uint32_t holders = 0;  ///< so far, permanent or agency
    std::uint32_t vacancies = 0;
    std::uint32_t spells = 0;  ///< of sickness, all holders'
    core::Minute since = 0;    ///< held, or vacant, since
    core::Minute newly_qualified_until = long_ago;
    core::Minute absent_until = long_ago;
    int cases = 0;                        ///< children
    std::uint32_t first_case = not_held;  ///< in the team\'s book
    float fte_at_work = 0.0F;             ///< as the team counts it
    float capacity_at_work = 0.0F;        ///< as the team counts it
    float fte = 1.0F;                     ///< full-time equivalents
    float capacity = 0.0F;  ///< children at the standard caseload, of the present holder
    std::uint8_t grade = 0;
    Holder holder = Holder::nobody;
    bool advertised = false;  ///< a permanent worker is sought
    bool agency_due = false;  ///< an agency worker is on the way

    [[nodiscard]] bool is_held() const {
        return holder == Holder::permanent || holder == Holder::agency;
    }
    [[nodiscard]] bool is_at_work(core::Minute now) const {
        return is_held() && absent_until <= now;
    }
};

/// Full-time equivalents of social workers' posts that are held, and of those by agency workers.
/// Sums of a worker's hours that are exact in any order, since each is a float.
struct StaffInUse {
    double all = 0.0;
    double agency = 0.0;

    void count(const Post& post, double sign) {
        if (!post.is_held()) return;
        all += sign * double{post.fte};
        if (post.holder == Holder::agency) agency += sign * double{post.fte};
    }
};

}  // namespace kinflow::model
