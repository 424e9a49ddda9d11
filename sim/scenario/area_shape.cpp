#include "sim/scenario/area_shape.h"

#include "sim/model/scenario.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {

Shape area_shape() {
    std::vector<Field> fields = header_fields("area");
    const std::vector<Field> own{
        {"base", optional,
         "Path of another area file, from this file's folder: this file's keys are laid over its, "
         "all but the name, the title and the description",
         text()},
        {"pathway", required, "Path of the pathway file, from this file's folder", text()},
        {"overlays", optional,
         "Paths of overlay files whose keys replace keys of this file and of "
         "the pathway, in order",
         list_of(text())},
        {"register", required, "Paths of the evidence files in which every `source` is looked up",
         list_of(text())},
        {"start", required, "The first day that is simulated", date()},
        {"end", required, "The first day that is no longer simulated", date()},
        {"population_under_18", required, "Children under 18 who live in the area",
         quantity(units::one("children"), above(0.0))},
        {"teams", required, "Teams by name", teams_shape()},
        {"workforce", optional,
         "Workers as individuals; when left out every post is held, and nobody leaves",
         workforce_shape()},
        {"demand", required, "How children first come to notice", demand_shape()},
        {"families", required, "Make-up of families", families_shape()},
        {"need", required, "Level and movement of need", need_shape()},
        {"care", required, "Entry to care, court and leaving care", care_shape()},
        {"placements", required, "Where children who are looked after live", placements_shape()},
        {"start_stocks", required, "Printed stocks on the start date", start_stocks_shape()},
        {"districts", optional,
         "Parts of the area, in which families and foster households live; one when left out",
         districts_shape()},
        {"costs", optional, "Prices, and what they are the prices of; no costs when left out",
         costs_shape()},
        {"targets", optional, "Published figures that the run is held against", targets_shape()},
    };
    fields.insert(fields.end(), own.begin(), own.end());
    return object(std::move(fields));
}

Shape teams_shape() {
    return map_of(object({
        {"label", required, "What a reader sees in reports", text()},
        {"staff", required, "Established posts that hold cases",
         quantity(units::sized("fte"), at_least(0.0))},
        {"caseload_standard", required, "Children that one full-time equivalent can serve at once",
         quantity(units::one("children per fte"), above(0.0))},
        {"social_work", optional,
         "Whether the team counts in the social workers' caseload; true "
         "when left out",
         boolean()},
        {"rule", optional,
         "What becomes of work beyond the standard caseload: it waits (`hold`, when left out), or "
         "it is allocated up to the ceiling (`stretch`)",
         choice(rule_words())},
        {"ceiling", optional, "Largest caseload of a team that stretches, of the standard",
         quantity(units::one("ratio"), at_least(1.0))},
        {"grades", optional, "Share of posts of each grade; all of the first when left out",
         map_of(quantity(units::share(), between(0.0, 1.0)), Reference::grade)},
    }));
}

Shape districts_shape() {
    return map_of(object({
        {"label", required, "What a reader sees in reports", text()},
        {"weight", required, "Weight of the district among families and foster households",
         quantity(units::one("weight"), at_least(0.0))},
    }));
}

Shape start_stocks_shape() {
    const Range count = whole(at_least(0.0));
    return object({
        {"history", required, "Length of the history from which the first children are drawn",
         quantity(units::years(), above(0.0))},
        {"looked_after", required, "Children looked after",
         quantity(units::per_population("children"), count)},
        {"child_protection_plan", required, "Children on a child protection plan",
         quantity(units::per_population("children"), count)},
        {"children_in_need", required,
         "Children in need as the census counts them: those on a "
         "plan, looked after and care leavers included",
         quantity(units::per_population("children"), count)},
        {"care_leavers", required, "Care leavers still supported",
         quantity(units::sized("young people"), count)},
        {"placement_shares", optional,
         "Share of the looked after in each type of placement; as in "
         "the history when left out",
         map_of(quantity(units::share(), between(0.0, 1.0)), Reference::placement_type)},
        {"awaiting_adoption_match", optional,
         "Of the looked after, children for whom adopters are sought; none when left out",
         quantity(units::sized("children"), count)},
    });
}

Shape targets_shape() {
    return list_of(object({
        {"measure", required, "A measure of the catalogue", name_of_a(Reference::measure)},
        {"level", optional, "One level of the measure's breakdown; the whole when left out",
         text()},
        {"from", optional, "First day of a flow's period; left out for a stock", date()},
        {"to", required, "Last day of the period, or the date of the stock", date()},
        {"value", required, "The printed figure, in the measure's unit", number(any())},
        {"within", required, "Per cent of the value within which the model is said to fit",
         number(above(0.0))},
        {"source", required, "The register's entry", name_of_a(Reference::register_entry)},
        {"where", optional, "Document and place for the reader; from the register when left out",
         text()},
    }));
}

}  // namespace kinflow::scenario
