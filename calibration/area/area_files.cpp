#include "calibration/area/area_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace kinflow::calibration {

namespace {

constexpr int years_run = 5;
constexpr double least_within = 1.0;  // share of its children that a count may miss at all
constexpr double most_within = 60.0;

using enum FigureId;

struct TargetSpec {
    FigureId figure;
    std::string_view measure;
    double within;  ///< per cent, of an own figure of many children
    bool stock;
};
constexpr std::array<TargetSpec, 16> target_specs{{
    {looked_after, "looked_after_count", 10, true},
    {plans, "child_protection_plan_count", 15, true},
    {children_in_need, "children_in_need_count", 10, true},
    {referrals, "referrals", 10, false},
    {re_referral_share, "re_referral_share", 20, false},
    {referrals_no_further_action_share, "referrals_no_further_action_share", 30, false},
    {assessments_not_in_need_share, "assessments_not_in_need_share", 30, false},
    {need_episodes_started, "need_episodes_started", 10, false},
    {need_episodes_ended, "need_episodes_ended", 10, false},
    {plans_started, "child_protection_plans_started", 15, false},
    {second_plan_share, "child_protection_second_plan_share", 20, false},
    {looked_after_started, "looked_after_started", 15, false},
    {looked_after_ceased, "looked_after_ceased", 15, false},
    {adopted, "adoptions", 30, false},
    {special_guardianship, "special_guardianship_orders", 30, false},
    {caseload, "social_worker_caseload", 15, true},
}};

std::string in_quotes(std::string_view text) {
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') made += '\\';
        made += c;
    }
    return made + '"';
}

const std::string& title_of(const PublishedFigures& figures, const AreaFacts& facts) {
    return figures.authorities()[facts.authority].name;
}

bool is_share(FigureId figure) { return spec_of(figure).unit == "percent"; }

/// Counts are whole, however they were come by.
double told(const AreaFact& fact) {
    const bool people = spec_of(fact.figure).unit != "percent" &&
                        spec_of(fact.figure).unit != "fte" && fact.figure != caseload;
    if (people) return std::round(fact.value);
    constexpr double hundred = 100.0;
    return std::round(fact.value * hundred) / hundred;
}

std::string id_of(const AreaFacts& facts, const AreaFact& fact) {
    return facts.name + "." + fact.key();
}

/// The period of a flow or the day of a stock, as the register writes it.
std::string when_of(const AreaFact& fact) {
    const FigureSpec& spec = spec_of(fact.figure);
    if (spec.file == "dfe/ons_mid-year_population_estimates.csv") {
        return fmt::format("date: {}-06-30", fact.wanted);
    }
    if (spec.file == "dfe/csww_indicators.csv") return fmt::format("date: {}-09-30", fact.wanted);
    const bool stock = fact.figure == looked_after || fact.figure == plans ||
                       fact.figure == children_in_need || fact.figure == care_leavers;
    if (stock) return fmt::format("date: {}-03-31", fact.wanted);
    return fmt::format("period: [{}-04-01, {}-03-31]", fact.wanted - 1, fact.wanted);
}

std::string entry_of(const PublishedFigures& figures, const AreaFacts& facts,
                     const AreaFact& fact) {
    const bool own = fact.standing == Standing::own;
    const bool near =
        fact.standing == Standing::other_year || fact.standing == Standing::worked_out;
    std::string defect = fact.absent;
    if (!fact.step.empty()) defect += (defect.empty() ? "" : "; ") + fact.step;
    std::string text = fmt::format(
        "  - id: {}\n    measure: {}\n    value: {:g}\n    unit: {}\n    {}\n    geography: {}\n"
        "    document: {}\n    place: {}\n    publisher: {}\n    says: {}\n"
        "    use: calibrate\n    confidence: {}\n",
        id_of(facts, fact), spec_of(fact.figure).name, told(fact),
        in_quotes(spec_of(fact.figure).unit), when_of(fact), in_quotes(title_of(figures, facts)),
        in_quotes(fact.document()), in_quotes(fact.place(figures, facts.authority)),
        in_quotes(fact.figure == population ? "Office for National Statistics"
                                            : "Department for Education"),
        in_quotes(fact.says(figures, facts.authority)),
        own    ? "high"
        : near ? "medium"
               : "low");
    if (!defect.empty()) text += fmt::format("    defect: {}\n", in_quotes(defect));
    return text + "\n";
}

/// "    key: {value: 3, unit: children, source: id}", or nothing: then the base's stands.
std::string cited(const AreaFacts& facts, FigureId figure, std::string_view key,
                  std::string_view unit, std::string_view indent) {
    const AreaFact* fact = facts.find(figure);
    if (fact == nullptr) return {};
    return fmt::format("{}{}: {{value: {:g}, unit: {}, source: {}}}\n", indent, key, told(*fact),
                       unit, id_of(facts, *fact));
}

std::string workforce_of(const AreaFacts& facts) {
    const AreaFact* in_post = facts.find(workers_in_post);
    const AreaFact* agency = facts.find(agency_workers);
    const AreaFact* vacant = facts.find(vacancies);
    if (in_post == nullptr || agency == nullptr || vacant == nullptr) return {};
    const double all = in_post->value + agency->value;
    if (all <= 0.0) return {};
    return fmt::format(
        "workforce:\n  start:\n    vacant: {{value: {:.1f}, unit: fte, assumed: \"vacancies less "
        "the agency workers who cover them: vacancy_fte ({}) less agency_fte ({})\"}}\n"
        "    agency: {{value: {:.1f}, unit: percent, assumed: \"agency_fte ({}) of agency_fte and "
        "inpost_fte ({})\"}}\n\n",
        std::max(0.0, vacant->value - agency->value), id_of(facts, *vacant), id_of(facts, *agency),
        100.0 * agency->value / all, id_of(facts, *agency), id_of(facts, *in_post));
}

/// Families in proportion to referrals: the base's rates times the authority's over the base's.
std::string demand_of(const AreaFacts& facts, const model::Scenario& base) {
    const AreaFact* referred = facts.following(referrals);
    const AreaFact* people = facts.find(population);
    const auto target =
        std::find_if(base.targets.begin(), base.targets.end(),
                     [](const model::Target& t) { return t.measure == "referral_rate"; });
    if (referred == nullptr || target == base.targets.end()) return {};
    constexpr double ten_thousand = 10000.0;
    const double rate = ten_thousand * referred->value / people->value;
    std::string text = "demand:\n  channels:\n";
    for (const model::Channel& channel : base.channels) {
        if (channel.unaccompanied) continue;
        text += fmt::format(
            "    {}: {{rate: {{value: {:.4g}, unit: families per 10000 per year, assumed: \"the "
            "base's {:.4g} times {:.3f}: referrals ({}) for 10,000 children over the base's {:g} "
            "({})\"}}}}\n",
            channel.name, channel.families_per_10000 * rate / target->value,
            channel.families_per_10000, rate / target->value, id_of(facts, *referred),
            target->value, target->source);
    }
    return text + "\n";
}

double within_of(const TargetSpec& spec, const AreaFact& fact) {
    double within = spec.within;
    if (spec_of(fact.figure).unit != "percent" && fact.figure != caseload) {
        // Nine of ten counts of n lie within 1.64 / sqrt(n) of their mean.
        within = std::max(within, 164.0 / std::sqrt(std::max(fact.value, least_within)));
    }
    if (fact.standing == Standing::neighbours) {
        within = std::max(within, 164.0 * fact.spread.value_or(0.25));
    }
    return std::round(std::min(within, most_within));
}

std::string targets_of(const AreaFacts& facts) {
    std::string text = "targets:\n";
    for (const TargetSpec& spec : target_specs) {
        const AreaFact* fact = facts.following(spec.figure);
        if (fact == nullptr || told(*fact) <= 0.0) continue;
        const std::string when =
            spec.figure == caseload ? fmt::format("to: {}-09-30", facts.year)
            : spec.stock            ? fmt::format("to: {}-03-31", facts.year + 1)
                         : fmt::format("from: {}-04-01, to: {}-03-31", facts.year, facts.year + 1);
        text += fmt::format("  - {{measure: {}, {}, value: {:g}, within: {:g}, source: {}}}\n",
                            spec.measure, when, told(*fact), within_of(spec, *fact),
                            id_of(facts, *fact));
    }
    return text;
}

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

std::string evidence_yaml(const PublishedFigures& figures, const AreaFacts& facts,
                          const AreaPaths& paths) {
    std::string text = fmt::format(
        "# Written by `{}`.\n# Published under the Open Government Licence v3.0.\n"
        "kinflow: register\nname: {}\ntitle: {}\ndescription: {}\nentries:\n",
        paths.command, facts.name, in_quotes("Published figures of " + title_of(figures, facts)),
        in_quotes(
            "Figures of the department's files as published; flows are of years to 31 March"));
    for (const auto* list : {&facts.now, &facts.afterwards}) {
        for (const AreaFact& fact : *list) text += entry_of(figures, facts, fact);
    }
    return text;
}

std::string area_yaml(const PublishedFigures& figures, const AreaFacts& facts,
                      const model::Scenario& base, const AreaPaths& paths) {
    std::string text = fmt::format("# Written by `{}`.\n", paths.command);
    text +=
        "# What is not here is the base's. Not calibrated: the study of the same name fits it.\n";
    for (const std::string& note : facts.notes) text += "# Note: " + note + ".\n";
    text += fmt::format(
        "kinflow: area\nname: {}\ntitle: {}\ndescription: {}\nbase: {}\nregister: [{}]\n"
        "start: {}-04-01\nend: {}-04-01\n",
        facts.name,
        in_quotes(fmt::format("{}, from 31 March {}", title_of(figures, facts), facts.year)),
        in_quotes(fmt::format("From the published stocks of 31 March {}, {} financial years with "
                              "thresholds, staff and placements unchanged.",
                              facts.year, years_run)),
        in_quotes(paths.base), in_quotes(paths.evidence), facts.year, facts.year + years_run);
    text += cited(facts, population, "population_under_18", "children", "") + "\n";
    text += workforce_of(facts);
    text += demand_of(facts, base);
    const std::string stocks =
        cited(facts, looked_after, "looked_after", "children", "  ") +
        cited(facts, plans, "child_protection_plan", "children", "  ") +
        cited(facts, children_in_need, "children_in_need", "children", "  ") +
        cited(facts, care_leavers, "care_leavers", "young people", "  ");
    if (!stocks.empty()) text += "start_stocks:\n" + stocks + "\n";
    return text + targets_of(facts);
}

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
        const auto* spec = std::find_if(target_specs.begin(), target_specs.end(),
                                        [&](const TargetSpec& t) { return t.figure == figure; });
        defects += fmt::format(
            "    - {{measure: {}, because: no parameter here moves the courts' "
            "orders}}\n",
            spec->measure);
    }
    if (!defects.empty()) text += "targets:\n  known_defects:\n" + defects;
    return text +
           "budget: {evaluations: 300, waves: 1, rounds: 2, replications: 2, members: 40}\n"
           "seed: 1\n";
}

}  // namespace kinflow::calibration
