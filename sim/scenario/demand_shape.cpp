#include "sim/model/scenario.h"
#include "sim/scenario/area_shape.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape by_age(std::vector<Unit> units, Range range) {
    return quantities(std::move(units), range, model::age_band_count);
}

/// The comma of the first must be in quotes inside braces; the second needs none.
std::vector<Unit> contact_rate_units() {
    return {{"families per 10,000 per year", 1.0}, {"families per 10000 per year", 1.0}};
}

Shape shock_shape() {
    return object({
        {"from", required, "The first day of the change", date()},
        {"to", required, "The first day after it", date()},
        {"multiplier", required, "What the rate is multiplied by",
         quantity(units::one("ratio"), at_least(0.0))},
    });
}

Shape channel_shape() {
    return object({
        {"label", required, "What a reader sees in reports", text()},
        {"unaccompanied", optional,
         "Unaccompanied asylum-seeking children: one child, no family; "
         "false when left out",
         boolean()},
        {"domestic_abuse", optional,
         "Notifications of domestic abuse, whose backlog is a measure; false when left out",
         boolean()},
        {"team", optional,
         "The team that looks at this channel's contacts; the stage's when left out",
         name_of_a(Reference::team)},
        {"rate", required, "Families first contacted by this channel, for 10,000 under-18s",
         quantity(contact_rate_units(), at_least(0.0))},
        {"trend", optional, "Growth of the rate, as a fraction; none when left out",
         quantity(units::one("per year"), between(-0.5, 1.0))},
        {"months", optional, "Relative weight of each month, January first; equal when left out",
         quantities(units::one("ratio"), at_least(0.0), 12)},
        {"ages", required, "Weight of each age band: under 1, 1-4, 5-9, 10-15, 16 and over",
         by_age(units::one("weights"), at_least(0.0))},
        {"shocks", optional, "Dated changes of the rate", list_of(shock_shape())},
    });
}

Shape incidents_shape() {
    return object({
        {"rate", required, "Incidents at need 0 of a family that is already known",
         quantity(units::one("per year"), at_least(0.0))},
        {"slope", required, "Growth of the rate's logarithm for each standard deviation of need",
         quantity(units::one("per sd"), at_least(0.0))},
        {"limit", required, "Upper bound of the rate",
         quantity(units::one("per year"), above(0.0))},
    });
}

}  // namespace

Shape demand_shape() {
    return object({
        {"channels", required, "Ways in which children come to notice, by name",
         map_of(channel_shape())},
    });
}

Shape families_shape() {
    return object({
        {"sizes", required, "Weights of families with 1, 2, 3, ... children under 18",
         quantities(units::one("weights"), at_least(0.0), 0)},
        {"sibling_gap", required, "Mean time between the births of brothers and sisters",
         quantity(units::years(), above(0.0))},
        {"disabled_share", required, "Families that come because of a child's disability",
         quantity(units::share(), between(0.0, 1.0))},
        {"leave_area_rate", required, "Rate at which a known family moves away",
         quantity(units::one("per year"), at_least(0.0))},
    });
}

Shape need_shape() {
    return object({
        {"level", required, "The family's own level of need, normally distributed over families",
         quantity_of_parts(units::one("sd"), {{"mean", any()}, {"sd", at_least(0.0)}})},
        {"shock", required, "Mean lift that an incident brings, exponentially distributed",
         quantity(units::one("sd"), at_least(0.0))},
        {"infant", required,
         "How much graver workers take a family's need when a child is under 1 or unborn",
         quantity(units::one("sd"), at_least(0.0))},
        {"unserved_fall", required, "Rate at which a lift falls away without a service",
         quantity(units::one("per year"), at_least(0.0))},
        {"incidents", required, "Incidents that make a known family come to notice again",
         incidents_shape()},
    });
}

}  // namespace kinflow::scenario
