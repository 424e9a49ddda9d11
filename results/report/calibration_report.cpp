#include "results/report/calibration_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/csv.h"
#include "results/report/calibration_chart.h"
#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/plain_page.h"

namespace kinflow::results {
namespace {

using namespace report;

std::string four(double value) {
    return std::isfinite(value) ? fmt::format("{:.4g}", value) : "\u2013";
}

std::string interval(double low, double high) { return four(low) + " to " + four(high); }

std::size_t count_of(const CalibrationResult& result, FitVerdict verdict) {
    return static_cast<std::size_t>(
        std::count_if(result.targets.begin(), result.targets.end(),
                      [&](const CalibrationTarget& t) { return t.verdict == verdict; }));
}

std::string when(const model::Target& target) {
    return target.from == core::Date{} || target.from == target.to ? long_date(target.to)
                                                                   : period(target.from, target.to);
}

std::string answer(const CalibrationResult& result) {
    const std::size_t fitted = result.targets.size() - count_of(result, FitVerdict::known_defect);
    const std::size_t pinned = static_cast<std::size_t>(
        std::count_if(result.parameters.begin(), result.parameters.end(),
                      [](const auto& p) { return p.pinned == PinnedDown::yes; }));
    return fmt::format(
        "<p class=\"lead\">{} of {} fitted figures lie inside the 90% interval of what the "
        "posterior gives, {} more within it once their own error is allowed for; {} lie outside. "
        "{} of {} parameters are pinned down.</p>\n",
        count_of(result, FitVerdict::inside), fitted, count_of(result, FitVerdict::within_error),
        count_of(result, FitVerdict::outside), pinned, result.parameters.size());
}

std::string fit_section(const CalibrationResult& result) {
    Table table;
    table.caption = "Each printed figure beside what the prior and the posterior give for it";
    table.columns = {{"Figure", false},      {"When", false},          {"Printed", true},
                     {"Error (sd)", true},   {"Prior, 90%", true},     {"Mean", true},
                     {"90% interval", true}, {"Mean / printed", true}, {"Verdict", false},
                     {"From", false}};
    for (const CalibrationTarget& t : result.targets) {
        std::string verdict{name_of(t.verdict)};
        if (!t.remark.empty()) verdict += "<br><small>" + escape(t.remark) + "</small>";
        if (!t.note.empty()) verdict += "<br><small>" + escape(t.note) + "</small>";
        std::string from = escape(t.target.source);
        if (!t.target.where.empty()) from += "<br><small>" + escape(t.target.where) + "</small>";
        table.rows.push_back(
            {escape(t.label) + " <small>(" + escape(t.unit) + ")</small>", when(t.target),
             four(t.target.value), four(t.error), interval(t.prior.p05, t.prior.p95),
             four(t.posterior.mean), interval(t.posterior.p05, t.posterior.p95),
             fmt::format("{:.3f}", t.posterior.mean / t.target.value), verdict, from});
    }
    return section(
        "fit", "Figures against intervals",
        "<p>Printed figures stand at 1. The pale bar is what the prior gives, the dark line what "
        "the members of the posterior give in fresh replications, each with nine cases of ten "
        "inside; the dot is the mean. Open dots are outside, or were not fitted. Bars that reach "
        "an end of the scale go on beyond it.</p>\n" +
            targets_svg(result) +
            details("The figures, their errors and their sources", to_html(table)));
}

std::string parameters_section(const CalibrationResult& result) {
    Table table;
    table.caption = "Each parameter before and after the figures were looked at";
    table.columns = {{"Parameter", false},
                     {"Moves", false},
                     {"Unit", false},
                     {"Prior, 90%", true},
                     {"Mean", true},
                     {"90% interval", true},
                     {"Width over prior\u2019s", true},
                     {"Verdict", false},
                     {"Prior rests on", false}};
    for (const CalibrationParameter& p : result.parameters) {
        table.rows.push_back(
            {escape(p.label), escape(p.moves), escape(p.unit), interval(p.prior.p05, p.prior.p95),
             four(p.posterior.mean), interval(p.interval.low, p.interval.high),
             fmt::format("{:.2f}", p.width), std::string{name_of(p.pinned)}, escape(p.standing)});
    }
    return section(
        "parameters", "Parameters before and after",
        "<p>In the prior\u2019s standard deviations from its centre. The pale bar is "
        "the prior\u2019s 90% interval, the dark line the posterior\u2019s, with what its "
        "sample leaves unsure allowed for (it holds 90% with 95% confidence); open dots are "
        "parameters that the figures do not pin down.</p>\n" +
            parameters_svg(result) +
            details("The parameters, their units and what the priors rest on", to_html(table)));
}

std::string open_section(const CalibrationResult& result) {
    std::string list;
    std::vector<CalibrationParameter> by_width = result.parameters;
    std::stable_sort(by_width.begin(), by_width.end(),
                     [](const auto& a, const auto& b) { return a.width > b.width; });
    for (const CalibrationParameter& p : by_width) {
        if (p.pinned == PinnedDown::yes) continue;
        list += fmt::format("<li>{}: {}; the posterior is {:.0f}% as wide as the prior.</li>\n",
                            escape(p.label), name_of(p.pinned), 100.0 * p.width);
    }
    std::string body =
        list.empty() ? "<p>Every parameter is pinned down.</p>\n"
                     : "<p>Of these the figures say little or nothing; what a policy does through "
                       "them rests on the prior. The members carry that uncertainty.</p>\n<ul>\n" +
                           list + "</ul>\n";
    if (!result.correlations.empty()) {
        Table table;
        table.caption = "Parameters that the figures tie together: only their combination is known";
        table.columns = {{"Parameter", false}, {"With", false}, {"Correlation", true}};
        for (const Correlation& c : result.correlations) {
            table.rows.push_back({escape(result.parameters[c.first].label),
                                  escape(result.parameters[c.second].label),
                                  signed_number(c.value, 2)});
        }
        body += to_html(table);
    }
    return section("open", "What the figures could not pin down", body);
}

std::string waves_section(const CalibrationResult& result) {
    Table table;
    table.caption = "The way to the posterior";
    table.columns = {{"Step", false},
                     {"Parameter sets", true},
                     {"Simulated", true},
                     {"Share of the prior not ruled out", true},
                     {"Median emulator error / figure\u2019s error", true}};
    for (const CalibrationWave& w : result.waves) {
        table.rows.push_back(
            {escape(w.name), std::to_string(w.points), std::to_string(w.sound),
             std::isfinite(w.share_left) ? fmt::format("{:.2g}", w.share_left) : "\u2013",
             w.emulator_error > 0.0 ? four(w.emulator_error) : "\u2013"});
    }
    std::string means;
    if (result.means_held > 0) {
        means = fmt::format(
            "<p>As the study asks, the sample is weighed so that its means meet {}; what is left "
            "is worth {:.0f}% of the sample.</p>\n",
            counted(result.means_held, "figure", "figures"), 100.0 * result.means_share);
    }
    return section("method", "How it was found",
                   "<p>Waves rule out what lies far from the figures; rounds sample the posterior "
                   "on emulators and simulate what they draw; the members are simulated once more "
                   "with fresh luck, and all intervals above are of those runs.</p>\n" +
                       means + to_html(table));
}

}  // namespace

std::string write_calibration(const CalibrationResult& result) {
    std::string body = "<header><p class=\"kicker\">Kinflow calibration</p>\n<h1>" +
                       escape(result.title) + "</h1>\n" + answer(result);
    if (!result.description.empty()) body += "<p>" + escape(result.description) + "</p>\n";
    body += fmt::format(
        "<p class=\"meta\">{}: {} parameters, {}, {} members with {} replications each.</p>"
        "</header>\n<main id=\"main\">\n",
        escape(result.area), result.parameters.size(),
        counted(result.targets.size(), "printed figure", "printed figures"), result.members,
        result.info.replications);
    body += fit_section(result) + parameters_section(result) + open_section(result) +
            waves_section(result) + "</main>\n";
    return plain_page(result.title + " - Kinflow calibration", result.info.version, body,
                      fmt::format("Kinflow {} \u00B7 study {} \u00B7 seed {} \u00B7 the same input "
                                  "gives the same page, to the byte.",
                                  result.info.version, result.name, result.info.seed));
}

}  // namespace kinflow::results
