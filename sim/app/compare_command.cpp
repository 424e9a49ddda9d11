#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "results/comparison.h"
#include "results/comparison_files.h"
#include "results/comparison_workbook.h"
#include "results/cost_difference_csv.h"
#include "results/output_folder.h"
#include "results/report/comparison_report.h"
#include "results/store.h"
#include "results/uncertainty_csv.h"
#include "sim/app/command_line.h"
#include "sim/app/commands.h"
#include "sim/app/compare_plan.h"
#include "sim/app/compare_summary.h"
#include "sim/app/ensemble.h"
#include "sim/app/experiment_setup.h"
#include "sim/app/paired_replications.h"
#include "sim/app/progress_line.h"
#include "sim/run/compiled_arms.h"
#include "sim/run/experiment.h"
#include "sim/run/openings.h"

namespace kinflow::app {

namespace {

results::Comparison made_of(const ComparePlan& plan, const results::Layout& layout,
                            const std::vector<std::vector<results::Record>>& arms,
                            const results::RunInfo& info, const CompareArguments& arguments) {
    std::vector<const model::Policy*> asked;
    for (std::size_t i = 0; i < plan.asked; ++i) asked.push_back(&plan.loaded.policies[i]);
    results::Comparison comparison =
        results::make_comparison(*plan.loaded.baseline, asked, arms, info);
    for (const PolicyPart& part : plan.parts) {
        comparison.parts.push_back(
            {plan.loaded.policies[part.whole].name, part.name,
             results::differences_of(layout, arms[0], arms[part.alone + 1], info.alike()),
             results::differences_of(layout, arms[part.without + 1], arms[part.whole + 1],
                                     info.alike())});
    }
    comparison.question = arguments.question;
    comparison.description = arguments.description;
    return comparison;
}

void write_outputs(const std::filesystem::path& folder, const results::Comparison& comparison) {
    const bool attributed = !comparison.parts.empty();
    results::write_file(folder / results::series_file, results::comparison_series_csv(comparison));
    results::write_file(folder / results::differences_file, results::differences_csv(comparison));
    if (!comparison.baseline.uncertainty.empty()) {
        results::write_file(folder / results::uncertainty_file,
                            results::uncertainty_csv(comparison));
    }
    if (!comparison.policies.front().cost.empty()) {
        results::write_file(folder / results::costs_file,
                            results::cost_differences_csv(comparison));
        results::write_comparison_workbook(folder / results::workbook_file, comparison);
    }
    if (attributed) {
        results::write_file(folder / results::attribution_file,
                            results::attribution_csv(comparison));
    }
    results::write_file(folder / results::report_file, results::write_comparison(comparison));
    // Last: a folder with a manifest is a finished run.
    results::write_file(folder / results::manifest_file,
                        results::comparison_manifest(comparison, attributed));
}

}  // namespace

int compare(const CompareArguments& called) {
    const CompareArguments arguments = as_study_says(called);
    const auto began = std::chrono::steady_clock::now();
    const ComparePlan planned = plan_comparison(arguments);
    const model::Scenario& scenario = *planned.loaded.baseline;
    const results::Layout layout = results::make_layout(scenario);
    const auto precision = precision_of(arguments.run, layout);

    const std::filesystem::path folder =
        arguments.run.out.empty() ? std::filesystem::path{"out"} / (scenario.name + "-compared")
                                  : arguments.run.out;
    results::prepare_output_folder(folder, arguments.run.resume);
    results::RunInfo info = info_of(arguments.run, planned.loaded.source_text);
    run::ExperimentOptions options = options_of(arguments.run, precision);
    info.histories = run::Histories::of(options.replications, options.histories).count;
    info.posterior = posterior_of(*planned.source, options.replications);
    results::Store store{folder / results::store_file,
                         store_key(scenario.name, info, options.histories), layout};
    PairedReplications replications{planned.loaded, layout, store};
    options.finished = replications.finished();

    ProgressLine progress;
    progress.say("Running the histories that the first day's children are drawn from");
    const auto hooks = replications.hooks(progress, precision ? precision->measure : "");
    if (info.posterior) {
        info.replications = run::run_ensemble(
            info.members(), make_member(*planned.source, info.members(), options.seed), options,
            hooks);
    } else {
        const run::CompiledArms arms{scenario, planned.loaded.policies, options.seed,
                                     run::Histories::of(options.replications, options.histories),
                                     options.threads};
        info.replications =
            run::run_paired_experiment(arms.timelines(), arms.openings(), options, hooks);
    }

    progress.say("Writing the results");
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    info.seconds = spent.count();
    const results::Comparison comparison =
        made_of(planned, layout, replications.first(info.replications), info, arguments);
    store.write_summary(comparison.baseline.summary);
    for (const results::PolicyResults& policy : comparison.policies) {
        store.write_summary(policy.summary, policy.policy->name);
    }
    write_outputs(folder, comparison);
    progress.say("");
    warn(info);
    fmt::print("{}", arguments.run.json ? comparison_as_json(comparison, folder)
                                        : comparison_as_text(comparison, folder));
    return done;
}

}  // namespace kinflow::app
