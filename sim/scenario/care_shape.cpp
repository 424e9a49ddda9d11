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

Shape placement_type_shape() {
    return object({
        {"label", required, "What a reader sees in reports", text()},
        {"foster", optional, "Counted as foster care; false when left out", boolean()},
        {"for_adoption", optional,
         "For children placed for adoption, and only for them; false "
         "when left out",
         boolean()},
        {"places", required, "Places that can really be used",
         or_word(quantity(units::one("places"), whole(at_least(0.0))), "unlimited")},
        {"out_of_area", required, "Chance that such a placement is outside the authority",
         quantity(units::share(), between(0.0, 1.0))},
        {"preference", required, "Weight of the type for a child of each age band",
         quantities(units::one("weights"), at_least(0.0), model::age_band_count)},
        {"moves", required, "Rate of placement moves, one for each band of time in placement",
         quantities(units::one("per year"), at_least(0.0), 0)},
        {"fall_back", optional, "Types to try, in order, when no place is free",
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
        {"proceedings", required, "Issue of care proceedings to the final order", duration()},
        {"court", required, "Ends of care proceedings; the rest get a care order", court_shape()},
        {"family_finding", required, "Placement order to placed for adoption", duration()},
        {"adoption_placement", required, "Placed for adoption to the adoption order", duration()},
        {"leaving_care_until", required, "Age until which care leavers are supported",
         quantity(units::one("years of age"), between(18.0, 25.0))},
        {"support_after_return", required,
         "Share of the children who return home whose family's "
         "case stays open",
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
    });
}

}  // namespace kinflow::scenario
