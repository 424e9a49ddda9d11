#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "calibration/study/sweep.h"
#include "results/output_folder.h"
#include "results/report/sweep_report.h"
#include "sim/app/command_line.h"
#include "sim/app/commands.h"
#include "sim/app/ensemble.h"
#include "sim/app/experiment_setup.h"
#include "sim/app/progress_line.h"
#include "sim/app/study_setup.h"

namespace kinflow::app {

namespace {

void write_outputs(const std::filesystem::path& folder, const results::Sweep& sweep) {
    results::write_file(folder / results::responses_file, results::responses_csv(sweep));
    if (!sweep.sensitivities.empty()) {
        results::write_file(folder / results::sensitivity_file, results::sensitivity_csv(sweep));
    }
    results::write_file(folder / results::report_file, results::write_sweep(sweep));
    // Last: a folder with a manifest is a finished sweep.
    results::write_file(folder / results::manifest_file, results::sweep_manifest(sweep));
}

std::string as_text(const results::Sweep& sweep, const std::filesystem::path& folder) {
    std::string text =
        fmt::format("{}: {} points, {} paired replications each, seed {}\n", sweep.title,
                    sweep.points.size() - 1, sweep.info.replications, sweep.info.seed);
    for (std::size_t o = 0; o < sweep.outputs.size(); ++o) {
        double low = sweep.points[0].responses[o].statistics.mean;
        double high = low;
        for (const results::SweepPoint& point : sweep.points) {
            low = std::min(low, point.responses[o].statistics.mean);
            high = std::max(high, point.responses[o].statistics.mean);
        }
        text += fmt::format("\n{}: {:.4g} in the baseline, {:.4g} to {:.4g} over the points\n",
                            sweep.outputs[o].label, sweep.points[0].responses[o].statistics.mean,
                            low, high);
        if (sweep.sensitivities.empty()) continue;
        for (const results::Sensitivity& s : sweep.sensitivities[o]) {
            if (s.index != "mu_star" && s.index != "total") continue;
            text += fmt::format("  {:<30}{:>8} {:.4g}\n", s.factor, s.index, s.value);
        }
    }
    return text + fmt::format("\nReport: {}\n", (folder / results::report_file).string());
}

}  // namespace

int sweep(const StudyArguments& arguments) {
    const auto began = std::chrono::steady_clock::now();
    const scenario::Study study = load_study_or_throw(arguments);
    calibration::StudyRunner runner{study, study.seed, arguments.threads,
                                    arguments.posterior.string()};
    static_cast<void>(calibration::sweep_slots(study, runner.layout()));
    static_cast<void>(calibration::design_of(study));
    const std::filesystem::path folder = folder_of(arguments, study);
    results::prepare_output_folder(folder, arguments.resume);
    results::RunInfo info = info_of(arguments, study, runner);
    calibration::ResponseStore store{folder / calibration::responses_store_file,
                                     response_key("sweep", info)};
    runner.keep_in(store);

    ProgressLine progress;
    progress.say("Running the histories that the first day's children are drawn from");
    runner.open();
    results::Sweep made = calibration::sweep(
        study, runner, info, [&progress](const run::Progress& p) { progress.show(p); });
    progress.say("Writing the results");
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    made.info.seconds = spent.count();
    write_outputs(folder, made);
    progress.say("");
    warn(info);
    fmt::print("{}", as_text(made, folder));
    return done;
}

}  // namespace kinflow::app
