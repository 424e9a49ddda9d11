#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape england_shape() {
    return object({
        {"base", required, "Path of the area file that every authority is made from", text()},
        {"origins", required, "Years; each forecasts from 31 March with nothing of a later date",
         list_of(number(whole(between(2000.0, 2100.0))))},
        {"authorities", optional,
         "Names or numbers of the authorities that are simulated and scored; all when left out",
         list_of(text())},
    });
}

}  // namespace

Shape backtest_shape() {
    std::vector<Field> fields = header_fields("backtest");
    const std::vector<Field> own{
        {"england", required, "Authorities and their published figures", england_shape()},
        {"replications", optional, "Of each authority from each origin (6)",
         number(whole(between(2.0, 100000.0)))},
        {"seed", optional, "Seed of all random numbers (1)",
         number(whole(between(0.0, 4294967295.0)))},
    };
    fields.insert(fields.end(), own.begin(), own.end());
    return object(std::move(fields));
}

}  // namespace kinflow::scenario
