#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/core/time.h"
#include "sim/model/pathway.h"
#include "sim/model/scenario.h"

namespace kinflow::model {

/// Things that happen and are counted, in children. The comment names the breakdown, if any.
enum class Flow : std::uint8_t {
    contacts,         // channel
    repeat_contacts,  // previous contact within 12 months
    contacts_to_assessment,
    contacts_early_help,
    contacts_advice,
    contacts_no_further_action,
    early_help_started,
    referrals,
    re_referrals,  // previous referral within 12 months
    referrals_no_further_action,
    assessments_started,
    assessments_completed,
    assessments_in_time,  // within the stage's statutory clock
    assessments_not_in_need,
    need_episodes_started,
    need_episodes_ended,
    section_47_enquiries,
    initial_conferences,
    initial_conferences_in_time,
    child_protection_plans_started,
    child_protection_second_plans,
    child_protection_plans_ended,
    looked_after_started,   // age band at entry
    looked_after_ceased,    // CareExit
    looked_after_returned,  // left care within the 12 months before
    placement_moves,
    placements_started,  // placement type
    care_proceedings_issued,
    care_proceedings_completed,
    grown_up,                  // turned 18 while a case was open
    worker_changes,            // team; another worker of the team took the child's case over
    worker_starters,           // team; workers: permanent, who start
    worker_leavers,            // team; workers: permanent, who leave
    hours_worked,              // team; hours of work on cases
    assessments_by_length,     // band of working days from referral to completion
    poor_matches,              // placements started that miss the age or part brothers and sisters
    siblings_placed,           // brothers and sisters who come with, or after, another
    siblings_placed_together,  // of those, in the same household, or of the same type in a pool
    foster_enquiries,          // households
    foster_households_approved,      // households, without those approved for one child
    foster_households_deregistered,  // households, without those approved for one child
    adopters_approved,               // families
    adoption_disruptions,            // placements for adoption that end in a move
    staying_put_started,
    cost_quantity,  // line of costs; full-time equivalents or children times minutes, pence of pay,
                    // or times that something happened: sim/model/cost_parameters.h
    cost_pence      // line of costs; pence in the price base
};
inline constexpr std::size_t flow_count = static_cast<std::size_t>(Flow::cost_pence) + 1;

/// Working days at which a band of assessment lengths ends; the last band is open. The department's
/// own bands, but for its same-day assessments, which are in the first.
inline constexpr std::array<int, 7> assessment_day_breaks{10, 20, 30, 40, 45, 50, 60};
inline constexpr std::size_t assessment_band_count = assessment_day_breaks.size() + 1;

/// Values observed one at a time: the measure is their mean, and their distribution.
enum class Sample : std::uint8_t {
    assessment_working_days,  // one for each child
    days_waiting,             // team; calendar days from asking for a worker to getting one
    care_proceedings_weeks,
    child_protection_plan_days,  // length of ended plans
    need_at_assessment,          // standard deviations
    need_left_by_waiting,        // team; standard deviations that service would have taken away
    court_wait_weeks,            // ready for the final hearing until it is held
    adoption_match_weeks         // family finding done until matched
};
inline constexpr std::size_t sample_count =
    static_cast<std::size_t>(Sample::adoption_match_weeks) + 1;

/// The people of a team on the last minute of a month, in full-time equivalents unless said
/// otherwise.
struct TeamStaff {
    double posts = 0.0;  ///< established
    double permanent = 0.0;
    double agency = 0.0;
    double absent = 0.0;           ///< ill, of those in post
    int permanent_workers = 0;     ///< people
    double hours_available = 0.0;  ///< a week, of casework
    double hours_wanted = 0.0;     ///< a week
    double pace = 1.0;             ///< speed of work, 1 as planned
    int also_held = 0;             ///< children held beside another team

    [[nodiscard]] double in_post() const { return permanent + agency; }
    [[nodiscard]] double vacant() const { return posts - in_post(); }
};

/// How a foster household stands.
enum class HouseholdState : std::uint8_t { vacant, part_used, full, resting, unused };
inline constexpr std::size_t household_state_count = 5;
[[nodiscard]] std::string_view name_of(HouseholdState state);

/// Stocks on the last minute of a month, in children unless said otherwise.
struct Census {
    int month = 0;                                 ///< index, Calendar::month_index
    std::array<int, stage_kind_count> at_stage{};  ///< by StageKind, waiting or served
    int children_in_need = 0;
    int contact_backlog = 0;                 ///< waiting for the front door
    std::array<int, 5> plans_by_duration{};  ///< up to 3 months, 6, 12, 24, over
    int looked_after = 0;
    std::array<int, age_band_count> looked_after_by_age{};
    std::array<int, legal_status_count> looked_after_by_status{};
    std::vector<int> looked_after_by_placement;  ///< by placement type
    int looked_after_out_of_area = 0;
    int looked_after_unaccompanied = 0;
    int placements_3_plus = 0;  ///< looked after with three or more placements in the year to date
    int stable_eligible = 0;    ///< under 16 and looked after two and a half years
    int stable_2y = 0;          ///< of those, in the same placement for two years
    int care_leavers = 0;
    std::vector<int> team_cases;    ///< by team: children held
    std::vector<int> team_waiting;  ///< by team: children waiting for a worker
    std::vector<TeamStaff> staff;   ///< by team
    int unallocated = 0;            ///< children waiting for a worker, or whose worker left
    int notifications_waiting = 0;  ///< of domestic abuse, in children
    std::vector<int> out_of_area_by_placement;            ///< by placement type
    std::array<int, household_state_count> households{};  ///< foster households by state
    int foster_places = 0;                                ///< approved places of those households
    int foster_places_filled = 0;  ///< those with a child or a young person staying put
    int looked_after_in_home_district = 0;
    int looked_after_poor_match = 0;
    int court_waiting = 0;
    int awaiting_adoption_match = 0;
    int adopters_waiting = 0;  ///< families
    int staying_put = 0;
};

/// Who listens to a run. The model does not know what is made of what it says. Called at
/// transitions only, never from inside a draw: a virtual call costs about two nanoseconds of some
/// hundred.
class Observer {
  public:
    Observer() = default;
    Observer(const Observer&) = default;
    Observer& operator=(const Observer&) = default;
    virtual ~Observer() = default;

    /// `children` went from one stage to another after `spent` minutes there (0 from `closed`).
    virtual void moved(StageId from, StageId to, core::Minute at, int children,
                       core::Minute spent) = 0;
    /// `level` indexes the flow's breakdown, 0 when it has none.
    virtual void counted(Flow flow, std::size_t level, core::Minute at, int children) = 0;
    virtual void sampled(Sample sample, std::size_t level, core::Minute at, double value) = 0;
    virtual void month_ended(const Census& census) = 0;
    /// The need that a worker sees at a stage's gate, standard deviations; one for each case.
    virtual void perceived(StageId, core::Minute, double) {}
};

/// Listens to nothing: for histories, benchmarks and tests.
class SilentObserver final : public Observer {
  public:
    void moved(StageId, StageId, core::Minute, int, core::Minute) override {}
    void counted(Flow, std::size_t, core::Minute, int) override {}
    void sampled(Sample, std::size_t, core::Minute, double) override {}
    void month_ended(const Census&) override {}
};

}  // namespace kinflow::model
