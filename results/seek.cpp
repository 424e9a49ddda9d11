#include "results/seek.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "results/csv.h"
#include "results/output_folder.h"
#include "results/posterior_json.h"
#include "results/report/format.h"

namespace kinflow::results {

namespace {

std::string wanted(const SeekLimitRow& limit) {
    return fmt::format("{}: {} {} in {:.3g}% of runs", limit.label,
                       limit.at_most ? "at most" : "at least", plain(limit.bound),
                       100.0 * limit.confidence);
}

}  // namespace

std::string plain(double value) {
    return std::abs(value) >= 100.0 ? report::number(value, 0) : fmt::format("{:.3g}", value);
}

std::string objective_text(const Seek& seek, double value) {
    return seek.factor_costs.empty() ? fmt::format("{:.6g}", value)
                                     : "\u00A3" + report::number(value, 0);
}

std::string candidates_csv(const Seek& seek) {
    std::string text = "study,candidate,stage";
    for (const SweepFactor& factor : seek.factors) text += "," + csv_field(factor.name);
    text += ",objective,replications,limit,bound,mean,at_confidence,chance\n";
    for (std::size_t c = 0; c < seek.candidates.size(); ++c) {
        const SeekCandidate& candidate = seek.candidates[c];
        std::string start =
            fmt::format("{},{},{}", csv_field(seek.name), c + 1, csv_field(candidate.stage));
        for (const double value : candidate.values) start += "," + number(value);
        start += fmt::format(",{},{}", number(candidate.objective), candidate.replications);
        for (std::size_t i = 0; i < seek.limits.size(); ++i) {
            fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{}\n", start,
                           csv_field(seek.limits[i].label), number(seek.limits[i].bound),
                           number(candidate.mean[i]), number(candidate.quantile[i]),
                           number(candidate.chance[i]));
        }
    }
    return text;
}

std::string seek_answer(const Seek& seek) {
    std::string text;
    if (seek.found) {
        text = seek.factor_costs.empty()
                   ? fmt::format("A plan that meets every limit has {} {}. ", seek.objective,
                                 objective_text(seek, seek.plan.objective))
                   : fmt::format("A plan that meets every limit costs {}. ",
                                 objective_text(seek, seek.plan.objective));
    } else {
        const SeekLimitRow& limit = seek.limits[seek.binding];
        text = fmt::format(
            "No plan within the bounds meets every limit. What binds is {}: the plan that comes "
            "nearest misses it by {:.4g} ({:.2g} standard deviations of a replication). ",
            wanted(limit), seek.shortfall, seek.standardised_shortfall);
    }
    return text + fmt::format("Checked by {} fresh runs.", seek.plan.replications);
}

std::vector<std::string> seek_limits(const Seek& seek) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < seek.limits.size(); ++i) {
        lines.push_back(fmt::format(
            "{}: met in {:.3g}%, mean {}; without the plan in {:.3g}%, mean {}.",
            wanted(seek.limits[i]), 100.0 * seek.plan.chance[i], plain(seek.plan.mean[i]),
            100.0 * seek.baseline.chance[i], plain(seek.baseline.mean[i])));
    }
    return lines;
}

std::string seek_manifest(const Seek& seek) {
    using Json = nlohmann::ordered_json;
    Json plan = Json::object();
    for (std::size_t f = 0; f < seek.factors.size(); ++f) {
        plan[seek.factors[f].name] = seek.plan.values[f];
    }
    Json limits = Json::array();
    for (std::size_t i = 0; i < seek.limits.size(); ++i) {
        limits.push_back({{"limit", wanted(seek.limits[i])}, {"chance", seek.plan.chance[i]}});
    }
    Json manifest{{"kinflow", seek.info.version},
                  {"study", {{"name", seek.name}, {"title", seek.title}}},
                  {"study_file", seek.info.scenario_file},
                  {"hash", seek.info.scenario_hash},
                  {"found", seek.found},
                  {"plan", plan},
                  {"objective", {{"what", seek.objective}, {"value", seek.plan.objective}}},
                  {"limits", limits},
                  {"seed", seek.info.seed},
                  {"replications", seek.info.replications},
                  {"files", {candidates_file, plan_file, report_file}},
                  {"machine", {{"threads", seek.info.threads}}},
                  {"timing", {{"seconds", seek.info.seconds}}}};
    if (seek.info.posterior) manifest["posterior"] = posterior_json(*seek.info.posterior);
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kinflow::results
