#include <fmt/format.h>

#include <algorithm>

#include "calibration/area/area_files.h"
#include "calibration/area/area_targets.h"
#include "calibration/area/area_words.h"

namespace kinflow::calibration {

namespace {

constexpr int years_run = 5;

using enum FigureId;

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

}  // namespace

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

}  // namespace kinflow::calibration
