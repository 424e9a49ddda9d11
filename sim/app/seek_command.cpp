#include <fmt/format.h>

#include <chrono>

#include "calibration/study/seek_plan.h"
#include "results/output_folder.h"
#include "results/report/seek_report.h"
#include "results/seek.h"
#include "sim/app/command_line.h"
#include "sim/app/commands.h"
#include "sim/app/ensemble.h"
#include "sim/app/experiment_setup.h"
#include "sim/app/progress_line.h"
#include "sim/app/study_setup.h"
#include "sim/scenario/study_policy.h"

namespace kinflow::app {

int seek(const StudyArguments& arguments) {
    const auto began = std::chrono::steady_clock::now();
    const scenario::Study study = load_study_or_throw(arguments);
    calibration::StudyRunner runner{study, study.seed, arguments.threads,
                                    arguments.posterior.string()};
    static_cast<void>(calibration::seek_slots(study, runner.layout()));
    const std::filesystem::path folder = folder_of(arguments, study);
    results::prepare_output_folder(folder, arguments.resume);
    const results::RunInfo info = info_of(arguments, study, runner);
    calibration::ResponseStore store{folder / calibration::responses_store_file,
                                     response_key("seek", info)};
    runner.keep_in(store);

    ProgressLine progress;
    progress.say("Running the histories that the first day's children are drawn from");
    runner.open();
    results::Seek made = calibration::seek_plan(
        study, runner, info, [&progress](const run::Progress& p) { progress.show(p); });
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    made.info.seconds = spent.count();
    results::write_file(folder / results::candidates_file, results::candidates_csv(made));
    results::write_file(folder / results::plan_file,
                        scenario::policy_text(study, made.plan.values, study.name + "-plan",
                                              "The plan found for: " + study.title, folder));
    results::write_file(folder / results::report_file, results::write_seek(made));
    results::write_file(folder / results::manifest_file, results::seek_manifest(made));
    progress.say("");
    warn(info);

    std::string text = results::seek_answer(made) + "\n";
    for (const std::string& line : results::seek_limits(made)) text += "  " + line + "\n";
    text += "\n";
    for (std::size_t f = 0; f < made.factors.size(); ++f) {
        text += fmt::format("{:<28}{:>12.5g}", made.factors[f].name, made.plan.values[f]);
        if (!made.factor_costs.empty())
            text += fmt::format("{:>16.0f} pounds", made.factor_costs[f]);
        text += "\n";
    }
    fmt::print("{}\nPlan: {}\nReport: {}\n", text, (folder / results::plan_file).string(),
               (folder / results::report_file).string());
    return done;
}

}  // namespace kinflow::app
