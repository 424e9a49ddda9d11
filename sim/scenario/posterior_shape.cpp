#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape made_shape() {
    return object({
        {"version", optional, "Version of Kinflow", text()},
        {"seed", optional, "Seed of the calibration", number(whole(between(0.0, 4294967295.0)))},
        {"scenario_hash", optional,
         "Fingerprint of the area and of every file that it names, as a run's manifest gives it; "
         "in "
         "quotation marks",
         text()},
        {"study_hash", optional, "Fingerprint of the study; in quotation marks", text()},
    });
}

Shape varied_shape() {
    return object({
        {"name", required, "A short name, used in tables", text()},
        {"parameter", required, "Key path of the number in the area or the pathway", text()},
        {"by", required, "What is done with a member's value", choice({"set", "scale", "add"})},
        {"unit", optional,
         "Unit of the values of `set` and `add`; that of the scenario when left out. Values of "
         "`scale` are ratios, whatever is written here",
         text()},
    });
}

}  // namespace

Shape posterior_shape() {
    std::vector<Field> fields = header_fields("posterior");
    const std::vector<Field> own{
        {"area", required, "Path of the area file whose parameters these are", text()},
        {"study", optional, "What made it: the calibration's file or name", text()},
        {"made", optional, "How it was made, so that a change since then can be told",
         made_shape()},
        {"parameters", required, "What differs between members, in the order of their values",
         list_of(varied_shape())},
        {"members", required,
         "Sets of values that are equally likely: for each a list with one number for each "
         "parameter",
         list_of(list_of(number(any())))},
    };
    fields.insert(fields.end(), own.begin(), own.end());
    return object(std::move(fields));
}

}  // namespace kinflow::scenario
