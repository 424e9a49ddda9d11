#include "sim/app/compare_plan.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "calibration/study/remembered_need.h"
#include "sim/app/command_line.h"
#include "sim/app/ensemble.h"
#include "sim/app/experiment_setup.h"
#include "sim/core/errors.h"
#include "sim/scenario/study.h"

namespace kinflow::app {

namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "+") + part;
    return text;
}

void load_or_throw(const CompareArguments& a, const std::vector<std::string>& policies,
                   ComparePlan& plan) {
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

}  // namespace

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

ComparePlan plan_comparison(const CompareArguments& arguments) {
    ComparePlan made;
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
    for (PolicyPart& part : made.parts) part.name = made.loaded.policies[part.alone].name;
    return made;
}

}  // namespace kinflow::app
