#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/alias_table.h"
#include "sim/core/calendar.h"
#include "sim/core/distribution.h"
#include "sim/core/hazard.h"
#include "sim/model/age_bands.h"
#include "sim/model/care_parameters.h"
#include "sim/model/cost_parameters.h"
#include "sim/model/ids.h"
#include "sim/model/pathway.h"
#include "sim/model/placement_parameters.h"
#include "sim/model/workforce_parameters.h"

namespace kinflow::model {

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
