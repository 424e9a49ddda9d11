#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "calibration/study/remembered_need.h"
#include "results/comparison.h"
#include "results/comparison_files.h"
#include "results/comparison_workbook.h"
#include "results/cost_difference_csv.h"
#include "results/output_folder.h"
#include "results/recorder.h"
#include "results/report/comparison_report.h"
#include "results/store.h"
#include "results/uncertainty_csv.h"
#include "sim/app/command_line.h"
#include "sim/app/commands.h"
#include "sim/app/compare_summary.h"
#include "sim/app/ensemble.h"
#include "sim/app/experiment_setup.h"
#include "sim/app/progress_line.h"
#include "sim/core/errors.h"
#include "sim/run/compiled_arms.h"
#include "sim/run/experiment.h"
#include "sim/scenario/load_comparison.h"
#include "sim/scenario/study.h"

namespace kinflow::app {

namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "+") + part;
    return text;
}

/// A combined policy, the arm in which a part stands alone and the one in which it is left out.
struct Part {
    std::size_t whole;
    std::string name;
    std::size_t alone;
    std::size_t without;
};

/// What is run: the policies asked for, and those that an attribution needs besides.
struct Plan {
    std::optional<scenario::ComparisonSource> source;
    scenario::LoadedComparison loaded;
    std::size_t asked = 0;
    std::vector<Part> parts;
};

void load_or_throw(const CompareArguments& a, const std::vector<std::string>& policies,
                   Plan& plan) {
    plan.source = source_of(a.run.scenario, a.run.overlays, policies, a.run.posterior);
    plan.loaded = plan.source->load(calibration::remembered_need(a.run.seed));
    if (!plan.loaded.baseline) throw core::InputError(std::move(plan.loaded.faults));
}

std::size_t index_of(std::vector<std::string>& texts, const std::string& text) {
    const auto found = std::find(texts.begin(), texts.end(), text);
    if (found != texts.end()) return static_cast<std::size_t>(found - texts.begin());
    texts.push_back(text);
    return texts.size() - 1;
}

Plan plan(const CompareArguments& arguments) {
    Plan made;
    load_or_throw(arguments, arguments.policies, made);
    made.asked = arguments.policies.size();
    std::set<std::string> names;
    for (const model::Policy& policy : made.loaded.policies) {
        if (!names.insert(policy.name).second) {
            wrong_call("POLICY", "two policies have the name '" + policy.name + "'");
        }
    }
    if (!arguments.attribute) return made;
    std::vector<std::string> texts = arguments.policies;
    for (std::size_t whole = 0; whole < made.asked; ++whole) {
        const std::vector<std::string> files = made.loaded.policies[whole].files;
        if (files.size() < 2) continue;
        for (const std::string& file : files) {
            std::vector<std::string> others = files;
            std::erase(others, file);
            made.parts.push_back(
                {whole, file, index_of(texts, file), index_of(texts, joined(others))});
        }
    }
    if (made.parts.empty()) {
        wrong_call("--attribute",
                   "no policy has more than one part: join some with `+`, or name "
                   "them under `combine`");
    }
    load_or_throw(arguments, texts, made);
    for (Part& part : made.parts) part.name = made.loaded.policies[part.alone].name;
    return made;
}

/// The records of all arms: those in the store, and those being made.
class PairedReplications {
  public:
    PairedReplications(const Plan& plan, const results::Layout& layout, results::Store& store)
        : scenario_{*plan.loaded.baseline}, layout_{layout}, store_{store} {
        names_.emplace_back();
        for (const model::Policy& policy : plan.loaded.policies) names_.push_back(policy.name);
        records_.resize(names_.size());
    }

    /// Replications that every arm has.
    [[nodiscard]] std::set<int> finished() {
        std::set<int> all = store_.finished(names_.front());
        for (const std::string& name : names_) {
            const std::set<int> here = store_.finished(name);
            std::erase_if(all, [&](int number) { return !here.contains(number); });
        }
        return all;
    }

    [[nodiscard]] run::PairedHooks hooks(ProgressLine& progress, const std::string& measure) {
        const auto row = layout_.find_row(measure);
        return {.listen =
                    [this](int, std::size_t) {
                        return std::make_unique<results::Recorder>(scenario_, layout_);
                    },
                .keep =
                    [this](int number, const std::vector<std::unique_ptr<model::Observer>>& arms) {
                        for (std::size_t arm = 0; arm < arms.size(); ++arm) {
                            keep(number, arm, static_cast<results::Recorder&>(*arms[arm]));
                        }
                    },
                .value = [this, row](int number) { return value(number, *row); },
                .progress = [&progress](const run::Progress& p) { progress.show(p); }};
    }

    /// By arm, the first `count` records in order.
    [[nodiscard]] std::vector<std::vector<results::Record>> first(int count) {
        std::vector<std::vector<results::Record>> all(names_.size());
        for (std::size_t arm = 0; arm < names_.size(); ++arm) {
            for (int i = 0; i < count; ++i) all[arm].push_back(record(i, arm));
        }
        return all;
    }

  private:
    void keep(int number, std::size_t arm, const results::Recorder& recorder) {
        results::Record record = recorder.finish();
        store_.add(number, record, names_[arm]);
        records_[arm].insert_or_assign(number, std::move(record));
    }

    /// The first policy's effect, on top of the baseline's number in replication 0: so that the
    /// precision is a part of the measure itself, and not of an effect that may be nothing.
    double value(int number, std::size_t row) {
        const std::size_t slot = layout_.slot(row, layout_.periods.size() - 1);
        return record(0, 0)[slot] + record(number, 1)[slot] - record(number, 0)[slot];
    }

    const results::Record& record(int number, std::size_t arm) {
        const auto found = records_[arm].find(number);
        if (found != records_[arm].end()) return found->second;
        return records_[arm].emplace(number, store_.load(number, names_[arm])).first->second;
    }

    const model::Scenario& scenario_;
    const results::Layout& layout_;
    results::Store& store_;
    std::vector<std::string> names_;  // the baseline's is empty
    std::vector<std::map<int, results::Record>> records_;
};

results::Comparison made_of(const Plan& plan, const results::Layout& layout,
                            const std::vector<std::vector<results::Record>>& arms,
                            const results::RunInfo& info, const CompareArguments& arguments) {
    std::vector<const model::Policy*> asked;
    for (std::size_t i = 0; i < plan.asked; ++i) asked.push_back(&plan.loaded.policies[i]);
    results::Comparison comparison =
        results::make_comparison(*plan.loaded.baseline, asked, arms, info);
    for (const Part& part : plan.parts) {
        comparison.parts.push_back(
            {plan.loaded.policies[part.whole].name, part.name,
             results::differences_of(layout, arms[0], arms[part.alone + 1], info.members()),
             results::differences_of(layout, arms[part.without + 1], arms[part.whole + 1],
                                     info.members())});
    }
    comparison.question = arguments.question;
    comparison.description = arguments.description;
    return comparison;
}

/// Without policies the call names a study, which holds them; what is said in the call comes first.
CompareArguments as_study_says(CompareArguments arguments) {
    if (!arguments.policies.empty()) return arguments;
    scenario::LoadedStudy loaded = scenario::load_study(arguments.run.scenario);
    if (!loaded.study) throw core::InputError(std::move(loaded.faults));
    const scenario::Study& study = *loaded.study;
    if (study.policies.empty()) {
        throw core::InputError({{study.file, 1, 1, "policies",
                                 "missing: what is compared; `kinflow sweep` and `kinflow seek` "
                                 "take a study of factors"}});
    }
    arguments.policies = study.policies;
    arguments.question = study.question.empty() ? study.title : study.question;
    arguments.description = study.description;
    arguments.attribute = arguments.attribute || study.attribute;
    arguments.run.scenario = study.baseline;
    for (const std::string& overlay : study.overlays) arguments.run.overlays.push_back(overlay);
    if (!arguments.run.replications && arguments.run.precision.empty()) {
        arguments.run.replications = study.replications;
    }
    if (!arguments.seed_given) arguments.run.seed = study.seed;
    if (arguments.run.out.empty()) arguments.run.out = std::filesystem::path{"out"} / study.name;
    return arguments;
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
    const Plan planned = plan(arguments);
    const model::Scenario& scenario = *planned.loaded.baseline;
    const results::Layout layout = results::make_layout(scenario);
    const auto precision = precision_of(arguments.run, layout);

    const std::filesystem::path folder =
        arguments.run.out.empty() ? std::filesystem::path{"out"} / (scenario.name + "-compared")
                                  : arguments.run.out;
    results::prepare_output_folder(folder, arguments.run.resume);
    results::RunInfo info = info_of(arguments.run, planned.loaded.source_text);
    run::ExperimentOptions options = options_of(arguments.run, precision);
    info.posterior = posterior_of(*planned.source, options.replications);
    results::Store store{folder / results::store_file, store_key(scenario.name, info), layout};
    PairedReplications replications{planned, layout, store};
    options.finished = replications.finished();

    ProgressLine progress;
    progress.say("Running the history that the first day's children are drawn from");
    const auto hooks = replications.hooks(progress, precision ? precision->measure : "");
    if (info.posterior) {
        info.replications = run::run_ensemble(
            info.members(), make_member(*planned.source, info.members(), options.seed), options,
            hooks);
    } else {
        const run::CompiledArms arms{scenario, planned.loaded.policies, options.seed};
        info.replications =
            run::run_paired_experiment(arms.timelines(), arms.opening(), options, hooks);
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
