#include "sim/app/england_backtest.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "calibration/area/authority_meant.h"
#include "calibration/backtest/england.h"
#include "results/manifest.h"
#include "results/output_folder.h"
#include "sim/app/command_line.h"
#include "sim/app/experiment_setup.h"
#include "sim/core/errors.h"

namespace kinflow::app {

namespace {

/// Every origin must have figures, and a year after it to be scored by.
void check_origins(const scenario::BacktestStudy& study,
                   const calibration::PublishedFigures& figures, std::vector<core::Fault>& faults) {
    for (std::size_t i = 0; i < study.origins.size(); ++i) {
        const int year = study.origins[i];
        if (year > figures.first_year() && year < figures.last_year()) continue;
        const scenario::Place at = study.origins_at[i];
        faults.push_back({study.file, at.line, at.column, fmt::format("england.origins[{}]", i),
                          fmt::format("found {}; the files hold {} to {}, and an origin needs a "
                                      "year before and one after it",
                                      year, figures.first_year(), figures.last_year())});
    }
}

/// The authority that is meant at the last origin at which it was there.
std::size_t authority_at(const scenario::BacktestStudy& study, std::size_t place,
                         const calibration::PublishedFigures& figures,
                         std::vector<core::Fault>& faults) {
    std::string why;
    for (auto year = study.origins.rbegin(); year != study.origins.rend(); ++year) {
        std::vector<std::string> notes;
        try {
            return calibration::authority_meant(figures, study.authorities[place], *year, notes);
        } catch (const core::InputError& error) {
            why = error.faults().front().message;
        }
    }
    const scenario::Place at = study.authorities_at[place];
    faults.push_back({study.file, at.line, at.column, fmt::format("england.authorities[{}]", place),
                      std::move(why)});
    return 0;
}

calibration::EnglandPlan plan_of(const scenario::BacktestStudy& study,
                                 const calibration::PublishedFigures& figures, int threads) {
    calibration::EnglandPlan plan;
    plan.base = app::load_or_throw(std::filesystem::path{study.base});
    if (study.markov) {
        plan.care = std::make_shared<const calibration::MarkovCare>(*study.markov);
    }
    plan.origins = study.origins;
    std::vector<core::Fault> faults;
    check_origins(study, figures, faults);
    for (std::size_t i = 0; i < study.authorities.size(); ++i) {
        plan.authorities.push_back(authority_at(study, i, figures, faults));
    }
    if (!faults.empty()) throw core::InputError(std::move(faults));
    plan.replications = study.replications;
    plan.seed = study.seed;
    plan.threads = threads;
    return plan;
}

std::vector<std::string> notes_of(const calibration::Simulations& simulations,
                                  const calibration::PublishedFigures& figures, bool named) {
    std::vector<std::string> notes{
        "The files are today's: revisions that were published after an origin are in its figures.",
        ("Statistical neighbours are those of 2025; they are chosen by what people are like, not "
         "by social care figures."),
        ("Children looked after on the year before the first printed figure are worked out from "
         "those who started and ceased."),
        "Where a method lacks a figure that it needs, it carries the last one forward.",
        "City of London and Isles of Scilly are left out: their figures are mostly suppressed."};
    for (const auto& [year, stocks] : simulations) {
        std::string names;
        for (std::size_t a = 0; a < stocks.size(); ++a) {
            const std::string& why = stocks[a].why_not;
            if (why.empty() || why == "not asked for") continue;
            if (!named && !figures.value(a, calibration::FigureId::children_in_need, year))
                continue;
            names += (names.empty() ? "" : "; ") + figures.authorities()[a].name + " (" + why + ")";
        }
        if (!names.empty()) {
            notes.push_back(fmt::format("Not simulated from 31 March {}: {}.", year, names));
        }
    }
    return notes;
}

}  // namespace

results::Backtest backtest_england(const scenario::BacktestStudy& study,
                                   const BacktestArguments& arguments,
                                   const std::filesystem::path& folder, ProgressLine& progress) {
    if (arguments.from.empty()) {
        wrong_call("--from", "missing: the folder of the department's published files");
    }
    progress.say("Reading the published files");
    const auto figures = calibration::PublishedFigures::read(arguments.from);
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
    made.notes = notes_of(simulations, figures, !plan.authorities.empty());
    made.info.scenario_hash = hash;
    return made;
}

}  // namespace kinflow::app
