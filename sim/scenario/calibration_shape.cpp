#include "sim/scenario/area_shape.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape prior_shape() {
    return object({
        {"distribution", required, "Form of the prior",
         choice({"normal", "lognormal", "logit_normal", "uniform"})},
        {"mean", optional, "Of a normal", number(any())},
        {"sd", optional,
         "Standard deviation: of a normal; of the logarithm of a lognormal; of the log odds of a "
         "logit_normal",
         number(above(0.0))},
        {"median", optional, "Of a lognormal or a logit_normal", number(above(0.0))},
        {"low", optional, "Least value of a uniform", number(any())},
        {"high", optional, "Greatest value of a uniform", number(any())},
        {"source", optional, "The register's entry that the prior rests on; or `assumed`",
         name_of_a(Reference::register_entry)},
        {"assumed", optional, "Why this prior is assumed", text()},
    });
}

Shape parameter_shape() {
    return object({
        {"label", optional, "What a reader sees in reports; the name when left out", text()},
        {"parameter", required, "Key path of the number in the area or the pathway", text()},
        {"by", required, "What is done with the value", choice({"set", "scale", "add"})},
        {"unit", optional, "Unit of `set` and `add`; that of the scenario when left out", text()},
        {"prior", required, "What is believed before the figures are looked at", prior_shape()},
    });
}

std::vector<Field> which_target() {
    return {
        {"measure", required, "Measure of the target", name_of_a(Reference::measure)},
        {"level", optional, "Level of the measure's breakdown", text()},
        {"to", optional, "The target's date, where a measure has several targets", date()},
    };
}

Shape error_shape() {
    std::vector<Field> fields = which_target();
    fields.push_back({"standard_error", optional,
                      "Standard error of the figure, in its unit; this or `within`",
                      number(above(0.0))});
    fields.push_back({"within", optional,
                      "Per cent of the figure that holds it in nine cases of ten; in place of the "
                      "area's",
                      number(above(0.0))});
    fields.push_back({"because", required, "Why", text()});
    return object(std::move(fields));
}

Shape mean_shape() {
    std::vector<Field> fields = which_target();
    fields.push_back({"within", required, "Per cent of the figure by which the mean may be off",
                      number(above(0.0))});
    fields.push_back({"because", required, "Why", text()});
    return object(std::move(fields));
}

Shape reason_shape() {
    std::vector<Field> fields = which_target();
    fields.push_back({"because", required, "Why", text()});
    return object(std::move(fields));
}

Shape study_targets_shape() {
    return object({
        {"errors", optional, "Targets of the area that are held to another error",
         list_of(error_shape())},
        {"means", optional,
         "Targets at which the posterior's mean is held, by weighing its sample; its spread stays",
         list_of(mean_shape())},
        {"leave_out", optional, "Targets of the area that are not looked at",
         list_of(reason_shape())},
        {"known_defects", optional,
         "Targets that are shown beside the fit but not fitted: the figure is known to be wrong, "
         "or the model is known not to give it",
         list_of(reason_shape())},
        {"add", optional, "Targets beside those of the area", targets_shape()},
    });
}

Shape budget_shape() {
    return object({
        {"evaluations", optional,
         "Parameter sets that are simulated in all, a history and its replications for each (1000)",
         number(whole(between(1.0, 1000000.0)))},
        {"waves", optional, "Waves of history matching before the posterior is sampled (2)",
         number(whole(between(1.0, 20.0)))},
        {"rounds", optional, "Rounds of simulation where the posterior lies (2)",
         number(whole(between(1.0, 20.0)))},
        {"replications", optional, "Replications of each parameter set (2)",
         number(whole(between(2.0, 1000.0)))},
        {"members", optional, "Members of the posterior (80)",
         number(whole(between(10.0, 10000.0)))},
    });
}

}  // namespace

Shape calibration_shape() {
    std::vector<Field> fields = header_fields("calibration");
    const std::vector<Field> own{
        {"area", required, "Path of the area file", text()},
        {"overlays", optional, "Paths of overlays to lay over it", list_of(text())},
        {"until", optional, "The first day that is not simulated; the area's `end` when left out",
         date()},
        {"register", optional, "Paths of the evidence files that priors and added targets cite",
         list_of(text())},
        {"parameters", required, "What is fitted, by names of the writer's own",
         map_of(parameter_shape())},
        {"discrepancy", optional,
         "Per cent of every figure by which the model may be wrong however its parameters are set, "
         "as a standard deviation (1)",
         number(between(0.0, 50.0))},
        {"targets", optional, "What is changed of the area's targets", study_targets_shape()},
        {"budget", optional, "How much is simulated", budget_shape()},
        {"seed", optional, "Seed of all random numbers (1)",
         number(whole(between(0.0, 4294967295.0)))},
    };
    fields.insert(fields.end(), own.begin(), own.end());
    return object(std::move(fields));
}

}  // namespace kinflow::scenario
