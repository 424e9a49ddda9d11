#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "sim/core/event_list.h"
#include "sim/core/large_array.h"
#include "sim/core/place_pool.h"
#include "sim/core/random.h"
#include "sim/model/compiled.h"
#include "sim/model/cost_book.h"
#include "sim/model/family.h"
#include "sim/model/household.h"
#include "sim/model/luck.h"
#include "sim/model/observer.h"
#include "sim/model/post.h"
#include "sim/model/team.h"

namespace kinflow::model {

/// What can happen. At the same minute the lower number comes first.
enum class EventKind : std::uint8_t {
    care_exit,
    court_or_match,
    placement_move,
    stay_end,
    incident,
    arrival,
    deadline,      ///< a case's statutory date comes near
    reallocation,  ///< another worker takes a case over
    post,          ///< of a post or its holder: sim/model/workforce.h
    month_begin,
    month_end,
    added_arrival,
    phase,
    household_leaves,
    foster_enquiry,
    foster_approval,
    hearing,
    adopters_approved
};

class Timeline;

enum class Limits : std::uint8_t { finite, none };

/// The state of one replication: children, families, care, teams and places, and what is due. Plain
/// data; what happens to it is in demand.h, casework.h, care.h and census.h.
struct World {
    World(const Compiled& compiled, core::StreamSeed stream_seed, Observer& listener,
          core::Minute begins, core::Minute ends, Limits within = Limits::finite);

    const Compiled* phase;               ///< the parameters in force now
    const Timeline* timeline = nullptr;  ///< and those to come; none: they never change
    core::StreamSeed seed;
    Observer& observer;
    core::Minute now;
    core::Minute end;

    core::LargeArray<Family> families;  ///< grows by add_family() only
    /// By family: how often its next incident has been drawn. An event of another number is stale,
    /// as more than half of them are, so this is kept where it costs little to look.
    core::LargeArray<std::uint32_t> incident_draws;
    core::LargeArray<Child> children;
    core::LargeArray<CareRecord> care;
    std::vector<CareId> unused_care;
    std::vector<std::uint32_t> arrivals;  ///< by channel: families so far
    core::EventList events;
    std::vector<TeamState> teams;
    std::vector<Post> posts;
    StaffInUse social_workers;
    std::vector<core::PlacePool> places;  ///< by placement type; without limit where households are
    std::array<int, stage_kind_count> at_stage{};  ///< children, by StageKind

    std::array<int, stage_kind_count> waiting_at{};  ///< of those, in families in a team's line
    int notifications_waiting = 0;                   ///< at contact, about domestic abuse

    /// Cases on a child protection plan, and since when; those that have left it are swept out at a
    /// census.
    struct OnPlan {
        FamilyId family;
        core::Minute since = 0;
    };
    std::vector<OnPlan> on_plan;
    std::vector<FamilyId> moved;  ///< by the event under way: sim/model/episodes.h

    Limits limits;
    std::vector<Homes> homes;  ///< by placement type; empty for a pool of places
    HearingList hearings;
    AdoptionList adoption;
    CostBook costs;

    [[nodiscard]] const Compiled& tables() const { return *phase; }
    [[nodiscard]] const Scenario& scenario() const { return phase->scenario(); }
    [[nodiscard]] const Stage& stage(StageId id) const { return phase->pathway()[id]; }
    [[nodiscard]] TeamState& team(TeamId id) { return teams[id.value]; }
    [[nodiscard]] const TeamState& team(TeamId id) const { return teams[id.value]; }
    [[nodiscard]] Post& post(PostId id) { return posts[id.value]; }
    [[nodiscard]] Family& family(FamilyId id) { return families[id.value]; }
    [[nodiscard]] Child& child(ChildId id) { return children[id.value]; }
    [[nodiscard]] CareRecord& record(CareId id) { return care[id.value]; }
    [[nodiscard]] std::span<Child> children_of(const Family& f) {
        return std::span{children}.subspan(f.first_child.value, f.children);
    }

    FamilyId add_family(const Family& family) {
        families.push_back(family);
        incident_draws.push_back(0);
        return FamilyId{static_cast<std::uint32_t>(families.size() - 1)};
    }

    /// Due at `time`, unless that lies beyond the run.
    void schedule(core::Minute time, EventKind kind, std::uint32_t entity, std::uint32_t version) {
        if (time >= end) return;
        const auto number = static_cast<std::uint8_t>(kind);
        events.push(time, std::min(number, core::EventList::max_priority), number, entity,
                    version & core::EventList::max_version);
    }

    /// Due at `time`, before all else of that minute that is scheduled later than this.
    void schedule_first(core::Minute time, EventKind kind, std::uint32_t entity) {
        if (time < end) events.push(time, 0, static_cast<std::uint8_t>(kind), entity, 0);
    }

    /// Counts children from one stage to another and tells the observer.
    void move(StageId from, StageId to, int count, core::Minute spent);
    /// The same for children who come to a stage from outside the run, or leave it.
    void leave_or_come(StageId id, int count);
    /// `sign` 1: the post's holder is paid and counted from now on; -1: no longer.
    void employ(const Post& post, int sign) {
        costs.pay(now, post, sign);
        if (scenario().teams[post.team.value].social_work) social_workers.count(post, sign);
    }
    void count(Flow flow, int count, std::size_t level = 0) {
        costs.happened(flow, level, count);
        observer.counted(flow, level, now, count);
    }
};

[[nodiscard]] inline double age_at(const Child& child, core::Minute now) {
    return core::years_from_minutes(now - child.born);
}
inline constexpr double adult_age = 18.0;
[[nodiscard]] inline core::Minute birthday(const Child& child, double age) {
    return core::later(child.born, core::minutes_from_years(age));
}

/// Lives at home, under 18: one that a case is about.
[[nodiscard]] inline bool is_at_home(const Child& child, core::Minute now) {
    return !child.gone && !child.care && now < birthday(child, adult_age);
}
/// The address of a child's own luck.
[[nodiscard]] inline std::uint64_t luck_of(const World& world, const Child& child) {
    return child_entity(world.families[child.family.value].entity, child.place_in_family);
}

/// Sees who is at home, if that may have changed since it was last looked: `at_home`, `baby` and
/// `planned` of the family are right afterwards.
void look_home(const World& world, Family& family);
[[nodiscard]] inline int children_at_home(const World& world, Family& family) {
    if (world.now >= family.home_until) look_home(world, family);
    return family.at_home;
}

}  // namespace kinflow::model
