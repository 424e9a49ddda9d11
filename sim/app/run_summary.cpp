#include "sim/app/run_summary.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "results/output_folder.h"

namespace kinflow::app {

namespace {

constexpr std::array<std::string_view, 10> headline{"contacts",
                                                    "referrals",
                                                    "re_referral_share",
                                                    "children_in_need_count",
                                                    "child_protection_plan_count",
                                                    "looked_after_count",
                                                    "foster_care_share",
                                                    "social_worker_caseload",
                                                    "unallocated_cases",
                                                    "cost"};

/// Pounds by the million: others would fill the line.
std::string in_unit(double value, std::string_view unit) {
    if (unit != "pounds" || std::isnan(value)) return app::rounded(value);
    return fmt::format("{:.1f}", value / 1e6);
}

/// The first and last whole financial years.
std::vector<std::string> first_and_last_year(const results::RunResults& results) {
    std::vector<std::string> years;
    for (const results::Period& period : results.layout.periods) {
        if (period.identifier != results::TimeIdentifier::financial_year) continue;
        if (years.size() == 2) years.pop_back();
        years.push_back(period.label);
    }
    return years;
}

std::string interval(const results::Statistics* s, std::string_view unit = {}) {
    if (s == nullptr || s->count == 0) return "-";
    return fmt::format("{} ({} to {})", in_unit(s->mean, unit), in_unit(s->p05, unit),
                       in_unit(s->p95, unit));
}

std::string measures_as_text(const results::RunResults& results) {
    const std::vector<std::string> years = first_and_last_year(results);
    std::string text = fmt::format("{:<36}", "");
    for (const std::string& year : years) text += fmt::format("{:<26}", year);
    text += "\n";
    for (const std::string_view name : headline) {
        const auto row = results.layout.find_row(name);
        if (!row) continue;
        text += fmt::format("{:<36}", results.layout.rows[*row].measure->label);
        for (const std::string& year : years) {
            text += fmt::format(
                "{:<26}",
                interval(results.find(name, "", "", results::TimeIdentifier::financial_year, year),
                         results.layout.rows[*row].measure->unit));
        }
        const std::string_view unit = results.layout.rows[*row].measure->unit;
        text += fmt::format("{}\n", unit == "pounds" ? "million pounds" : unit);
    }
    return text;
}

}  // namespace

std::string rounded(double value) {
    if (std::isnan(value)) return "-";
    return std::abs(value) < 100.0 ? fmt::format("{:.1f}", value) : fmt::format("{:.0f}", value);
}

std::string over_members(const results::RunInfo& info) {
    if (!info.posterior) return {};
    return fmt::format(", over {} of the {} members of posterior {}", info.posterior->used,
                       info.posterior->members, info.posterior->name);
}

std::string summary_as_text(const results::RunResults& results,
                            const std::filesystem::path& folder) {
    std::string text = fmt::format(
        "{}: {} replications{}, seed {}. Mean (5th to 95th percentile of replications).\n\n",
        results.scenario.title, results.info.replications, over_members(results.info),
        results.info.seed);
    text += measures_as_text(results);
    int outside = 0;
    for (const results::TargetFit& fit : results.targets)
        outside += fit.measured() && !fit.within ? 1 : 0;
    if (!results.targets.empty()) {
        text += fmt::format("\n{} of {} printed figures lie outside their tolerance{}\n", outside,
                            results.targets.size(), outside == 0 ? "." : ":");
    }
    for (const results::TargetFit& fit : results.targets) {
        if (!fit.measured() || fit.within) continue;
        text += fmt::format("  {}, {}: printed {}, simulated {}\n", fit.label,
                            core::to_iso(fit.target.to), rounded(fit.target.value),
                            interval(&fit.simulated));
    }
    text += fmt::format("\nReport: {}\n", (folder / results::report_file).string());
    return text;
}

std::string summary_as_json(const results::RunResults& results,
                            const std::filesystem::path& folder) {
    nlohmann::ordered_json targets = nlohmann::ordered_json::array();
    for (const results::TargetFit& fit : results.targets) {
        targets.push_back({{"measure", fit.target.measure},
                           {"level", fit.target.level},
                           {"to", core::to_iso(fit.target.to)},
                           {"printed", fit.target.value},
                           {"mean", fit.simulated.mean},
                           {"p05", fit.simulated.p05},
                           {"p95", fit.simulated.p95},
                           {"within", fit.within},
                           {"source", fit.target.source}});
    }
    const nlohmann::ordered_json whole{{"scenario", results.scenario.name},
                                       {"replications", results.info.replications},
                                       {"seed", results.info.seed},
                                       {"report", (folder / results::report_file).string()},
                                       {"targets", targets}};
    return whole.dump(2) + "\n";
}

}  // namespace kinflow::app
