#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <thread>

#include "calibration/backtest/england.h"
#include "results/backtest.h"
#include "results/manifest.h"
#include "results/output_folder.h"
#include "results/report/backtest_report.h"
#include "sim/app/area_backtest.h"
#include "sim/app/command_line.h"
#include "sim/app/commands.h"
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

/// Every origin must have figures, and a year after it to be scored by.
void check_origins(const scenario::BacktestStudy& study,
                   const calibration::PublishedFigures& figures) {
    std::vector<core::Fault> faults;
    for (std::size_t i = 0; i < study.origins.size(); ++i) {
        const int year = study.origins[i];
        if (year > figures.first_year() && year < figures.last_year()) continue;
        faults.push_back({study.file, 0, 0, fmt::format("england.origins[{}]", i),
                          fmt::format("found {}; the files hold {} to {}, and an origin needs a "
                                      "year before and one after it",
                                      year, figures.first_year(), figures.last_year())});
    }
    if (!faults.empty()) throw core::InputError(std::move(faults));
}

calibration::EnglandPlan plan_of(const scenario::BacktestStudy& study,
                                 const calibration::PublishedFigures& figures, int threads) {
    calibration::EnglandPlan plan;
    plan.base = app::load_or_throw(std::filesystem::path{study.base});
    if (study.markov) {
        plan.care = std::make_shared<const calibration::MarkovCare>(*study.markov);
    }
    plan.origins = study.origins;
    for (const std::string& name : study.authorities) {
        plan.authorities.push_back(figures.find(name, study.file + ": england.authorities"));
    }
    plan.replications = study.replications;
    plan.seed = study.seed;
    plan.threads = threads;
    return plan;
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

std::vector<std::string> notes_of(const calibration::Simulations& simulations,
                                  const calibration::PublishedFigures& figures) {
    std::vector<std::string> notes{
        "The files are today's: revisions that were published after an origin are in its figures.",
        "Statistical neighbours are those of 2025; they are chosen by what people are like, not by "
        "social care figures.",
        "Children looked after on the year before the first printed figure are worked out from "
        "those who started and ceased.",
        "Where a method lacks a figure that it needs, it carries the last one forward.",
        "City of London and Isles of Scilly are left out: their figures are mostly suppressed."};
    for (const auto& [year, stocks] : simulations) {
        std::string names;
        for (std::size_t a = 0; a < stocks.size(); ++a) {
            const std::string& why = stocks[a].why_not;
            if (why.empty() || why == "not asked for") continue;
            if (!figures.value(a, calibration::FigureId::children_in_need, year)) continue;
            names += (names.empty() ? "" : "; ") + figures.authorities()[a].name + " (" + why + ")";
        }
        if (!names.empty()) {
            notes.push_back(fmt::format("Not simulated from 31 March {}: {}.", year, names));
        }
    }
    return notes;
}

}  // namespace

namespace {

results::Backtest backtest_england(const scenario::BacktestStudy& study,
                                   const BacktestArguments& arguments,
                                   const std::filesystem::path& folder, ProgressLine& progress) {
    if (arguments.from.empty()) {
        wrong_call("--from", "missing: the folder of the department's published files");
    }
    progress.say("Reading the published files");
    const auto figures = calibration::PublishedFigures::read(arguments.from);
    check_origins(study, figures);
    const calibration::EnglandPlan plan = plan_of(study, figures, arguments.study.threads);
    progress.say("Running the base area to learn how flows answer to its parameters");
    results::prepare_output_folder(folder, arguments.study.resume);
    const std::string hash = results::scenario_hash(study.text + plan.base.source_text);
    calibration::EvaluationStore store{
        folder / calibration::evaluations_file,
        fmt::format("{} {} {} {}", hash, study.seed, study.replications, KINFLOW_VERSION)};
    const calibration::Simulations simulations = calibration::simulate_england(
        plan, figures, &store, [&progress](const run::Progress& p) { progress.show(p); });
    progress.say("Forecasting and scoring");
    results::Backtest made = calibration::backtest_england(plan, figures, simulations);
    made.notes = notes_of(simulations, figures);
    made.info.scenario_hash = hash;
    return made;
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
    results::Backtest made = study.area ? backtest_area(study, arguments.study, folder, progress)
                                        : backtest_england(study, arguments, folder, progress);
    made.name = study.name;
    made.title = study.title;
    made.description = study.description;
    made.command =
        fmt::format("kinflow backtest {}{}", study.file, study.area ? "" : " --from DIR");
    made.info.version = KINFLOW_VERSION;
    made.info.scenario_file = study.file;
    made.info.seed = study.seed;
    made.info.replications = study.replications;
    made.info.threads = arguments.study.threads > 0
                            ? arguments.study.threads
                            : static_cast<int>(std::thread::hardware_concurrency());
    const std::vector<results::ForecastScore> scores = results::scores_of(made);
    results::write_file(folder / results::scores_file, results::scores_csv(made, scores));
    results::write_file(folder / results::forecasts_file, results::forecasts_csv(made));
    results::write_file(folder / results::report_file, results::write_backtest(made, scores));
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    made.info.seconds = spent.count();
    // Last: a folder with a manifest is a finished back-test.
    results::write_file(folder / results::manifest_file, results::backtest_manifest(made));
    progress.say("");
    fmt::print("{}", as_text(made, scores, folder));
    return done;
}

}  // namespace kinflow::app
