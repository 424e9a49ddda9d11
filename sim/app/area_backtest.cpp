#include "sim/app/area_backtest.h"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "calibration/backtest/commonness.h"
#include "calibration/backtest/one_area.h"
#include "calibration/fit/calibrate_study.h"
#include "calibration/study/remembered_need.h"
#include "results/layout.h"
#include "results/manifest.h"
#include "results/output_folder.h"
#include "results/posterior_json.h"
#include "results/recorder.h"
#include "results/targets.h"
#include "sim/app/ensemble.h"
#include "sim/core/errors.h"
#include "sim/model/measures.h"
#include "sim/run/compiled_arms.h"

namespace kinflow::app {

namespace {

namespace fs = std::filesystem;

scenario::CalibrationStudy load_fit(const scenario::BacktestStudy& study) {
    scenario::LoadedCalibration loaded = scenario::load_calibration(study.area->calibration);
    if (!loaded.study) throw core::InputError(std::move(loaded.faults));
    loaded.study->seed = study.seed;
    return std::move(*loaded.study);
}

/// No figure of a later day than the forecast may be fitted.
void check_nothing_later(const scenario::AreaBacktest& plan,
                         const calibration::ParameterRunner& runner) {
    std::vector<core::Fault> faults;
    for (std::size_t t = 0; t < runner.targets().targets.size(); ++t) {
        const model::Target& target = runner.targets().targets[t];
        if (target.to <= plan.known_until || !runner.targets().numbers[t].fitted) continue;
        faults.push_back({plan.calibration, 0, 0, target.measure,
                          fmt::format("is fitted to a figure of {}, after `known_until`, {}",
                                      core::to_iso(target.to), core::to_iso(plan.known_until))});
    }
    if (!faults.empty()) throw core::InputError(std::move(faults));
}

/// The area asked for the outcomes in place of its own targets, to the month after the last.
void ask_for(model::Scenario& area, const std::vector<model::Target>& outcomes) {
    core::Date last = area.start;
    for (const model::Target& outcome : outcomes) last = std::max(last, outcome.to);
    area.targets = outcomes;
    area.end = std::min(area.end, last + std::chrono::days{1});
}

/// The same of a baseline and its policies.
void ask_for(scenario::LoadedComparison& loaded, const std::vector<model::Target>& outcomes) {
    ask_for(*loaded.baseline, outcomes);
    for (model::Policy& policy : loaded.policies) {
        std::erase_if(policy.phases, [&](const model::DatedScenario& phase) {
            return phase.from >= loaded.baseline->end;
        });
        for (model::DatedScenario& phase : policy.phases) {
            phase.scenario.end = loaded.baseline->end;
        }
    }
}

/// By arm and figure asked for, the replications' values over the members of the posterior.
std::vector<std::vector<std::vector<double>>> simulate(const scenario::BacktestStudy& study,
                                                       const scenario::ComparisonSource& source,
                                                       int threads, ProgressLine& progress) {
    auto loaded = source.load(calibration::remembered_need(study.seed));
    if (!loaded.baseline) throw core::InputError(std::move(loaded.faults));
    const std::vector<model::Target> outcomes = calibration::asked_of(*study.area);
    ask_for(loaded, outcomes);
    const results::Layout layout = results::make_layout(*loaded.baseline);
    std::vector<core::Fault> faults;
    for (std::size_t t = 0; t < outcomes.size(); ++t) {
        if (t < layout.targets.size() && layout.targets[t].measured()) continue;
        faults.push_back({study.file, 0, 0,
                          t < study.area->outcomes.size() ? fmt::format("area.outcomes[{}]", t)
                                                          : std::string{"area.known"},
                          fmt::format("{} on {} is not simulated: the area runs from {} to {}",
                                      outcomes[t].measure, core::to_iso(outcomes[t].to),
                                      core::to_iso(loaded.baseline->start),
                                      core::to_iso(loaded.baseline->end))});
    }
    if (!faults.empty()) throw core::InputError(std::move(faults));
    const int used = members_for(study.replications, source.posterior()->members.size());
    const run::MakeMember make = [&](int place) {
        const std::size_t member = member_at(place, used, source.posterior()->members.size());
        auto one = source.load_member(member, calibration::remembered_need(study.seed));
        if (!one.baseline) throw core::InputError(std::move(one.faults));
        ask_for(one, outcomes);
        return std::make_unique<const run::CompiledArms>(std::move(*one.baseline),
                                                         std::move(one.policies), study.seed,
                                                         run::Histories::of_member(place, used));
    };
    std::vector<std::vector<std::vector<double>>> values(
        2, std::vector<std::vector<double>>(outcomes.size()));
    run::PairedHooks hooks;
    hooks.listen = [&](int, std::size_t) {
        return std::make_unique<results::Recorder>(*loaded.baseline, layout);
    };
    hooks.keep = [&](int, const std::vector<std::unique_ptr<model::Observer>>& arms) {
        for (std::size_t arm = 0; arm < values.size(); ++arm) {
            const results::Record record = static_cast<results::Recorder&>(*arms[arm]).finish();
            for (std::size_t t = 0; t < outcomes.size(); ++t) {
                values[arm][t].push_back(record[layout.target_slot(t)]);
            }
        }
    };
    hooks.progress = [&](const run::Progress& p) { progress.show(p); };
    run::ExperimentOptions options;
    options.replications = study.replications;
    options.seed = study.seed;
    options.threads = threads;
    run::run_ensemble(used, make, options, hooks);
    return values;
}

std::string_view label_of(const std::string& measure) {
    for (const model::Measure& one : model::measures()) {
        if (one.name == measure) return one.label;
    }
    return measure;
}

std::vector<std::string> notes_of(const scenario::AreaBacktest& plan,
                                  const results::CalibrationResult& fit) {
    std::vector<std::string> notes{fmt::format(
        "Fitted to figures of {} and earlier by {}; its posterior of {} members is beside this "
        "page.",
        core::to_iso(plan.known_until), plan.calibration, fit.members)};
    for (const results::CalibrationTarget& t : fit.targets) {
        notes.push_back(
            fmt::format("The fit: {} of {}: printed {:.5g}, fitted {:.5g} ({:.5g} to "
                        "{:.5g}), {}.",
                        t.label, core::to_iso(t.target.to), t.target.value, t.posterior.mean,
                        t.posterior.p05, t.posterior.p95, results::name_of(t.verdict)));
    }
    notes.push_back(
        fmt::format("Where a figure is known the forecast starts from the last one; {:.0f}% of the "
                    "change that is simulated with nothing changed is believed, and all of what "
                    "the policies change.",
                    100.0 * plan.drift));
    for (const model::Target& outcome : plan.outcomes) {
        const double wander = calibration::wander_of(plan.known, outcome.measure, plan.wander);
        const std::string note = fmt::format(
            "{}: spread by {:.0f}% in a year, growing as the root of the years, beside what "
            "parameters and chance do: as its known figures have changed, or {:.0f}% where fewer "
            "than two are known.",
            label_of(outcome.measure), 100.0 * wander, 100.0 * plan.wander);
        if (notes.back() != note) notes.push_back(note);
    }
    return notes;
}

}  // namespace

results::Backtest backtest_area(const scenario::BacktestStudy& study,
                                const BacktestArguments& given, const fs::path& folder,
                                ProgressLine& progress) {
    const StudyArguments& arguments = given.study;
    const scenario::CalibrationStudy fit = load_fit(study);
    std::vector<std::string> how_common;
    if (!given.from.empty()) {
        how_common = calibration::commonness_notes(*study.area,
                                                   calibration::PublishedFigures::read(given.from));
    }
    const calibration::ParameterRunner runner{fit, arguments.threads};
    check_nothing_later(*study.area, runner);
    std::string policies;
    for (const std::string& path : study.area->policies) {
        policies += (policies.empty() ? "" : "+") + path;
    }
    // The policies' faults are told before the fit takes its time.
    {
        const auto loaded =
            source_of(fit.area, {fit.overlays.begin(), fit.overlays.end()}, {policies}, {})
                .load(calibration::remembered_need(study.seed));
        if (!loaded.baseline) throw core::InputError(loaded.faults);
    }
    results::RunInfo info;
    info.version = KINFLOW_VERSION;
    info.seed = study.seed;
    info.scenario_hash = results::scenario_hash(fit.text + runner.area().source_text);
    info.replications = fit.replications;
    calibration::CalibrationHooks hooks;
    hooks.step = [&](const std::string& step) { progress.say("Fitting: " + step); };
    hooks.progress = [&](const run::Progress& p) { progress.show(p); };
    results::prepare_output_folder(folder, arguments.resume);
    calibration::EvaluationStore store{
        folder / calibration::evaluations_file,
        fmt::format("{} {} {}", info.scenario_hash, info.seed, info.version)};
    calibration::StudyCalibrated fitted =
        calibration::calibrate_study(fit, runner, info, &store, hooks);
    const auto whole = [](const fs::path& p) { return fs::absolute(p).lexically_normal(); };
    fitted.posterior.area = whole(fit.area).lexically_proximate(whole(folder)).generic_string();
    results::write_file(folder / results::posterior_file,
                        scenario::posterior_text(fitted.posterior));
    progress.say("Forecasting with and without the policies");
    const auto source = source_of(fit.area, {fit.overlays.begin(), fit.overlays.end()}, {policies},
                                  folder / results::posterior_file);
    std::optional<calibration::MarkovCare> care;
    if (study.markov) care.emplace(*study.markov);
    results::Backtest made = calibration::backtest_area(
        *study.area,
        calibration::simulated_outcomes(*study.area,
                                        simulate(study, source, arguments.threads, progress)),
        care ? &*care : nullptr);
    made.notes = notes_of(*study.area, fitted.result);
    made.notes.insert(made.notes.end(), how_common.begin(), how_common.end());
    made.info.scenario_hash = info.scenario_hash;
    return made;
}

}  // namespace kinflow::app
