#include "sim/scenario/levers.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape factor_shape() {
    std::vector<Field> fields{
        {"lever", optional, "Which lever of a policy; this or `parameter` is needed",
         choice(lever_names())},
        {"parameter", optional, "Key path of a number in the area or the pathway", text()},
        {"of", optional, "The team, stage, channel or placement type that the lever is of", text()},
        {"by", required, "What is done with the value of the factor",
         choice({"set", "scale", "add"})},
        {"low", required, "The least value", number(any())},
        {"high", required, "The greatest value", number(any())},
        {"unit", optional,
         "Unit of the values of a `parameter`; that of the scenario when left out", text()},
        {"reach", optional, "As in a policy", number(between(0.0, 100.0))},
        {"recruitment_months", optional, "As in a policy", number(at_least(0.0))},
        {"cost", optional,
         "What one unit more of the factor costs over the time that the study looks at; nothing "
         "when left out",
         quantity(units::one("gbp"), any())},
        {"free_at", optional,
         "The value that costs nothing; 0 for `add`, 1 for `scale` and `low` for `set` when left "
         "out",
         number(any())},
    };
    for (Field& field : change_fields()) fields.push_back(std::move(field));
    return object(std::move(fields));
}

std::vector<Field> measured(bool needed) {
    return {
        {"measure", needed, "The measure", name_of_a(Reference::measure)},
        {"breakdown", optional, "The breakdown in which `level` is", text()},
        {"level", optional,
         "The level of the breakdown; of a limit, every level must meet it when left out", text()},
        {"period", needed, "A month, 2014-01, or a financial year, 2013-14", text()},
    };
}

Shape design_shape() {
    return object({
        {"kind", required, "How the points are laid out",
         choice({"grid", "latin_hypercube", "morris", "sobol"})},
        {"points", required,
         "Values of each factor (grid), points (latin_hypercube), walks (morris), or base points, "
         "of which each gives two more than there are factors (sobol)",
         number(whole(between(1.0, 100000.0)))},
        {"levels", optional, "Levels of the lattice that morris walks on, an even number (4)",
         number(whole(between(2.0, 100.0)))},
    });
}

Shape objective_shape() {
    std::vector<Field> fields{{"minimise", required,
                               "`cost`, the sum of the factors' costs, or the name of a measure",
                               text()}};
    for (Field& field : measured(optional)) {
        if (field.key != "measure") fields.push_back(std::move(field));
    }
    return object(std::move(fields));
}

Shape limit_shape() {
    std::vector<Field> fields = measured(required);
    fields.push_back({"at_most", optional, "The measure must not be above", number(any())});
    fields.push_back({"at_least", optional, "The measure must not be below", number(any())});
    fields.push_back({"confidence", optional,
                      "Per cent of replications in which the limit must be met (80)",
                      number(between(50.0, 99.5))});
    return object(std::move(fields));
}

Shape search_shape() {
    return object({
        {"points", optional, "Points of the first Latin hypercube (10 for each factor)",
         number(whole(between(1.0, 10000.0)))},
        {"rounds", optional, "Rounds in which points are added where the answer may lie (4)",
         number(whole(between(0.0, 100.0)))},
        {"verify", optional, "Fresh replications, at most, that choose among the best plans (60)",
         number(whole(between(10.0, 10000.0)))},
        {"check", optional, "Fresh replications that the answer is checked by (200)",
         number(whole(between(10.0, 10000.0)))},
    });
}

}  // namespace

Shape study_shape() {
    std::vector<Field> fields = header_fields("study");
    const std::vector<Field> own{
        {"baseline", required, "Path of the area file", text()},
        {"overlays", optional, "Paths of overlays to lay over it", list_of(text())},
        {"until", optional, "The first day that is not simulated; the area's `end` when left out",
         date()},
        {"register", optional, "Paths of evidence files, added to the area's", list_of(text())},
        {"factors", optional,
         "What `kinflow sweep` and `kinflow seek` vary: levers and parameters, by names of the "
         "writer's own; this or `policies` is needed",
         map_of(factor_shape())},
        {"policies", optional,
         "What `kinflow compare` sets beside the baseline: paths of policies, joined by `+` where "
         "several make one",
         list_of(text())},
        {"question", optional, "What the reader of the comparison wants to know, in one sentence",
         text()},
        {"attribute", optional, "Whether combined policies are taken apart; not when left out",
         boolean()},
        {"outputs", optional, "What is looked at; `kinflow sweep` needs one",
         list_of(object(measured(required)))},
        {"design", optional, "The points at which `kinflow sweep` simulates", design_shape()},
        {"objective", optional, "What `kinflow seek` makes as small as it can", objective_shape()},
        {"limits", optional, "What a plan must keep to", list_of(limit_shape())},
        {"search", optional, "How `kinflow seek` searches", search_shape()},
        {"replications", optional, "Replications at each point (10)",
         number(whole(between(2.0, 100000.0)))},
        {"seed", optional, "Seed of all random numbers (1)",
         number(whole(between(0.0, 4294967295.0)))},
    };
    fields.insert(fields.end(), own.begin(), own.end());
    return object(std::move(fields));
}

}  // namespace kinflow::scenario
