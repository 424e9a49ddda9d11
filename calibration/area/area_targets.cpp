#include "calibration/area/area_targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "calibration/area/area_words.h"

namespace kinflow::calibration {

namespace {

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

}  // namespace

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

std::string_view target_measure(FigureId figure) {
    const auto* spec = std::find_if(target_specs.begin(), target_specs.end(),
                                    [&](const TargetSpec& t) { return t.figure == figure; });
    return spec == target_specs.end() ? std::string_view{} : spec->measure;
}

}  // namespace kinflow::calibration
