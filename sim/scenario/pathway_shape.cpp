#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape cut() { return quantity(units::one("sd"), any()); }

Shape route_shape() {
    return object({
        {"to", required, "The stage that the route leads to", name_of_a(Reference::stage)},
        {"cut", optional,
         "Perceived need from which the route is taken; the first route has none, the others rise",
         cut()},
        {"outcome", optional,
         "How a case that closes here is recorded; needed on a route to the "
         "closed stage, and only there",
         choice(outcome_words())},
        {"when", optional, "Families for whom the route is taken whatever their need",
         choice(condition_words())},
    });
}

Shape escalation_shape() {
    return object({
        {"to", required, "The stage that the route leads to", name_of_a(Reference::stage)},
        {"cut", required, "Perceived need from which the route is taken; the cuts rise", cut()},
    });
}

Shape statutory_shape() {
    return with_field(quantity(units::one("working days"), whole(at_least(1.0))),
                      {"from", optional,
                       "Where the clock starts: with the stage (when left out), with the "
                       "referral or with the section 47 enquiry",
                       choice(clock_words())});
}

Shape relief_shape() {
    return object({
        {"fall", optional,
         "Rate at which the lift above the family's own level falls away while "
         "the family is served; the unserved rate when left out or lower",
         quantity(units::one("per year"), at_least(0.0))},
        {"lasting", optional,
         "What a year of service takes off the family's own level of need; "
         "nothing when left out",
         quantity(units::one("sd per year"), at_least(0.0))},
    });
}

Shape attention_shape() {
    return object({
        {"days_before", required,
         "Working days before the statutory date from which the case gets this attention; 0 or "
         "less is from the date on",
         number(whole(any()))},
        {"times", required, "Times the usual attention", quantity(units::one("ratio"), above(0.0))},
    });
}

Shape also_shape() {
    return object({
        {"team", required, "The other team", name_of_a(Reference::team)},
        {"hours", required, "Its work for one child",
         quantity(units::one("hours per week"), between(0.0, 168.0))},
    });
}

Shape long_stay_shape() {
    return object({
        {"from", required, "Months after the start of the stage from which on a stay is long",
         quantity(units::one("months"), at_least(0.0))},
        {"narrower", required,
         "A long stay is renewed only where the perceived need lies this far inside the cuts on "
         "both "
         "sides of the route back; otherwise the route next to the nearer cut is taken",
         quantity(units::one("sd"), at_least(0.0))},
    });
}

Shape stage_shape() {
    return object({
        {"kind", required, "What the stage is to the statutory returns",
         choice(stage_kind_words())},
        {"label", required, "What a reader sees in reports", text()},
        {"team", optional, "The team that does the work; without one nobody is waited for",
         name_of_a(Reference::team)},
        {"priority", optional,
         "Class in the team's waiting list, 0 is served first; 4 when left "
         "out",
         number(whole(between(0.0, 7.0)))},
        {"duration", optional,
         "Length of a stay once somebody works on it; needed unless the "
         "stage's kind is looked_after, care_proceedings, leaving_care or closed",
         duration()},
        {"review", optional,
         "Length of each further stay when a route leads back to the stage; "
         "as `duration` when left out",
         duration()},
        {"effort", optional,
         "The team's work for one child at each stay, at the planned speed; at a stage of being "
         "looked after or leaving care, in a year",
         quantity(units::hours(), at_least(0.0))},
        {"duty", optional,
         "The work is the whole team's: no worker of its own, and no change of worker; false when "
         "left out",
         boolean()},
        {"paced", optional,
         "The stay lasts until its hours are worked, longer when the team is short of hours; "
         "otherwise until its date, with less done. False when left out",
         boolean()},
        {"attention", optional,
         "How workers turn to a case as its statutory date comes near, from the earliest; a "
         "waiting case moves up a class of the line at each",
         list_of(attention_shape())},
        {"also_held_by", optional, "Other teams that hold the case and are not waited for",
         list_of(also_shape())},
        {"statutory", optional, "The time that law or guidance allows", statutory_shape()},
        {"noise", optional,
         "Standard deviation of what the worker sees around the true need; "
         "needed where a route has a cut",
         quantity(units::one("sd"), at_least(0.0))},
        {"earlier_plan", optional,
         "How much graver the worker takes the need of a family with a child who has been on a "
         "child protection plan before; nothing when left out",
         quantity(units::one("sd"), at_least(0.0))},
        {"relief", optional, "What being served does to need", relief_shape()},
        {"long_stay", optional,
         "How reviews change once the stage has lasted long; they do not when left out",
         long_stay_shape()},
        {"routes", optional, "Ways out at the end of a stay, from the least to the most serious",
         list_of(route_shape())},
        {"escalate", optional,
         "Ways out when an incident happens during a stay: the last whose "
         "cut is reached, or none",
         list_of(escalation_shape())},
    });
}

}  // namespace

Shape pathway_shape() {
    std::vector<Field> fields = header_fields("pathway");
    fields.push_back(
        {"register", optional, "Paths of evidence files, added to the area's", list_of(text())});
    fields.push_back({"return_home_to", required,
                      "The stage to which the family's case goes when "
                      "a child returns from care",
                      name_of_a(Reference::stage)});
    fields.push_back({"stages", required, "Stages by name", map_of(stage_shape())});
    return object(std::move(fields));
}

}  // namespace kinflow::scenario
