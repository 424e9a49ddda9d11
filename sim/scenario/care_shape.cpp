#include "sim/model/scenario.h"
#include "sim/scenario/area_shape.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape shares_by_age() {
    return quantities(units::share(), between(0.0, 1.0), model::age_band_count);
}

Shape time_bands() { return ascending(quantities(units::years(), above(0.0), 0)); }

Shape exit_shape() {
    return object({
        {"reason", required, "Why the child ceases to be looked after", choice(care_exit_words())},
        {"status", required, "Legal status of the children whom it concerns",
         choice(legal_status_words())},
        {"rates", required, "A row for each band of time in care, a column for each age band",
         quantity_rows(units::one("per year"), at_least(0.0), model::age_band_count)},
    });
}

Shape court_shape() {
    return object({
        {"placement_order", required, "Share that ends with a placement order, by age band",
         shares_by_age()},
        {"special_guardianship", required,
         "Share that ends with a special guardianship order, by age band", shares_by_age()},
        {"return_home", required, "Share that returns home, by age band", shares_by_age()},
    });
}

Shape adopters_shape() {
    return object({
        {"start", required, "Families approved and not matched on the first day",
         quantity(units::sized("families"), whole(at_least(0.0)))},
        {"approved", required, "Families approved to adopt",
         quantity(units::sized("families per year"), at_least(0.0))},
        {"withdrawn", required, "Rate at which a family that waits gives up",
         quantity(units::one("per year"), at_least(0.0))},
        {"change_of_plan", required,
         "Rate at which the plan of a child who waits for adopters changes to long-term care",
         quantity(units::one("per year"), at_least(0.0))},
        {"oldest", required, "Weights of the oldest age band that a family would take",
         quantities(units::one("weights"), at_least(0.0), model::age_band_count)},
        {"children", required, "Weights of 1, 2, 3, ... children that a family would take together",
         quantities(units::one("weights"), at_least(0.0), 0)},
    });
}

Shape households_shape() {
    const Range share = between(0.0, 1.0);
    return object({
        {"start", required, "Households approved on the first day",
         quantity(units::sized("households"), whole(at_least(0.0)))},
        {"approved_places", required, "Weights of 1, 2, 3, ... approved places",
         quantities(units::one("weights"), at_least(0.0), 0)},
        {"approved_ages", required,
         "Kinds of approval, a row each: youngest age, the age from which on children are too old, "
         "weight",
         quantity_rows(units::one("years, years, weight"), at_least(0.0), 3)},
        {"takes_siblings", required, "Share that takes brothers and sisters together",
         quantity(units::share(), share)},
        {"takes_unrelated", required, "Share that takes children of different families at once",
         quantity(units::share(), share)},
        {"unused", required, "Share that is approved but not used for children looked after",
         quantity(units::share(), share)},
        {"suits", optional,
         "Chance that a household with a free place suits a child of its ages, drawn once for each "
         "pair; every household suits when left out",
         quantity(units::share(), share)},
        {"enquiries", required, "Enquiries to foster",
         quantity(units::sized("per year"), at_least(0.0))},
        {"approved_share", required, "Share of the enquiries that end with an approval",
         quantity(units::share(), share)},
        {"approval", required, "Enquiry to approval", duration()},
        {"deregistered", required,
         "Rate at which a household leaves; one with children takes no more and goes with the last",
         quantity(units::one("per year"), at_least(0.0))},
        {"rest_share", required, "Share of households that rest when their last child has left",
         quantity(units::share(), share)},
        {"rest", required, "Length of the rest", duration()},
    });
}

Shape matching_shape() {
    return object({
        {"age_tolerance", required,
         "Years by which a child may miss a household's approved ages, as a poor match",
         quantity(units::years(), at_least(0.0))},
        {"poor_match_moves", required,
         "Rate of moves from a household that is a poor match, as a multiple",
         quantity(units::one("ratio"), above(0.0))},
    });
}

Shape placement_type_shape() {
    return object({
        {"label", required, "What a reader sees in reports", text()},
        {"foster", optional, "Counted as foster care; false when left out", boolean()},
        {"residential", optional, "Counted as residential care; false when left out", boolean()},
        {"for_adoption", optional,
         "For children placed for adoption, and only for them; false "
         "when left out",
         boolean()},
        {"provider", optional, "Who provides it; own_provision when left out",
         choice(provider_words())},
        {"places", required,
         "Places that can really be used; unlimited for a type with households or kin_available",
         or_word(quantity(units::sized("places"), whole(at_least(0.0))), "unlimited")},
        {"growth", optional, "Growth of the places; none when left out",
         quantity(units::one("per year"), between(-0.5, 1.0))},
        {"households", optional,
         "The authority's own foster households, one by one; a pool of places when left out",
         households_shape()},
        {"kin_available", optional,
         "For family and friends: share of children who have such a home, by age band at the "
         "placement; it is tried first, once in a spell of care",
         shares_by_age()},
        {"out_of_area", required, "Chance that such a placement is outside the authority",
         quantity(units::share(), between(0.0, 1.0))},
        {"preference", required, "Weight of the type for a child of each age band",
         quantities(units::one("weights"), at_least(0.0), model::age_band_count)},
        {"moves", required, "Rate of placement moves, one for each band of time in placement",
         quantities(units::one("per year"), at_least(0.0), 0)},
        {"fall_back", optional, "Types to try, in order, when no place is free",
         list_of(name_of_a(Reference::placement_type))},
        {"only_after", optional,
         "Types that come before this one: it is used only when none of them has a home that suits "
         "the child",
         list_of(name_of_a(Reference::placement_type))},
    });
}

}  // namespace

Shape care_shape() {
    return object({
        {"siblings_together", required, "Chance that a brother or sister at home enters care too",
         quantity(units::share(), between(0.0, 1.0))},
        {"proceedings_share", required,
         "Share of entries under an interim order among those that do not come by pre-proceedings, "
         "by age band",
         shares_by_age()},
        {"time_bands", required,
         "Time in care at which the rows of `exits` end; the last row has "
         "no end",
         time_bands()},
        {"exits", required, "Rates of leaving care", list_of(exit_shape())},
        {"proceedings", required, "Issue of care proceedings until ready for the final hearing",
         duration()},
        {"proceedings_before", optional,
         "The same before the first day, where it has just changed; what is left for children who "
         "are in proceedings on that day changes in proportion to the means. As `proceedings` when "
         "left out",
         duration()},
        {"court", required, "Ends of care proceedings; the rest get a care order", court_shape()},
        {"family_finding", required, "Placement order to placed for adoption", duration()},
        {"adoption_placement", required, "Placed for adoption to the adoption order", duration()},
        {"leaving_care_until", required, "Age until which care leavers are supported",
         quantity(units::one("years of age"), between(18.0, 25.0))},
        {"support_after_return", required,
         "Share of the children who return home whose family's "
         "case stays open",
         quantity(units::share(), between(0.0, 1.0))},
        {"hearings", optional,
         "Children whose final hearing the court can hold in a month; no limit when left out",
         quantity(units::sized("children per month"), at_least(0.0))},
        {"adopters", optional, "Approved adopters; an adopter for every child when left out",
         adopters_shape()},
        {"staying_put", optional,
         "Share of those who turn 18 in a foster home who stay on in it; none when left out",
         quantity(units::share(), between(0.0, 1.0))},
        {"staying_put_until", optional, "Age at which staying put ends; 21 when left out",
         quantity(units::one("years of age"), between(18.0, 25.0))},
        {"in_education", optional,
         "Share of care leavers in education, who are supported until 25; none when left out",
         quantity(units::share(), between(0.0, 1.0))},
    });
}

Shape placements_shape() {
    return object({
        {"time_bands", required,
         "Time in placement at which `moves` steps; the last rate has no "
         "end",
         time_bands()},
        {"types", required, "Types of placement by name", map_of(placement_type_shape())},
        {"matching", optional,
         "What may fit less well than wished in a household; nothing when left out",
         matching_shape()},
    });
}

}  // namespace kinflow::scenario
