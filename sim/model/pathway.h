#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/distribution.h"
#include "sim/model/ids.h"

namespace kinflow::model {

/// What a stage is to the statutory returns. Names of stages are the scenario's own; kinds are a
/// closed list, because measures (a referral, a plan started) are counted by kind.
enum class StageKind : std::uint8_t {
    contact,
    early_help,
    referral,
    assessment,
    section_47_enquiry,
    initial_conference,
    child_in_need_plan,
    child_protection_plan,
    edge_of_care,
    pre_proceedings,
    care_proceedings,
    looked_after,
    leaving_care,
    closed
};
inline constexpr std::size_t stage_kind_count = 14;
[[nodiscard]] std::string_view name_of(StageKind kind);

/// True from accepted referral to closure: the children in need census counts children at these
/// stages.
[[nodiscard]] constexpr bool is_need_episode(StageKind kind) {
    return kind >= StageKind::assessment && kind != StageKind::closed;
}

/// How a case that closes is recorded. `none` for routes that lead on.
enum class Outcome : std::uint8_t { none, no_further_action, advice, not_in_need, need_met };
[[nodiscard]] std::string_view name_of(Outcome outcome);

/// Which families a route is open to.
enum class Condition : std::uint8_t { any, disabled, unaccompanied };
[[nodiscard]] std::string_view name_of(Condition condition);

/// Where a statutory clock starts.
enum class ClockFrom : std::uint8_t { stage, referral, enquiry };
[[nodiscard]] std::string_view name_of(ClockFrom from);

/// A way out of a stage. A gate compares perceived need (need + noise, standard deviations) with
/// the cuts of its routes in order: the last route whose cut is reached is taken (an ordered
/// probit). A route with a condition is taken by those families whatever their need.
struct Route {
    StageId to{};
    double cut = -std::numeric_limits<double>::infinity();  ///< standard deviations of need
    Outcome outcome = Outcome::none;
    Condition when = Condition::any;
};

/// A length of time. `distribution` is in days, working days (add_working_days) or calendar days.
struct Duration {
    core::Distribution distribution = core::Distribution::constant(0.0);
    bool working_days = false;
};

/// What being served does to need: the rate at which the lift above the family's own level falls
/// away (a year) and the standard deviations by which that level itself comes down in a year of
/// service.
struct Relief {
    double fall = 0.0;     ///< per year; replaces the unserved rate when it is higher
    double lasting = 0.0;  ///< standard deviations per year
};

struct StatutoryClock {
    int working_days = 0;  ///< 0: no limit
    ClockFrom from = ClockFrom::stage;
};

/// A worker turns to a case as its statutory date comes near: from so many working days before it
/// (after it, when negative or 0) the case gets so many times the usual attention.
struct Attention {
    int days_before = 0;
    double times = 1.0;
};

/// Another team that holds the case too while it is at the stage, and is not waited for: reviewing
/// officers, for one.
struct AlsoHeldBy {
    TeamId team;
    double hours_a_week = 0.0;  ///< for each child
};

/// Of a stay that has been renewed for long: at a review from `from_days` after the stage began on,
/// it is renewed only where the perceived need lies at least `narrower` inside both cuts of the
/// route back. Outside, the route next to the nearer cut is taken.
struct LongStay {
    double from_days = 0.0;
    double narrower = 0.0;  ///< standard deviations; 0: reviews are all alike
};

struct Stage {
    std::string name;
    std::string label;
    StageKind kind = StageKind::closed;
    TeamId team = TeamId::none();
    int priority = 4;  ///< class in the team's waiting list, 0 is served first
    Duration duration;
    Duration review;  ///< length of each further stay when a route leads back to the stage
    double effort_hours = 0.0;  ///< hours of the team's work for a child, at each stay
    bool duty = false;          ///< the whole team's work: no worker of its own
    bool paced = false;         ///< lasts until its hours are worked; otherwise until its date
    std::vector<Attention> attention;  ///< from the earliest
    std::vector<AlsoHeldBy> also;
    StatutoryClock clock;
    double noise = 0.0;         ///< standard deviations
    double earlier_plan = 0.0;  ///< how much graver need is taken where a child has had a plan
    Relief relief;
    LongStay long_stay;
    std::vector<Route> routes;    ///< at the end of a stay, cuts ascending
    std::vector<Route> escalate;  ///< when an incident happens during a stay, cuts ascending
};

/// The pathway as it runs: stages in the file's order, routes by index. Built by compile_pathway.
struct Pathway {
    std::string name;
    std::string title;
    std::vector<Stage> stages;
    StageId contact{};       ///< where a new presentation starts
    StageId looked_after{};  ///< the only stage of its kind
    StageId proceedings{};
    StageId leaving_care{};
    StageId closed{};
    StageId after_return_home{};  ///< where the family's case goes when a child returns from care

    [[nodiscard]] const Stage& operator[](StageId id) const { return stages[id.value]; }
    [[nodiscard]] StageId find(std::string_view name) const;  ///< none when there is no such stage
};

}  // namespace kinflow::model
