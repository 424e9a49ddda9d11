#include "sim/model/workforce_parameters.h"
#include "sim/scenario/area_shape.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape share_of_one() { return quantity(units::share(), between(0.0, 1.0)); }
Shape days_a_year() { return quantity(units::one("days per year"), between(0.0, 260.0)); }

Shape pay_shape() {
    return with_field(
        quantity(units::one("gbp per year"), above(0.0)),
        {"prices", required, "First calendar year of the financial year of the prices",
         number(whole(between(1990.0, 2100.0)))});
}

Shape grade_shape() {
    return object({
        {"label", required, "What a reader sees in reports", text()},
        {"pay", required, "Cost of a full-time equivalent, with on-costs", pay_shape()},
        {"caseload", optional, "Share of the team's standard caseload; 1 when left out",
         quantity(units::one("ratio"), at_least(0.0))},
        {"turnover", required, "Permanent workers who leave, at the standard caseload",
         quantity(units::one("per year"), at_least(0.0))},
        {"time_to_fill", required, "From a vacancy to the new worker's first day", duration()},
        {"agency", optional, "Agency workers may cover vacancies; false when left out", boolean()},
    });
}

Shape time_shape() {
    return object({
        {"week", required, "Contracted hours of a full-time equivalent",
         quantity(units::one("hours per week"), between(1.0, 168.0))},
        {"leave", required, "Leave and public holidays", days_a_year()},
        {"training", required, "Training and induction", days_a_year()},
        {"direct_share", required,
         "Share of the hours at work that goes into cases, their recording and supervision",
         share_of_one()},
    });
}

Shape sickness_shape() {
    return object({
        {"spells", required, "Spells of sickness of a worker",
         quantity(units::one("per year"), at_least(0.0))},
        {"length", required, "Length of a spell", duration()},
    });
}

Shape agency_shape() {
    return object({
        {"cover", required, "Share of vacancies for which an agency worker is found",
         share_of_one()},
        {"time_to_cover", required, "From a vacancy to the agency worker's first day", duration()},
        {"turnover", required, "Agency workers who leave",
         quantity(units::one("per year"), at_least(0.0))},
        {"cap", optional,
         "Largest share of social workers' posts in use that agency workers may hold; no cap when "
         "left out",
         share_of_one()},
        {"premium", required, "Cost relative to a permanent worker with on-costs",
         quantity(units::one("ratio"), at_least(0.0))},
    });
}

Shape newly_qualified_shape() {
    return object({
        {"share", required, "Of recruits", share_of_one()},
        {"caseload", required, "Share of a caseload while newly qualified", share_of_one()},
        {"length", required, "How long a worker counts as newly qualified",
         quantity(units::years(), at_least(0.0))},
    });
}

Shape start_shape() {
    return object({
        {"vacant", required, "Posts of social workers that nobody fills, not even an agency worker",
         quantity(units::sized("fte"), at_least(0.0))},
        {"agency", required, "Share of social workers' posts in use that agency workers hold",
         share_of_one()},
    });
}

Shape part_time_shape() {
    return object({
        {"share", required, "Share of posts that are part-time", share_of_one()},
        {"fte", required, "Full-time equivalents of such a post",
         quantity(units::one("fte"), between(0.1, 1.0))},
    });
}

}  // namespace

Shape workforce_shape() {
    return object({
        {"grades", required, "Kinds of post, by name", map_of(grade_shape())},
        {"time", required, "What a full-time equivalent brings", time_shape()},
        {"part_time", optional, "Part-time posts; none when left out", part_time_shape()},
        {"sickness", required, "Sickness of individual workers", sickness_shape()},
        {"overload", required,
         "Growth of turnover's logarithm from a load as planned to one of twice that, by cases or "
         "by "
         "hours; a larger load counts as twice",
         quantity(units::one("ratio"), at_least(0.0))},
        {"newly_qualified", required, "Recruits in their first time after qualifying",
         newly_qualified_shape()},
        {"recruitment", optional,
         "Share of vacancies that are advertised: 0 is a freeze, 1 when left out", share_of_one()},
        {"agency", required, "Agency workers", agency_shape()},
        {"reallocation", required, "From a worker's leaving to the next worker of a case",
         duration()},
        {"change_of_worker", required,
         "What is left of the service's effect on need, from a change of worker to the end of the "
         "stay",
         share_of_one()},
        {"start", required, "Social workers' posts on the first day", start_shape()},
    });
}

}  // namespace kinflow::scenario
