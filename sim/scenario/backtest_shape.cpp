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

Shape figures_shape() {
    return list_of(object({
        {"measure", required, "A measure of the catalogue", name_of_a(Reference::measure)},
        {"to", required, "Date of the stock", date()},
        {"value", required, "The printed figure, in the measure's unit", number(above(0.0))},
        {"source", optional, "The register's entry; this or, among `known`, `assumed`",
         name_of_a(Reference::register_entry)},
        {"assumed", optional, "Why the figure is believed, where none is printed", text()},
    }));
}

Shape leaving_shape() {
    return list_of(object({
        {"measure", required, "Measure of the stock", name_of_a(Reference::measure)},
        {"rate", required, "Children who leave for each child and year", number(above(0.0))},
        {"assumed", required, "What the rate rests on", text()},
    }));
}

Shape ages_shape() {
    return list_of(object({
        {"first", required, "Youngest age band, as the file of flows names it", text()},
        {"last", required, "Oldest age band, as the file of flows names it", text()},
        {"value", required, "Children looked after of these ages on the day of the last figure",
         number(at_least(0.0))},
        {"source", required, "The register's entry", name_of_a(Reference::register_entry)},
    }));
}

Shape one_area_shape() {
    return object({
        {"calibration", required, "Path of the calibration study that fits the area", text()},
        {"label", required, "What a reader calls the area", text()},
        {"known_until", required,
         "The day of the forecast: the fit and the methods know no figure of a later date", date()},
        {"policies", required,
         "Paths of policies that are laid over the forecast, each joined by `+` when several",
         list_of(text())},
        {"known", required, "Figures that the simple methods know", figures_shape()},
        {"outcomes", required, "Figures of later dates, which the forecasts are scored by",
         figures_shape()},
        {"leaving", optional,
         "What the stock-flow takes of those who leave, by measure; it carries others forward",
         leaving_shape()},
        {"ages", optional,
         "Children looked after by age, for the Markov model; others are as old as the country's",
         ages_shape()},
        {"drift", optional,
         "Per cent to believe of the change that is simulated without the policies, on top of the "
         "last known figure (100)",
         number(between(0.0, 100.0))},
        {"wander", optional,
         "Per cent by which a stock wanders in a year, where two known figures do not say (15)",
         number(above(0.0))},
    });
}

}  // namespace

Shape backtest_shape() {
    std::vector<Field> fields = header_fields("backtest");
    const std::vector<Field> own{
        {"register", optional, "Paths of the evidence files that figures cite", list_of(text())},
        {"england", optional, "Authorities and their published figures; this or `area`",
         england_shape()},
        {"area", optional, "One area, its policies and its printed figures; this or `england`",
         one_area_shape()},
        {"markov", optional,
         "Path of a file of kind `flows`, from which the Markov model of looked-after children "
         "works "
         "its rates out; needed with `england`",
         text()},
        {"replications", optional, "Of each authority from each origin, or of the area (6)",
         number(whole(between(2.0, 100000.0)))},
        {"seed", optional, "Seed of all random numbers (1)",
         number(whole(between(0.0, 4294967295.0)))},
    };
    fields.insert(fields.end(), own.begin(), own.end());
    return object(std::move(fields));
}

}  // namespace kinflow::scenario
