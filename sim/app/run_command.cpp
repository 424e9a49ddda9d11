#include <fmt/format.h>

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>

#include "results/costs_csv.h"
#include "results/csv.h"
#include "results/manifest.h"
#include "results/output_folder.h"
#include "results/recorder.h"
#include "results/report/report.h"
#include "results/results.h"
#include "results/store.h"
#include "results/uncertainty_csv.h"
#include "results/workbook.h"
#include "sim/app/command_line.h"
#include "sim/app/commands.h"
#include "sim/app/ensemble.h"
#include "sim/app/experiment_setup.h"
#include "sim/app/progress_line.h"
#include "sim/app/run_summary.h"
#include "sim/core/errors.h"
#include "sim/run/experiment.h"
#include "sim/run/openings.h"

namespace kinflow::app {

namespace {

/// The replications of one run: those in the store, and those being made.
class Replications {
  public:
    Replications(const model::Scenario& scenario, const results::Layout& layout,
                 results::Store& store)
        : scenario_{scenario}, layout_{layout}, store_{store} {}

    [[nodiscard]] run::ExperimentHooks hooks(ProgressLine& progress, const std::string& measure) {
        const auto row = layout_.find_row(measure);
        return {.listen =
                    [this](int) { return std::make_unique<results::Recorder>(scenario_, layout_); },
                .keep =
                    [this](int number, model::Observer& observer) {
                        results::Record record = static_cast<results::Recorder&>(observer).finish();
                        store_.add(number, record);
                        records_.emplace(number, std::move(record));
                    },
                .value =
                    [this, row](int number) {
                        return record(number)[layout_.slot(*row, layout_.periods.size() - 1)];
                    },
                .progress = [&progress](const run::Progress& p) { progress.show(p); }};
    }

    /// The first `count` records, in order.
    [[nodiscard]] std::vector<results::Record> first(int count) {
        std::vector<results::Record> all;
        for (int i = 0; i < count; ++i) all.push_back(record(i));
        return all;
    }

  private:
    const results::Record& record(int number) {
        const auto found = records_.find(number);
        if (found != records_.end()) return found->second;
        return records_.emplace(number, store_.load(number)).first->second;
    }

    const model::Scenario& scenario_;
    const results::Layout& layout_;
    results::Store& store_;
    std::map<int, results::Record> records_;
};

void write_outputs(const std::filesystem::path& folder, const results::RunResults& results) {
    results::write_file(folder / results::series_file, results::series_csv(results));
    results::write_file(folder / results::summary_file, results::summary_csv(results));
    results::write_file(folder / results::targets_file, results::targets_csv(results));
    if (!results.uncertainty.empty()) {
        results::write_file(folder / results::uncertainty_file, results::uncertainty_csv(results));
    }
    if (!results.money.empty()) {
        results::write_file(folder / results::costs_file, results::costs_csv(results));
        results::write_costs_workbook(folder / results::workbook_file, results);
    }
    results::write_file(folder / results::report_file, results::write_report(results));
    // Last: a folder with a manifest is a finished run.
    results::write_file(folder / results::manifest_file, results::manifest_json(results));
}

/// The scenario with the area's own values. Throws core::InputError with every fault, those of the
/// posterior included.
scenario::LoadedComparison load_or_throw(const scenario::ComparisonSource& source) {
    scenario::LoadedComparison loaded = source.load({});
    if (!loaded.baseline) throw core::InputError(std::move(loaded.faults));
    return loaded;
}

}  // namespace

int run(const RunArguments& arguments) {
    const auto began = std::chrono::steady_clock::now();
    const auto source = source_of(arguments.scenario, arguments.overlays, {}, arguments.posterior);
    const scenario::LoadedComparison loaded = load_or_throw(source);
    const model::Scenario& scenario = *loaded.baseline;
    const results::Layout layout = results::make_layout(scenario);
    const auto precision = precision_of(arguments, layout);

    const std::filesystem::path folder =
        arguments.out.empty() ? std::filesystem::path{"out"} / scenario.name : arguments.out;
    results::prepare_output_folder(folder, arguments.resume);
    run::ExperimentOptions options = options_of(arguments, precision);
    results::RunInfo info = info_of(arguments, loaded.source_text);
    info.histories = run::Histories::of(options.replications, options.histories).count;
    info.posterior = posterior_of(source, options.replications);
    results::Store store{folder / results::store_file,
                         store_key(scenario.name, info, options.histories), layout};
    options.finished = store.finished();

    Replications replications{scenario, layout, store};
    {
        ProgressLine progress;
        progress.say("Running the histories that the first day's children are drawn from");
        const auto hooks = replications.hooks(progress, precision ? precision->measure : "");
        info.replications =
            info.posterior ? run::run_ensemble(info.members(),
                                               make_member(source, info.members(), options.seed),
                                               options, hooks)
                           : run::run_experiment(model::Compiled{scenario}, options, hooks);
        progress.say("Writing the results");
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
        info.seconds = spent.count();
        const results::RunResults results =
            results::make_results(scenario, replications.first(info.replications), info);
        store.write_summary(results.summary);
        write_outputs(folder, results);
        progress.say("");
        warn(info);
        fmt::print("{}", arguments.json ? summary_as_json(results, folder)
                                        : summary_as_text(results, folder));
    }
    return done;
}

}  // namespace kinflow::app
