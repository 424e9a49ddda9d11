#include <fmt/format.h>

#include <chrono>
#include <thread>
#include <utility>

#include "calibration/fit/calibrate_study.h"
#include "results/calibration.h"
#include "results/manifest.h"
#include "results/output_folder.h"
#include "results/report/calibration_report.h"
#include "sim/app/command_line.h"
#include "sim/app/commands.h"
#include "sim/app/progress_line.h"
#include "sim/core/errors.h"

namespace kinflow::app {

namespace {

namespace fs = std::filesystem;

results::RunInfo info_of(const CalibrateArguments& arguments,
                         const scenario::CalibrationStudy& study,
                         const calibration::ParameterRunner& runner) {
    results::RunInfo info;
    info.version = KINFLOW_VERSION;
    info.scenario_file = arguments.study.string();
    info.scenario_hash = results::scenario_hash(study.text + runner.area().source_text);
    info.seed = study.seed;
    info.replications = study.replications;
    info.threads = arguments.threads > 0 ? arguments.threads
                                         : static_cast<int>(std::thread::hardware_concurrency());
    return info;
}

/// Paths in a file are from the folder in which it lies.
std::string from_folder(const std::string& path, const fs::path& folder) {
    const auto whole = [](const fs::path& p) { return fs::absolute(p).lexically_normal(); };
    return whole(path).lexically_proximate(whole(folder)).generic_string();
}

std::string as_text(const results::CalibrationResult& result, const fs::path& folder) {
    std::string text = fmt::format("{}: {} members\n\n{:<46}{:>10}{:>10}{:>22}  {}\n", result.title,
                                   result.members, "", "printed", "mean", "90% interval", "");
    for (const results::CalibrationTarget& t : result.targets) {
        text += fmt::format("{:<46}{:>10.5g}{:>10.5g}{:>22}  {}\n", t.label.substr(0, 45),
                            t.target.value, t.posterior.mean,
                            fmt::format("{:.5g} to {:.5g}", t.posterior.p05, t.posterior.p95),
                            results::name_of(t.verdict));
    }
    text += "\n";
    for (const results::CalibrationParameter& p : result.parameters) {
        text += fmt::format("{:<34}{:>11.4g} (prior {:.4g}){:>24}  {}\n", p.name, p.posterior.mean,
                            p.prior.mean,
                            fmt::format("{:.4g} to {:.4g}", p.interval.low, p.interval.high),
                            results::name_of(p.pinned));
    }
    text += fmt::format("\nTime: {:.0f} s", result.info.seconds);
    for (const char* of : {"traffic", "simulating", "emulating", "sampling"}) {
        double seconds = 0.0;
        for (const auto& [phase, spent] : results::phases_of(result)) {
            if (phase.starts_with(of)) seconds += spent;
        }
        text += fmt::format(", {} {:.0f}",
                            of == std::string_view{"traffic"} ? "traffic equations" : of, seconds);
    }
    return text + fmt::format("\nPosterior: {}\nReport: {}\n",
                              (folder / results::posterior_file).string(),
                              (folder / results::report_file).string());
}

}  // namespace

int calibrate(const CalibrateArguments& arguments) {
    const auto began = std::chrono::steady_clock::now();
    scenario::LoadedCalibration loaded = scenario::load_calibration(arguments.study);
    if (!loaded.study) throw core::InputError(std::move(loaded.faults));
    scenario::CalibrationStudy study = std::move(*loaded.study);
    if (arguments.seed) study.seed = *arguments.seed;
    const calibration::ParameterRunner runner{study, arguments.threads};
    const fs::path folder = arguments.out.empty() ? fs::path{"out"} / study.name : arguments.out;
    results::prepare_output_folder(folder, arguments.resume);
    const results::RunInfo info = info_of(arguments, study, runner);
    calibration::EvaluationStore store{
        folder / calibration::evaluations_file,
        fmt::format("{} {} {}", info.scenario_hash, info.seed, info.version)};

    ProgressLine progress;
    calibration::CalibrationHooks hooks;
    hooks.step = [&](const std::string& step) { progress.say("Simulating " + step); };
    hooks.progress = [&](const run::Progress& p) { progress.show(p); };
    calibration::StudyCalibrated made =
        calibration::calibrate_study(study, runner, info, &store, hooks);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    made.result.info.seconds = spent.count();
    made.posterior.area = from_folder(made.posterior.area, folder);
    made.posterior.study = from_folder(study.file, folder);
    results::write_file(folder / results::posterior_file, scenario::posterior_text(made.posterior));
    results::write_file(folder / results::fit_file, results::fit_csv(made.result));
    results::write_file(folder / results::parameters_file,
                        results::calibration_parameters_csv(made.result));
    results::write_file(folder / results::report_file, results::write_calibration(made.result));
    results::write_file(folder / results::manifest_file,
                        results::calibration_manifest(made.result));
    progress.say("");
    fmt::print("{}", as_text(made.result, folder));
    return done;
}

}  // namespace kinflow::app
