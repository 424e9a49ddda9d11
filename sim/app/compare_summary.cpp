#include "sim/app/compare_summary.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "results/output_folder.h"
#include "results/report/format.h"
#include "sim/app/run_summary.h"

namespace kinflow::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 9> headline{"contacts",
                                                   "referrals",
                                                   "re_referral_share",
                                                   "children_in_need_count",
                                                   "child_protection_plan_count",
                                                   "looked_after_count",
                                                   "foster_care_share",
                                                   "social_worker_caseload",
                                                   "unallocated_cases"};

std::string plus(double value) {
    if (std::isnan(value)) return "-";
    if (std::abs(value) < 0.05) return "0.0";  // neither +0.0 nor -0.0
    return std::abs(value) < 100.0 ? fmt::format("{:+.1f}", value) : fmt::format("{:+.0f}", value);
}

/// The last whole financial year, or the last month when there is none.
std::size_t last_period(const results::Layout& layout) { return layout.periods.size() - 1; }

std::string policy_as_text(const results::Comparison& comparison,
                           const results::PolicyResults& policy) {
    const results::Layout& layout = comparison.layout();
    const std::size_t period = last_period(layout);
    std::string text = fmt::format("{}\n{:<36}{:>10}{:>10}  {:<30}{:>8}  {}\n",
                                   policy.policy->title, layout.periods[period].label, "without",
                                   "with", "difference (90% interval)", "chance", "shows from");
    for (const std::string_view name : headline) {
        const auto row = layout.find_row(name);
        if (!row) continue;
        const results::Difference& d = policy.differences[layout.slot(*row, period)];
        const std::string interval =
            fmt::format("{} ({} to {})", plus(d.mean), plus(d.low), plus(d.high));
        const auto onset = policy.sets_in[*row];
        text += fmt::format("{:<36}{:>10}{:>10}  {:<30}{:>7.0f}%  {}\n",
                            layout.rows[*row].measure->label, rounded(d.baseline),
                            rounded(d.with_policy), interval, 100.0 * d.chance,
                            onset ? layout.periods[*onset].label : "-");
    }
    if (const auto row = layout.find_row("looked_after_count")) {
        const double ratio = policy.differences[layout.slot(*row, period)].variance_ratio;
        if (std::isfinite(ratio)) {
            text += fmt::format(
                "Paired runs cut the variance of the difference in children looked after by {}.\n",
                rounded(ratio));
        }
    }
    if (!policy.cost.empty()) {
        const results::CostChange& cost = policy.cost.all.in(results::Prices::base);
        text += fmt::format(
            "Cost of the policy, all years: {:+.2f} million pounds ({:+.2f} to {:+.2f}); paid for "
            "itself by the end of {} {}.\n",
            static_cast<double>(cost.difference()) / 1e8, cost.low / 1e6, cost.high / 1e6,
            policy.cost.payback.back().label,
            results::report::in_pairs(policy.cost.payback.back().chance,
                                      comparison.baseline.info.replications));
    }
    for (const std::string& warning : policy.warnings) text += "Read with care: " + warning + "\n";
    return text + "\n";
}

Json differences_as_json(const results::Comparison& comparison,
                         const results::PolicyResults& policy) {
    const results::Layout& layout = comparison.layout();
    Json rows = Json::array();
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        if (!layout.rows[r].breakdown.empty()) continue;
        const results::Difference& d = policy.differences[layout.slot(r, last_period(layout))];
        const auto onset = policy.sets_in[r];
        Json sets_in = nullptr;
        if (onset) sets_in = layout.periods[*onset].label;
        rows.push_back({{"measure", layout.rows[r].measure->name},
                        {"time_period", layout.periods[last_period(layout)].label},
                        {"baseline", d.baseline},
                        {"with_policy", d.with_policy},
                        {"difference", d.mean},
                        {"low", d.low},
                        {"high", d.high},
                        {"chance", d.chance},
                        {"sets_in", sets_in}});
    }
    return rows;
}

}  // namespace

std::string comparison_as_text(const results::Comparison& comparison,
                               const std::filesystem::path& folder) {
    const results::RunInfo& info = comparison.baseline.info;
    std::string text = fmt::format(
        "{}: {} paired replications{}, seed {}. Chance: that the policy gives the better number, "
        "or "
        "the lower one where neither is better.\n\n",
        comparison.baseline.scenario.title, info.replications, over_members(info), info.seed);
    if (!comparison.layout().periods.empty()) {
        for (const results::PolicyResults& policy : comparison.policies) {
            text += policy_as_text(comparison, policy);
        }
    }
    return text + fmt::format("Report: {}\n", (folder / results::report_file).string());
}

std::string comparison_as_json(const results::Comparison& comparison,
                               const std::filesystem::path& folder) {
    const results::RunInfo& info = comparison.baseline.info;
    Json policies = Json::array();
    for (const results::PolicyResults& policy : comparison.policies) {
        Json entry{{"name", policy.policy->name},
                   {"title", policy.policy->title},
                   {"warnings", policy.warnings},
                   {"differences", Json::array()}};
        if (!comparison.layout().periods.empty()) {
            entry["differences"] = differences_as_json(comparison, policy);
        }
        policies.push_back(std::move(entry));
    }
    const Json whole{{"scenario", comparison.baseline.scenario.name},
                     {"replications", info.replications},
                     {"seed", info.seed},
                     {"report", (folder / results::report_file).string()},
                     {"policies", policies}};
    return whole.dump(2) + "\n";
}

}  // namespace kinflow::app
