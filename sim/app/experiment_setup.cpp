#include "sim/app/experiment_setup.h"

#include <stdexcept>
#include <thread>

#include "results/manifest.h"
#include "sim/core/errors.h"

namespace kinflow::app {

namespace {

constexpr int usual_replications = 200;
constexpr int most_replications = 10000;

}  // namespace

void wrong_call(const std::string& option, const std::string& message) {
    core::Fault fault;
    fault.path = option;
    fault.message = message;
    throw core::InputError({fault});
}

std::optional<run::Precision> precision_of(const RunArguments& arguments,
                                           const results::Layout& layout) {
    if (arguments.precision.empty()) return std::nullopt;
    if (!arguments.posterior.empty()) {
        wrong_call("--precision",
                   "more replications do not narrow what a posterior does not know; with "
                   "--posterior say how many replications there are, -n");
    }
    try {
        run::Precision precision = run::parse_precision(arguments.precision);
        if (!layout.find_row(precision.measure)) {
            wrong_call("--precision", "there is no measure '" + precision.measure +
                                          "'; results/README.md lists them");
        }
        return precision;
    } catch (const std::invalid_argument& error) {
        wrong_call("--precision", error.what());
    }
}

run::ExperimentOptions options_of(const RunArguments& arguments,
                                  const std::optional<run::Precision>& precision) {
    run::ExperimentOptions options;
    options.seed = arguments.seed;
    options.replications =
        arguments.replications.value_or(precision ? most_replications : usual_replications);
    options.precision = precision;
    if (precision) options.histories = run::Histories::most_precise;
    options.threads = arguments.threads;
    return options;
}

results::RunInfo info_of(const RunArguments& arguments, const std::string& source_text) {
    results::RunInfo info;
    info.version = KINFLOW_VERSION;
    info.scenario_file = arguments.scenario.string();
    info.scenario_hash = results::scenario_hash(source_text);
    info.seed = arguments.seed;
    info.precision = arguments.precision;
    info.threads = arguments.threads > 0 ? arguments.threads
                                         : static_cast<int>(std::thread::hardware_concurrency());
    return info;
}

}  // namespace kinflow::app
