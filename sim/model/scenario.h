#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/alias_table.h"
#include "sim/core/calendar.h"
#include "sim/core/distribution.h"
#include "sim/core/hazard.h"
#include "sim/model/cost_parameters.h"
#include "sim/model/ids.h"
#include "sim/model/pathway.h"
#include "sim/model/workforce_parameters.h"

namespace kinflow::model {

/// Whole years of age at which a band ends; the last band ends at 18. An unborn child is in the
/// first. The department's own bands for looked-after children: under 1, 1-4, 5-9, 10-15, 16 and
/// over.
inline constexpr std::array<double, 4> age_breaks{1.0, 5.0, 10.0, 16.0};
inline constexpr std::size_t age_band_count = 5;
inline constexpr std::array<const char*, age_band_count> age_band_names{
    "under_1", "1_to_4", "5_to_9", "10_to_15", "16_and_over"};
using ByAge = std::array<double, age_band_count>;
[[nodiscard]] constexpr std::size_t age_band(double age) {
    std::size_t band = 0;
    while (band < age_breaks.size() && age >= age_breaks[band]) ++band;
    return band;
}

/// A dated change of a channel's rate.
struct DemandShock {
    core::Date from{};
    core::Date to{};
    double multiplier = 1.0;
};

/// First contacts by one channel: a non-homogeneous Poisson stream of families.
struct Channel {
    std::string name;
    std::string label;
    double families_per_10000 = 0.0;  ///< families first contacted, a year, for 10,000 under-18s
    double trend = 0.0;               ///< growth a year, as a fraction
    std::array<double, 12> month_profile{};  ///< January first, mean 1
    ByAge age_mix{};                         ///< weights of the index child's age band
    bool unaccompanied = false;    ///< unaccompanied asylum-seeking: one child, aged by the mix
    bool domestic_abuse = false;   ///< police notifications of domestic abuse
    TeamId team = TeamId::none();  ///< screens this channel's contacts; the stage's when none
    std::vector<DemandShock> shocks;
};

struct FamilyParameters {
    std::vector<double> size_weights;  ///< weights of 1, 2, 3, ... children under 18
    double sibling_gap_years = 2.5;    ///< mean years between siblings
    double disabled_share = 0.0;       ///< of families, those that come for a child's disability
    double leave_area_rate = 0.0;      ///< a year: a known family moves away
};

/// Latent need, in standard deviations. See sim/model/need.h for the dynamics.
struct NeedParameters {
    double level_mean = 0.0;
    double level_sd = 1.0;
    double shock_mean = 0.0;     ///< mean of the exponential lift that an incident brings
    double unserved_fall = 0.0;  ///< a year: rate at which a lift falls away without service
    double infant = 0.0;  ///< how much graver workers take it when a child is under 1 or unborn
    double incident_rate = 0.0;   ///< a year, at need 0, for a family already known
    double incident_slope = 0.0;  ///< log of the rate's growth for each standard deviation of need
    double incident_limit = 0.0;  ///< a year: upper bound of the rate
};

enum class LegalStatus : std::uint8_t {
    section_20,
    interim_care_order,
    care_order,
    placement_order
};
inline constexpr std::size_t legal_status_count = 4;
[[nodiscard]] std::string_view name_of(LegalStatus status);

/// Why a child ceases to be looked after.
enum class CareExit : std::uint8_t {
    return_home,
    relatives,
    special_guardianship,
    adoption,
    independence,
    eighteenth_birthday
};
inline constexpr std::size_t care_exit_count = 6;
[[nodiscard]] std::string_view name_of(CareExit reason);

/// Competing hazards of leaving care, a year, by age band and by time in care.
struct ExitHazard {
    CareExit reason = CareExit::return_home;
    LegalStatus status = LegalStatus::section_20;
    std::vector<ByAge> rates;  ///< one row for each band of time in care
};

struct CourtOutcomes {  ///< shares at the end of care proceedings, by age band; the rest get a care
                        ///< order
    ByAge placement_order{};
    ByAge special_guardianship{};
    ByAge return_home{};
};

/// Approved adopters, as families. They are a stock: each is approved, waits for a child that fits,
/// and is matched or withdraws.
struct AdopterParameters {
    int start = 0;                 ///< approved and not matched on the first day
    double approved = 0.0;         ///< families approved a year
    double withdrawn = 0.0;        ///< a year: rate at which one that waits gives up
    double change_of_plan = 0.0;   ///< a year: rate at which the plan of a child that waits changes
                                   ///< to long-term care
    ByAge oldest{};                ///< weights of the oldest age band that a family would take
    std::vector<double> children;  ///< weights of 1, 2, ... children that it would take together
};

struct CareParameters {
    double siblings_together = 1.0;   ///< chance that each brother or sister at home enters too
    ByAge proceedings_share{};        ///< of entries that do not come by pre-proceedings, under an
                                      ///< interim order
    std::vector<double> time_breaks;  ///< years in care at which the rows of ExitHazard end
    std::vector<ExitHazard> exits;
    Duration proceedings;                        ///< issue until ready for the final hearing
    std::optional<Duration> proceedings_before;  ///< the same in the history; of the children in
                                                 ///< proceedings on the first day what is left
                                                 ///< shrinks or grows as the means do
    CourtOutcomes court;
    Duration family_finding;               ///< placement order to placed for adoption
    Duration adoption_placement;           ///< placed for adoption to adoption order
    double leaving_care_until_age = 21.0;  ///< years
    double support_after_exit_share =
        0.0;                 ///< of children who return home, those whose family case stays open
    double hearings = -1.0;  ///< children whose final hearing the court can hold in a month;
                             ///< negative: no limit
    std::optional<AdopterParameters> adopters;  ///< none: an adopter for every child
    double staying_put = 0.0;  ///< of young people who turn 18 in a foster home, those who stay on
    double staying_put_until_age = 21.0;
    double in_education = 0.0;  ///< of care leavers, those supported until 25
};

/// Who provides a placement, as the return on looked-after children groups them.
enum class Provider : std::uint8_t { own_provision, private_or_voluntary, other_public, parents };
inline constexpr std::size_t provider_count = 4;
[[nodiscard]] std::string_view name_of(Provider provider);

/// A part of the area. Families and foster households live in one.
struct District {
    std::string name;
    std::string label;
    double weight = 0.0;  ///< share of families and households, up to a factor
};

/// Ages that a foster household may be approved for.
struct ApprovedAges {
    double from = 0.0;
    double to = 18.0;  ///< years; younger than this
    double weight = 0.0;
};

/// The authority's own foster households of one placement type. A place on paper is not a place: a
/// household may be unused, resting, or keep its places for brothers and sisters.
struct HouseholdParameters {
    int start = 0;               ///< approved on the first day
    std::vector<double> places;  ///< weights of 1, 2, ... approved places
    std::vector<ApprovedAges> ages;
    double takes_siblings = 0.0;   ///< share that takes brothers and sisters together
    double takes_unrelated = 0.0;  ///< share that takes children of different families at once
    double unused = 0.0;  ///< share that is approved but not used for children looked after
    /// Chance that a household with a free place suits a child of the approved ages: who lives in
    /// it, the way to school, what the child needs and the carers can give. Drawn for each
    /// household and child once and for all, so that vacant homes and children placed elsewhere
    /// stand side by side.
    double suits = 1.0;
    double enquiries = 0.0;       ///< a year
    double approved_share = 0.0;  ///< of enquiries
    Duration approval;            ///< enquiry to approval
    double deregistered = 0.0;    ///< a year: rate at which a household leaves
    double rest_share = 0.0;      ///< of households that their last child leaves, those that rest
    Duration rest;
};

struct PlacementType {
    std::string name;
    std::string label;
    int places = 0;            ///< usable places; a negative number is no limit
    double out_of_area = 0.0;  ///< chance that a placement of this type is outside the authority
    ByAge preference{};        ///< weight of the type for a child of that age
    std::vector<double> move_rates;          ///< a year, one for each band of time in placement
    std::vector<PlacementTypeId> fall_back;  ///< in order, when no place is free
    /// Types that come before this one: it is used only when none of them has a home that suits the
    /// child in every respect.
    std::vector<PlacementTypeId> only_after;
    bool foster = false;        ///< counted in foster care
    bool for_adoption = false;  ///< used for children placed for adoption, and only for them
    bool residential = false;   ///< counted in residential care
    Provider provider = Provider::own_provision;
    double growth = 0.0;  ///< of the places, a year, as a fraction
    /// The authority's own foster households; none: a pool of places.
    std::optional<HouseholdParameters> households;
    /// Family and friends: share of children with such a home, by age at the placement. It is tried
    /// first, once in a spell, and approved for the child. None: not such a type.
    std::optional<ByAge> kin_available;
};

/// What fits less well than wished, and what follows from it.
struct MatchingParameters {
    double age_tolerance = 0.0;     ///< years by which a child may miss the approved ages
    double poor_match_moves = 1.0;  ///< a poor match ends in a move at this multiple of the rate
};

struct PlacementParameters {
    std::vector<double> time_breaks;  ///< years in placement at which move_rates step
    std::vector<PlacementType> types;
    MatchingParameters matching;
};

struct Team {
    std::string name;
    std::string label;
    double full_time_equivalents = 0.0;  ///< established posts
    double caseload_standard = 0.0;      ///< children for each full-time equivalent
    bool social_work = true;             ///< counted in the social-worker caseload
    Rule rule = Rule::hold;
    double ceiling = 1.0;                   ///< of the standard, where the team stretches
    std::vector<double> grade_shares = {};  ///< of posts; empty: all of the first grade
};

/// A printed stock at the start, and how many of its children sit where.
struct StartStocks {
    double history_years =
        0.0;  ///< length of the history from which the starting children are drawn
    int looked_after = 0;
    int child_protection_plan = 0;
    int children_in_need = 0;  ///< the census count: contains the two above and the care leavers
    int care_leavers = 0;
    std::vector<double>
        placement_shares;  ///< by placement type, of looked after; empty: as in the history
    int awaiting_adoption_match = 0;  ///< of looked after: family finding done, no adopter yet
};

/// A published figure that the run is held against. Quoted in the report beside the simulated
/// interval.
struct Target {
    std::string measure;
    std::string level;  ///< empty: the measure itself
    core::Date from{};  ///< first day of a flow's period
    core::Date to{};    ///< last day, or the date of a stock
    double value = 0.0;
    double tolerance = 0.0;  ///< share of the value within which the model is said to fit
    std::string source;      ///< register id
    std::string where;       ///< document and paragraph, for the reader
};

enum class Standing : std::uint8_t { observed, calibrated, assumed, policy };
[[nodiscard]] std::string_view name_of(Standing standing);

/// Where one number of the scenario comes from.
struct Provenance {
    std::string path;   ///< key path, e.g. care.proceedings.mean
    std::string value;  ///< as written
    std::string unit;
    Standing standing = Standing::assumed;
    std::string source;  ///< register id, or the reason why it is assumed
    std::string file;
    int line = 0;
};

/// Everything a run needs, validated and immutable.
struct Scenario {
    std::string name;
    std::string title;
    std::string description;
    core::Date start{};
    core::Date end{};  ///< the first day not simulated
    double population_under_18 = 0.0;
    Pathway pathway;
    std::vector<Team> teams;
    WorkforceParameters workforce;
    std::vector<Channel> channels;
    FamilyParameters families;
    NeedParameters need;
    CareParameters care;
    PlacementParameters placements;
    StartStocks start_stocks;
    CostParameters costs;
    std::vector<Target> targets;
    std::vector<Provenance> provenance;
    std::vector<District> districts;  ///< empty: the area is one
    std::string source_text;  ///< every file read, in order: what the manifest's hash is taken of
};

}  // namespace kinflow::model
