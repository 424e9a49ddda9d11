#include "sim/model/measures_catalogue.h"
#include "sim/model/measures_formulas.h"

namespace kinflow::model::catalogue {

using namespace formulas;

namespace {

using StaffValue = double (*)(const TeamStaff&);

double posts(const TeamStaff& staff) { return staff.posts; }
double in_post(const TeamStaff& staff) { return staff.in_post(); }
double agency(const TeamStaff& staff) { return staff.agency; }
double vacant(const TeamStaff& staff) { return staff.vacant(); }
double people(const TeamStaff& staff) { return staff.permanent_workers; }
double wanted(const TeamStaff& staff) { return staff.hours_wanted; }
double available(const TeamStaff& staff) { return staff.hours_available; }

double of_team(const Base& base, std::size_t team, StaffValue value) {
    return team < base.census.staff.size() ? value(base.census.staff[team]) : 0.0;
}

/// Over the teams of social workers.
double of_social_work(const Base& base, StaffValue value) {
    double sum = 0.0;
    for (std::size_t team = 0; team < base.scenario.teams.size(); ++team) {
        if (base.scenario.teams[team].social_work) sum += of_team(base, team, value);
    }
    return sum;
}

template <StaffValue value>
double social_workers(const Base& base, std::size_t) {
    return of_social_work(base, value);
}

template <StaffValue value>
double of_a_team(const Base& base, std::size_t team) {
    return of_team(base, team, value);
}

template <StaffValue part, StaffValue whole>
double staff_share(const Base& base, std::size_t) {
    return percent(of_social_work(base, part), of_social_work(base, whole));
}

template <StaffValue part, StaffValue whole>
double team_staff_share(const Base& base, std::size_t team) {
    return percent(of_team(base, team, part), of_team(base, team, whole));
}

double leavers(const Base& base) {
    double sum = 0.0;
    for (std::size_t team = 0; team < base.scenario.teams.size(); ++team) {
        if (base.scenario.teams[team].social_work) sum += base.flow(Flow::worker_leavers, team);
    }
    return sum;
}

double turnover(const Base& base, std::size_t) {
    return percent(leavers(base) * months_a_year / base.months, of_social_work(base, people));
}

double team_turnover(const Base& base, std::size_t team) {
    return percent(base.flow(Flow::worker_leavers, team) * months_a_year / base.months,
                   of_team(base, team, people));
}

double held_beside(const TeamStaff& staff) { return staff.also_held; }

/// Of a team that holds cases beside others, those too.
double team_caseload(const Base& base, std::size_t team) {
    return ratio(element(base.census.team_cases, team) + of_team(base, team, held_beside),
                 of_team(base, team, in_post));
}

double caseload(const Base& base, std::size_t) {
    double children = 0.0;
    for (std::size_t team = 0; team < base.scenario.teams.size(); ++team) {
        if (base.scenario.teams[team].social_work) {
            children += element(base.census.team_cases, team);
        }
    }
    return ratio(children, of_social_work(base, in_post));
}

double cases_held(const Base& base, std::size_t) { return total_of(base.census.team_cases); }
double team_cases_held(const Base& base, std::size_t team) {
    return element(base.census.team_cases, team);
}

double team_waiting(const Base& base, std::size_t team) {
    return element(base.census.team_waiting, team);
}

double changes(const Base& base, std::size_t) {
    return percent(base.flow(Flow::worker_changes) * months_a_year / base.months,
                   total_of(base.census.team_cases));
}

double team_changes(const Base& base, std::size_t team) {
    return percent(base.flow(Flow::worker_changes, team) * months_a_year / base.months,
                   element(base.census.team_cases, team));
}

}  // namespace

std::vector<Measure> people_in_post() {
    return {
        measure(stock_kind, at_end, "workers_in_post", "Social workers in post", "fte",
                "Full-time equivalents in post, permanent and agency, in the teams of social "
                "workers; by team, whatever its work.",
                social_workers<in_post>, {{"team", of_a_team<in_post>}}),
        measure(stock_kind, at_end, "social_worker_vacancies", "Vacant posts", "fte",
                "Established posts of social workers that nobody fills, not even an agency worker; "
                "by team, whatever its work.",
                social_workers<vacant>, {{"team", of_a_team<vacant>}}),
        measure(share_kind, at_end, "social_worker_vacancy_rate", "Vacancy rate", "percent",
                "Established posts of social workers that nobody fills, of all established posts; "
                "by team, whatever its work.",
                staff_share<vacant, posts>, {{"team", team_staff_share<vacant, posts>}}),
        measure(share_kind, at_end, "agency_staff_share", "Agency staff", "percent",
                "Posts of social workers that agency workers hold, of posts in use; by team, "
                "whatever its work.",
                staff_share<agency, in_post>, {{"team", team_staff_share<agency, in_post>}}),
        measure(mean_kind, over, "social_worker_turnover", "Turnover of social workers",
                "percent a year",
                "Permanent social workers who leave, for a year, of those in post at the end of "
                "the period; by team, whatever its work.",
                turnover, {{"team", team_turnover}}),
    };
}

std::vector<Measure> work() {
    return {
        measure(mean_kind, at_end, "social_worker_caseload", "Caseload of social workers",
                "children per fte",
                "Children held by teams of social workers for each full-time equivalent in post, "
                "agency workers included; by team, whatever its work, with the cases held beside "
                "another team.",
                caseload, {{"team", team_caseload}}),
        measure(stock_kind, at_end, "cases_held", "Cases held", "children",
                "Children held by a team, those included whose worker has left and who wait for "
                "another.",
                cases_held, {{"team", team_cases_held}}),
        measure(stock_kind, at_end, "also_held", "Cases held beside another team", "children",
                "Children whom a team holds beside the team that does the stage's work, as "
                "reviewing officers do.",
                nullptr, {{"team", of_a_team<held_beside>}}),
        measure(
            stock_kind, at_end, "unallocated_cases", "Unallocated cases", "children",
            "Children without a worker: those who wait in a team's line, and those whose worker "
            "has left and who wait for another; by team, those in its line.",
            stock<&Census::unallocated>, {{"team", team_waiting}}),
        measure(mean_kind, over, "days_waiting", "Wait for a worker", "days",
                "Mean number of calendar days from asking for a worker to getting one.",
                mean<Sample::days_waiting>, {{"team", mean_at<Sample::days_waiting>}}),
        measure(
            mean_kind, over, "need_left_by_waiting", "Need left by waiting", "standard deviations",
            "Mean latent need that service would have taken away in the time that a family "
            "waited for a worker, over all who got one; seen by the model only.",
            mean<Sample::need_left_by_waiting>, {{"team", mean_at<Sample::need_left_by_waiting>}}),
        measure(mean_kind, over, "changes_of_worker", "Changes of worker",
                "changes per 100 children a year",
                "Times that another worker takes a child's case over because the worker left, for "
                "a year and 100 children held at the end of the period.",
                changes, {{"team", team_changes}}),
        measure(flow_kind, over, "hours_worked", "Hours of casework", "hours",
                "Hours that the teams worked on cases.", number<Flow::hours_worked>,
                {{"team", number_at<Flow::hours_worked>}}),
        measure(share_kind, at_end, "hours_wanted_share", "Hours wanted of those there are",
                "percent",
                "Hours a week that the cases held want of a team, of the hours of casework that "
                "its workers at work have; above 100 everybody's work goes slower.",
                staff_share<wanted, available>, {{"team", team_staff_share<wanted, available>}}),
        measure(flow_kind, over, "left_during_stage", "Left during a stage", "children",
                "Children who turned 18 or moved away while their case was open.",
                number<Flow::grown_up>),
    };
}

}  // namespace kinflow::model::catalogue
