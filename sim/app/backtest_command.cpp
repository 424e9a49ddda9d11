#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "results/backtest.h"
#include "results/manifest.h"
#include "results/output_folder.h"
#include "results/report/backtest_report.h"
#include "sim/app/area_backtest.h"
#include "sim/app/command_line.h"
#include "sim/app/commands.h"
#include "sim/app/england_backtest.h"
#include "sim/app/experiment_setup.h"
#include "sim/app/progress_line.h"
#include "sim/core/errors.h"
#include "sim/scenario/backtest_study.h"

namespace kinflow::app {

namespace {

scenario::BacktestStudy load_backtest_or_throw(const StudyArguments& arguments) {
    scenario::LoadedBacktest loaded = scenario::load_backtest(arguments.study);
    if (!loaded.study) throw core::InputError(std::move(loaded.faults));
    if (arguments.replications) loaded.study->replications = *arguments.replications;
    if (arguments.seed) loaded.study->seed = *arguments.seed;
    return std::move(*loaded.study);
}

std::string as_text(const results::Backtest& made,
                    const std::vector<results::ForecastScore>& scores,
                    const std::filesystem::path& folder) {
    std::string text = made.title + "\n";
    for (std::size_t m = 0; m < made.measures.size(); ++m) {
        text += fmt::format("\n{}\n  {:<50}{:>9}{:>10}{:>9}{:>12}\n", made.labels[m], "",
                            "error, %", "CRPS", "CRPS, %", "80% covers");
        for (const results::ForecastScore& s : scores) {
            if (s.measure != made.measures[m]) continue;
            if (s.horizon.empty() != (made.horizons.size() > 1)) continue;
            const results::ForecastMethod& method = made.methods[s.method];
            text += fmt::format("  {:<50}{:>9.1f}{:>10.1f}{:>9.2f}{:>12}\n", method.label,
                                s.absolute_error, s.crps, s.crps_percent,
                                method.point ? "" : fmt::format("{:.0f}%", s.covered_80));
        }
    }
    return text + fmt::format("\nReport: {}\n", (folder / results::report_file).string());
}

}  // namespace

int backtest(const BacktestArguments& arguments) {
    const auto began = std::chrono::steady_clock::now();
    const scenario::BacktestStudy study = load_backtest_or_throw(arguments.study);
    ProgressLine progress;
    const std::filesystem::path folder = arguments.study.out.empty()
                                             ? std::filesystem::path{"out"} / study.name
                                             : arguments.study.out;
    if (!arguments.study.posterior.empty()) {
        wrong_call("--posterior", "a back-test makes its own of what was known");
    }
    results::Backtest made = study.area ? backtest_area(study, arguments, folder, progress)
                                        : backtest_england(study, arguments, folder, progress);
    made.name = study.name;
    made.title = study.title;
    made.description = study.description;
    made.command = fmt::format("kinflow backtest {}{}", study.file,
                               arguments.from.empty() ? "" : " --from DIR");
    made.info.version = KINFLOW_VERSION;
    made.info.scenario_file = study.file;
    made.info.seed = study.seed;
    made.info.replications = study.replications;
    made.info.threads = arguments.study.threads > 0
                            ? arguments.study.threads
                            : static_cast<int>(std::thread::hardware_concurrency());
    const std::vector<results::ForecastScore> scores = results::scores_of(made);
    results::write_file(folder / results::scores_file, results::scores_csv(made, scores));
    const std::vector<results::ForecastScore> by_area = results::area_scores_of(made);
    results::write_file(folder / results::area_scores_file,
                        results::area_scores_csv(made, by_area));
    results::write_file(folder / results::forecasts_file, results::forecasts_csv(made));
    results::write_file(folder / results::report_file,
                        results::write_backtest(made, scores, by_area));
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    made.info.seconds = spent.count();
    // Last: a folder with a manifest is a finished back-test.
    results::write_file(folder / results::manifest_file, results::backtest_manifest(made));
    progress.say("");
    fmt::print("{}", as_text(made, scores, folder));
    return done;
}

}  // namespace kinflow::app
