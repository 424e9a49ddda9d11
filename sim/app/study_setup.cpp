#include "sim/app/study_setup.h"

#include <fmt/format.h>

#include <thread>
#include <utility>

#include "results/manifest.h"
#include "sim/app/ensemble.h"
#include "sim/core/errors.h"
#include "sim/run/openings.h"

namespace kinflow::app {

scenario::Study load_study_or_throw(const StudyArguments& arguments) {
    scenario::LoadedStudy loaded = scenario::load_study(arguments.study);
    if (!loaded.study) throw core::InputError(std::move(loaded.faults));
    scenario::Study study = std::move(*loaded.study);
    if (study.factors.empty()) {
        throw core::InputError({{study.file, 1, 1, "factors",
                                 "missing: what is varied; `kinflow compare` takes a study of "
                                 "policies"}});
    }
    if (arguments.replications) study.replications = *arguments.replications;
    if (arguments.seed) study.seed = *arguments.seed;
    return study;
}

std::filesystem::path folder_of(const StudyArguments& arguments, const scenario::Study& study) {
    return arguments.out.empty() ? std::filesystem::path{"out"} / study.name : arguments.out;
}

results::RunInfo info_of(const StudyArguments& arguments, const scenario::Study& study,
                         const calibration::StudyRunner& runner) {
    results::RunInfo info;
    info.version = KINFLOW_VERSION;
    info.scenario_file = arguments.study.string();
    info.scenario_hash = results::scenario_hash(study.text + runner.source_text());
    info.seed = study.seed;
    info.replications = study.replications;
    info.histories = run::Histories::most;
    info.threads = arguments.threads > 0 ? arguments.threads
                                         : static_cast<int>(std::thread::hardware_concurrency());
    if (const scenario::Posterior* posterior = runner.source().posterior()) {
        info.posterior = info_of(runner.source(), static_cast<int>(posterior->members.size()));
    }
    return info;
}

std::string response_key(const std::string& command, const results::RunInfo& info) {
    return fmt::format("{} {} {} {} {}", command, info.scenario_hash, info.seed, info.version,
                       info.posterior ? info.posterior->hash : "");
}

}  // namespace kinflow::app
