#pragma once

#include <cstdint>

#include "sim/core/time.h"
#include "sim/model/ids.h"
#include "sim/model/scenario.h"
#include "sim/model/team.h"

namespace kinflow::model {

inline constexpr core::Minute long_ago = -core::never;

/// A child that has come to notice. Children of a family stand side by side in World::children.
struct Child {
    core::Minute born = 0;
    FamilyId family;
    CareId care;                        ///< looked after or leaving care; none otherwise
    core::Minute left_care = long_ago;  ///< when the last spell in care ended
    std::uint8_t plans = 0;             ///< child protection plans so far
    std::uint8_t spells = 0;            ///< spells in care so far
    std::uint8_t placements = 0;        ///< placements so far: numbers their luck
    std::uint8_t place_in_family = 0;
    std::uint8_t workers = 0;  ///< workers so far
    bool gone = false;         ///< adopted, or grown up elsewhere: no longer of this family
    bool in_need = false;      ///< has an open episode of need, counted as started
    bool on_plan = false;      ///< has a child protection plan, counted as started
};

/// A family known to the council, its latent need and its case. `stage` is `closed` between
/// episodes.
///
/// A council's families fill hundreds of megabytes, and each event touches one of them: a family is
/// a line and a half of the cache, and keeps what most events ask of its children.
struct alignas(32) Family {
    std::uint64_t entity = 0;  ///< address of its luck
    double level = 0.0;        ///< lasting need, standard deviations, at need_at
    double lift = 0.0;         ///< need above the level, at need_at; never negative
    core::Minute need_at = 0;
    StageId stage;
    core::Minute entered = 0;  ///< the stage
    core::Minute asked = 0;    ///< for a worker
    core::Minute stay_ends = core::never;
    core::Minute contacted = long_ago;  ///< last contact
    core::Minute referred = long_ago;   ///< last referral
    core::Minute enquiry = long_ago;    ///< last section 47 enquiry's start
    core::Minute known_until = 0;       ///< moves away, or the youngest is 18
    ChildId first_child;
    std::uint32_t held = not_held;  ///< the case in its team's book
    std::uint32_t stay_version = 0;
    std::uint16_t episode = 0;
    std::uint16_t incidents = 0;
    std::uint8_t stay = 0;  ///< stays so far in this episode
    std::uint8_t children = 0;
    std::uint8_t in_case = 0;  ///< children counted at the stage
    std::uint8_t channel = 0;
    std::uint8_t attention = 0;   ///< steps of the stage's attention reached
    bool served : 1 = false;      ///< has a worker, or needs none
    bool waiting : 1 = false;     ///< in its team's line
    bool new_worker : 1 = false;  ///< the worker changed during this stay
    bool disabled : 1 = false;
    bool unaccompanied : 1 = false;

    /// Of the children at home, as found by look_home(): good until `home_until`, when one of them
    /// grows up or is a baby no more, and until home_changed().
    bool baby : 1 = false;
    bool planned : 1 = false;  ///< one of them has been on a child protection plan
    std::uint8_t at_home = 0;  ///< how many
    core::Minute home_until = long_ago;

    /// A child has left home or come, or has been put on a plan.
    void home_changed() { home_until = long_ago; }
};
static_assert(sizeof(Family) == 96);

inline constexpr std::uint32_t no_household = 0xFFFFFFFFU;

/// A spell of being looked after, then of leaving care. Records are reused.
struct CareRecord {
    ChildId child;
    core::Minute entered = 0;
    core::Minute at_stage_since = 0;       ///< proceedings, looked after or leaving care
    core::Minute asked = 0;                ///< for a worker
    std::uint32_t held = not_held;         ///< the case in its team's book
    core::Minute placed = 0;               ///< start of the current placement
    core::Minute next_step = core::never;  ///< court's end, then match, then adoption order
    core::Minute exit = core::never;
    core::Minute move_due = core::never;  ///< the placement's end, unless care ends before
    PlacementTypeId placement;
    std::uint16_t exit_draws = 0;
    std::uint16_t year = 0;  ///< financial year of placements_in_year
    std::uint8_t placements_in_year = 0;
    CareExit reason = CareExit::eighteenth_birthday;
    LegalStatus status = LegalStatus::section_20;
    bool placed_for_adoption = false;
    bool leaving_care = false;
    bool out_of_area = false;
    bool allocated = false;  ///< has a worker of the stage's team
    bool active = false;
    std::uint32_t household = no_household;  ///< of the placement type; none in a pool of places
    core::Minute ready = long_ago;           ///< since when it waits for a hearing or a match
    bool waiting = false;                    ///< for a hearing or a match
    bool kin_tried = false;                  ///< family and friends, in this spell
    bool poor_match = false;       ///< the household misses the child's age, or parts siblings
    bool staying_put = false;      ///< of age, in the foster home of its childhood
    std::uint8_t disruptions = 0;  ///< of placements for adoption, in this spell
    bool home_district = false;    ///< placed in the district of the family
};

}  // namespace kinflow::model
