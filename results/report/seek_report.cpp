#include "results/report/seek_report.h"

#include <fmt/format.h>

#include <cstddef>
#include <utility>
#include <vector>

#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/interval_notes.h"
#include "results/report/plain_page.h"

namespace kinflow::results {

namespace {

using namespace report;

std::string per_cent(double share) { return fmt::format("{:.3g}%", 100.0 * share); }

/// What so many runs tell of a share that meets a limit.
std::string range_of(const SeekCandidate& plan, std::size_t limit) {
    if (plan.chance_range.empty()) return {};
    const core::Interval& range = plan.chance_range[limit];
    return fmt::format("<span class=\"range\">{:.0f} to {:.0f}%</span>", 100.0 * range.low,
                       100.0 * range.high);
}

std::string limits_section(const Seek& seek) {
    RunInfo run = seek.info;  // of the runs that check the plan
    run.replications = seek.plan.replications;
    Table table;
    table.caption = fmt::format("By {} fresh runs with the plan and {} without it",
                                seek.plan.replications, seek.baseline.replications);
    table.columns = {{"Limit", false},      {"Measure", false},    {"Bound", false},
                     {"Asked in", true},    {"Met in", true},      {"Mean", true},
                     {"Met without", true}, {"Mean without", true}};
    for (std::size_t i = 0; i < seek.limits.size(); ++i) {
        const SeekLimitRow& limit = seek.limits[i];
        table.rows.push_back(
            {std::to_string(i + 1), escape(limit.label),
             (limit.at_most ? "at most " : "at least ") + plain(limit.bound),
             per_cent(limit.confidence),
             "<strong>" + per_cent(seek.plan.chance[i]) + "</strong>" + range_of(seek.plan, i),
             plain(seek.plan.mean[i]), per_cent(seek.baseline.chance[i]),
             plain(seek.baseline.mean[i])});
    }
    const std::string note = "<p>Under each share of runs with the plan its 90% interval." +
                             histories_note(run) + "</p>\n";
    return section("limits", "The limits", to_html(table) + note);
}

std::string plan_section(const Seek& seek) {
    const bool costs = !seek.factor_costs.empty();
    Table table;
    table.caption = "Each factor between the bounds of the study";
    table.columns = {{"Factor", false},
                     {"Lever or parameter", false},
                     {"Low", true},
                     {"Plan", true},
                     {"High", true}};
    bool units = false;
    for (const SweepFactor& factor : seek.factors) units = units || !factor.unit.empty();
    if (units) table.columns.push_back({"Unit", false});
    if (costs) table.columns.push_back({"Cost (\u00A3)", true});
    if (costs) table.columns.push_back({"Cost rests on", false});
    for (std::size_t f = 0; f < seek.factors.size(); ++f) {
        const SweepFactor& factor = seek.factors[f];
        std::vector<std::string> row{
            escape(factor.label()), escape(factor.moves), plain(factor.low),
            "<strong>" + plain(seek.plan.values[f]) + "</strong>", plain(factor.high)};
        if (units) row.push_back(escape(factor.unit));
        if (costs) row.push_back(number(seek.factor_costs[f], 0));
        if (costs) row.push_back(escape(seek.cost_sources[f]));
        table.rows.push_back(std::move(row));
    }
    return section("plan", seek.found ? "The plan" : "The plan that comes nearest", to_html(table));
}

/// The candidates of the design, or all that came after it.
std::string candidates_table(const Seek& seek, bool design, std::string caption) {
    Table table;
    table.caption = std::move(caption);
    table.style = "candidates";
    table.columns = {{"Stage", false}};
    for (const SweepFactor& factor : seek.factors) table.columns.push_back({factor.label(), true});
    table.columns.push_back({seek.factor_costs.empty() ? "Objective" : "Cost", true});
    table.columns.push_back({"Runs", true});
    for (std::size_t i = 0; i < seek.limits.size(); ++i) {
        table.columns.push_back({fmt::format("Limit {}", i + 1), true});
    }
    for (const SeekCandidate& c : seek.candidates) {
        if ((c.stage == "design") != design) continue;
        std::vector<std::string> row{escape(c.stage)};
        for (const double value : c.values) row.push_back(fmt::format("{:.3g}", value));
        row.push_back(objective_text(seek, c.objective));
        row.push_back(std::to_string(c.replications));
        for (std::size_t i = 0; i < seek.limits.size(); ++i) {
            row.push_back(fmt::format("{}<span class=\"range\">{}</span>", plain(c.quantile[i]),
                                      per_cent(c.chance[i])));
        }
        table.rows.push_back(std::move(row));
    }
    return to_html(table);
}

std::string search_section(const Seek& seek) {
    std::string body =
        "<p>Points over the whole range teach emulators what the limits and the objective do; "
        "rounds try what these call best; the best are verified by fresh runs, and the cheapest "
        "that meets every limit is checked by others. From there steps lead towards the limits, "
        "each verified and checked in the same way. Under each limit: what is kept to in the share "
        "of runs that it asks for, and below it the share of runs that meet it.</p>\n";
    body += candidates_table(seek, false, "From the rounds on");
    body += details("The points of the design",
                    candidates_table(seek, true, "The points of the design"));
    return section("candidates", "How it was found", body);
}

}  // namespace

std::string write_seek(const Seek& seek) {
    std::string body = "<header><p class=\"kicker\">Kinflow seek</p>\n<h1>" + escape(seek.title) +
                       "</h1>\n<p class=\"lead\">" + escape(seek_answer(seek)) + "</p>\n<p>" +
                       escape(seek.description) + "</p>\n" + posterior_note(seek.info) +
                       "</header>\n<main id=\"main\">\n";
    body += limits_section(seek) + plan_section(seek) + search_section(seek) + "</main>\n";
    return plain_page(seek.title + " - Kinflow", seek.info.version, body,
                      fmt::format("Kinflow {} \u00B7 study {} \u00B7 seed {} \u00B7 the same input "
                                  "gives the same page, to the byte.",
                                  seek.info.version, seek.name, seek.info.seed));
}

}  // namespace kinflow::results
