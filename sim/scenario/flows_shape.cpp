#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape counted(const std::string& unit, Range range = at_least(0.0)) {
    Shape shape = quantity(units::one(unit), range);
    shape.unit_optional = true;
    return shape;
}

Shape of_bands() {
    Shape shape = quantities(units::one("weight"), at_least(0.0), 0);
    shape.unit_optional = true;
    return shape;
}

Shape age_shape() {
    return object({
        {"age", required, "Name of the band", text()},
        {"mix", required, "Children on a 31 March: how a stock is spread where that is not known",
         counted("children", above(0.0))},
        {"entries", required, "Started in a year: how starts are spread", counted("children")},
        {"before", required, "Children as the year of the balance began",
         counted("children", above(0.0))},
        {"after", required, "Children as it ended", counted("children", above(0.0))},
        {"started", required, "Started in it", counted("children")},
        {"left", required, "Left in it before they were 18", counted("children")},
        {"for_adoption", optional, "Share of this age among children placed for adoption (0)",
         counted("share", between(0.0, 1.0))},
    });
}

Shape placement_shape() {
    return object({
        {"placement", required, "Name of the group", text()},
        {"children", required, "On the 31 March of `mix`, in figures that are added up",
         list_of(counted("children"))},
        {"by_age", required,
         "Weight by age band, before it is fitted to the children of each band and placement",
         of_bands()},
    });
}

Shape adoption_shape() {
    return object({
        {"children", required, "Placed for adoption on the 31 March of `mix`", counted("children")},
        {"before", required, "As the year of the balance began", counted("children", above(0.0))},
        {"after", required, "As it ended", counted("children", above(0.0))},
        {"adopted", required, "Adopted in it", counted("children")},
    });
}

}  // namespace

Shape flows_shape() {
    std::vector<Field> fields = header_fields("flows");
    const std::vector<Field> own{
        {"register", optional, "Paths of the evidence files that figures cite", list_of(text())},
        {"ages", required, "Age bands of children looked after, from the youngest",
         list_of(age_shape())},
        {"left_at_18", required, "Left on the 18th birthday or later in the year of the balance",
         counted("children")},
        {"placements", required, "Groups of placements beside those for adoption",
         list_of(placement_shape())},
        {"adoption", required, "Children placed for adoption", adoption_shape()},
        {"moves", required, "Placement changes for each child in a year", counted("moves")},
    };
    fields.insert(fields.end(), own.begin(), own.end());
    return object(std::move(fields));
}

}  // namespace kinflow::scenario
