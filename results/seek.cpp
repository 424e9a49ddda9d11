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
#include "results/report/html.h"
#include "results/report/plain_page.h"
#include "results/report/uncertainty_section.h"

namespace kinflow::results {

namespace {

/// Large numbers whole, others with three figures.
std::string plain(double value) {
    return std::abs(value) >= 100.0 ? report::number(value, 0) : fmt::format("{:.3g}", value);
}

std::string wanted(const SeekLimitRow& limit) {
    return fmt::format("{}: {} {} in {:.3g}% of runs", limit.label,
                       limit.at_most ? "at most" : "at least", plain(limit.bound),
                       100.0 * limit.confidence);
}

std::string objective_text(const Seek& seek, double value) {
    return seek.factor_costs.empty() ? fmt::format("{:.6g}", value)
                                     : "\u00A3" + report::number(value, 0);
}

}  // namespace

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
        text = fmt::format("Found: {} {}. ", seek.objective,
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

std::string write_seek(const Seek& seek) {
    using report::escape;
    std::string limits;
    for (const std::string& line : seek_limits(seek)) limits += "<li>" + escape(line) + "</li>\n";
    std::string body = "<header><p class=\"kicker\">Kinflow seek</p>\n<h1>" + escape(seek.title) +
                       "</h1>\n<p class=\"lead\">" + escape(seek_answer(seek)) + "</p>\n<ul>\n" +
                       limits + "</ul>\n<p>" + escape(seek.description) + "</p>\n" +
                       report::posterior_note(seek.info) + "</header>\n<main id=\"main\">\n";
    report::Table plan;
    plan.caption = seek.found ? "The plan" : "The plan that comes nearest";
    plan.columns = {{"Factor", false},       {"Moves", false},        {"Low", true},
                    {"Plan", true},          {"High", true},          {"Unit", false},
                    {"Cost (\u00A3)", true}, {"Cost rests on", false}};
    for (std::size_t f = 0; f < seek.factors.size(); ++f) {
        const SweepFactor& factor = seek.factors[f];
        plan.rows.push_back({escape(factor.name), escape(factor.moves), number(factor.low),
                             number(seek.plan.values[f]), number(factor.high), escape(factor.unit),
                             seek.factor_costs.empty() ? std::string{"\u2013"}
                                                       : report::number(seek.factor_costs[f], 0),
                             escape(seek.cost_sources[f])});
    }
    body += report::section("plan", "The plan", to_html(plan));
    report::Table table;
    table.caption =
        "Every point that was simulated. In each cell of a limit: what is kept to at its "
        "confidence, and the share of replications that meet it";
    table.columns = {{"Stage", false}};
    for (const SweepFactor& factor : seek.factors) table.columns.push_back({factor.name, true});
    table.columns.push_back({"Objective", true});
    table.columns.push_back({"Replications", true});
    for (const SeekLimitRow& limit : seek.limits) table.columns.push_back({wanted(limit), true});
    for (const SeekCandidate& c : seek.candidates) {
        std::vector<std::string> row{escape(c.stage)};
        for (const double value : c.values) row.push_back(fmt::format("{:.3g}", value));
        row.push_back(objective_text(seek, c.objective));
        row.push_back(std::to_string(c.replications));
        for (std::size_t i = 0; i < seek.limits.size(); ++i) {
            row.push_back(fmt::format("{:.5g}<span class=\"range\">{:.3g}%</span>", c.quantile[i],
                                      100.0 * c.chance[i]));
        }
        table.rows.push_back(std::move(row));
    }
    body += report::section("candidates", "How it was found", to_html(table)) + "</main>\n";
    return report::plain_page(seek.title + " - Kinflow seek", seek.info.version, body,
                              fmt::format("Kinflow {} \u00B7 study {} \u00B7 seed {} \u00B7 the "
                                          "same input gives the same page, to the byte.",
                                          seek.info.version, seek.name, seek.info.seed));
}

}  // namespace kinflow::results
