#pragma once

#include <string>
#include <vector>

#include "sim/model/pathway.h"

namespace kinflow::model {

/// What a team does with work beyond its standard caseload.
enum class Rule : std::uint8_t {
    hold,    ///< it waits in the team's line
    stretch  ///< it is allocated up to the ceiling, and everybody's work goes slower
};
[[nodiscard]] std::string_view name_of(Rule rule);

/// A kind of post.
struct Grade {
    std::string name;
    std::string label;
    double pay = 0.0;       ///< pounds for a full-time equivalent and year, with on-costs
    int pay_year = 0;       ///< financial year of the price base, by its first calendar year
    double caseload = 1.0;  ///< of the team's standard
    double turnover = 0.0;  ///< a year: permanent workers who leave at the standard caseload
    bool agency = false;    ///< vacancies may be covered by agency workers
    Duration time_to_fill;  ///< from vacancy to the new worker's first day
};

/// What one full-time equivalent brings. Hours of a year without leave, training and what is not
/// casework; sickness is drawn for each worker.
struct WorkingTime {
    double week = 37.0;         ///< contracted hours
    double leave = 0.0;         ///< days a year, public holidays included
    double training = 0.0;      ///< days a year
    double direct_share = 1.0;  ///< of the hours at work: casework, its recording and supervision

    /// Hours of casework in a week.
    [[nodiscard]] double casework() const;
};

struct Sickness {
    double spells = 0.0;  ///< a year for each worker
    Duration length;
};

struct AgencyParameters {
    double cover = 0.0;  ///< share of vacancies that an agency worker covers, where any is found
    Duration time_to_cover;
    double turnover = 0.0;  ///< a year
    double cap = 1.0;       ///< largest share of social workers' posts in use
    double premium = 1.0;   ///< cost relative to a permanent worker with on-costs
};

/// Posts without a worker, and agency workers, on the first day: in the teams of social workers.
struct StaffAtStart {
    double vacant = 0.0;        ///< full-time equivalents that nobody fills
    double agency_share = 0.0;  ///< of posts in use
};

struct WorkforceParameters {
    std::vector<Grade> grades;
    WorkingTime time;
    Sickness sickness;
    AgencyParameters agency;
    StaffAtStart start;
    double part_time_share = 0.0;  ///< of posts
    double part_time_fte = 1.0;    ///< of such a post
    double recruitment = 1.0;      ///< share of vacancies that are advertised: 0 is a freeze
    double overload_slope = 0.0;   ///< log of the growth of turnover for each unit of overload
    double newly_qualified_share = 0.0;  ///< of recruits
    double newly_qualified_load = 1.0;   ///< of a caseload, while newly qualified
    double newly_qualified_years = 1.0;
    Duration reallocation;          ///< from a worker's leaving to the next worker of a case
    double change_of_worker = 1.0;  ///< what is left of the effect on need until the stay ends
};

}  // namespace kinflow::model
