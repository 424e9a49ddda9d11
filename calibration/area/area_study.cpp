#include <fmt/format.h>

#include <algorithm>

#include "calibration/area/area_files.h"
#include "calibration/area/area_targets.h"
#include "calibration/area/area_words.h"

namespace kinflow::calibration {

namespace {

using enum FigureId;

bool is_share(FigureId figure) { return spec_of(figure).unit == "percent"; }

/// A ratio around 1 as wide as neighbours differ, or as is assumed where they do not say.
std::string ratio_prior(const AreaFacts& facts, FigureId figure, double otherwise,
                        std::string_view why_otherwise) {
    const AreaFact* fact = facts.following(figure);
    constexpr double least = 0.1;
    constexpr double most = 0.5;
    if (fact == nullptr || !fact->spread) {
        return fmt::format("prior: {{distribution: lognormal, median: 1, sd: {:g}, assumed: {}}}",
                           otherwise, in_quotes(why_otherwise));
    }
    return fmt::format("prior: {{distribution: lognormal, median: 1, sd: {:.2f}, assumed: {}}}",
                       std::clamp(*fact->spread, least, most),
                       in_quotes(fmt::format(
                           "the logarithms of its statistical neighbours' {} differ so in {} ({}, "
                           "{}; neighbours of sn_model_2025_wide.csv); held within 0.1 and 0.5",
                           is_share(figure) || figure == caseload
                               ? std::string{spec_of(figure).column}
                               : std::string{spec_of(figure).column} + " for each child",
                           fact->year, spec_of(figure).file, spec_of(figure).column)));
}

std::string cut_prior(double sd) {
    return fmt::format(
        "prior: {{distribution: normal, mean: 0, sd: {:g}, assumed: a threshold "
        "within the spread between workers}}",
        sd);
}

}  // namespace

std::string calibration_yaml(const PublishedFigures& figures, const AreaFacts& facts,
                             const AreaPaths& paths) {
    std::string text = fmt::format(
        "# Written by `{}`.\nkinflow: calibration\nname: calibrate-{}\ntitle: {}\narea: {}\n"
        "until: {}-04-01\ndiscrepancy: 2\nparameters:\n",
        paths.command, facts.name,
        in_quotes(fmt::format("{}, fitted to the year after 31 March {}", title_of(figures, facts),
                              facts.year)),
        in_quotes(paths.area), facts.year + 1);
    const auto add = [&](std::string_view name, std::string_view parameter, bool scale,
                         const std::string& prior) {
        text += fmt::format("  {}: {{parameter: {}, by: {}, {}}}\n", name, in_quotes(parameter),
                            scale ? "scale" : "add, unit: sd", prior);
    };
    add("demand", "demand.channels.*.rate", true,
        ratio_prior(facts, referrals, 0.25, "referrals vary so between authorities"));
    add("need_level", "need.level.mean", false,
        "prior: {distribution: normal, mean: 0, sd: 0.2, assumed: latent; moves every gate at "
        "once}");
    add("referral_cut", "stages.referral.routes.assessment.cut", false, cut_prior(0.3));
    add("need_cut", "stages.assessment.routes.child_in_need_plan.cut", false, cut_prior(0.3));
    add("need_stays_cut", "stages.child_in_need_plan.routes.child_in_need_plan.cut", false,
        cut_prior(0.3));
    add("plan_cut", "stages.initial_conference.routes.child_protection_plan.cut", false,
        cut_prior(0.4));
    add("plan_stays_cut", "stages.child_protection_plan.routes.child_protection_plan.cut", false,
        cut_prior(0.3));
    add("crisis_cut", "stages.child_protection_plan.escalate.looked_after.cut", false,
        cut_prior(0.3));
    add("returns_home", "care.exits.return_home.rates", true,
        ratio_prior(facts, looked_after_ceased, 0.3, "returns vary so between authorities"));
    add("staff", "teams.*.staff", true,
        ratio_prior(facts, caseload, 0.2, "caseloads vary so between authorities"));
    std::string defects;
    for (const FigureId figure : {adopted, special_guardianship}) {
        const AreaFact* fact = facts.following(figure);
        if (fact == nullptr || told(*fact) <= 0.0) continue;
        defects += fmt::format(
            "    - {{measure: {}, because: no parameter here moves the courts' "
            "orders}}\n",
            target_measure(figure));
    }
    if (!defects.empty()) text += "targets:\n  known_defects:\n" + defects;
    return text +
           "budget: {evaluations: 300, waves: 1, rounds: 2, replications: 2, members: 40}\n"
           "seed: 1\n";
}

}  // namespace kinflow::calibration
