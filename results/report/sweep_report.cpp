#include "results/report/sweep_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "results/csv.h"
#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/interval_notes.h"
#include "results/report/plain_page.h"
#include "results/report/sweep_chart.h"

namespace kinflow::results {
namespace {

using namespace report;

constexpr std::size_t most_rows = 300;

std::string shown(double value) {
    const std::string text = results::number(value);
    return text.empty() ? "\u2013" : text;
}

std::string three(double value) {
    if (!std::isfinite(value)) return "\u2013";
    return std::abs(value) >= 100.0 ? report::number(value, 0) : fmt::format("{:.3g}", value);
}

std::string design_in_words(const Sweep& sweep) {
    if (sweep.design == "grid") return "a grid of every combination";
    if (sweep.design == "latin_hypercube") return "a Latin hypercube";
    if (sweep.design == "morris") return "walks that move one factor at a time (Morris screening)";
    return "Saltelli's sample for Sobol' indices";
}

double index_of(const std::vector<Sensitivity>& all, const std::string& factor,
                const std::string& index) {
    for (const Sensitivity& s : all) {
        if (s.factor == factor && s.index == index) return s.value;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

/// The factors of an output by what they do, the greatest first.
std::string ranking(const Sweep& sweep, std::size_t output) {
    const std::vector<Sensitivity>& all = sweep.sensitivities[output];
    const bool morris = sweep.design == "morris";
    std::vector<Bar> bars;
    for (const Sensitivity& s : all) {
        if (s.index != (morris ? "mu_star" : "total")) continue;
        const std::string other = morris ? "sigma" : "first";
        bars.push_back({in_words(s.factor), s.value, s.low, s.high,
                        fmt::format("{}; {} {}", three(s.value), morris ? "sigma" : "alone",
                                    three(index_of(all, s.factor, other)))});
    }
    std::stable_sort(bars.begin(), bars.end(),
                     [](const Bar& a, const Bar& b) { return a.value > b.value; });
    return "<h3>" + escape(sweep.outputs[output].label) + "</h3>\n" +
           bars_svg("What moves " + sweep.outputs[output].label, bars);
}

std::string importance_section(const Sweep& sweep) {
    if (sweep.sensitivities.empty()) return {};
    std::string body =
        sweep.design == "morris"
            ? "<p>The bar is mu*: by how much the output moves on average, up or down, when the "
              "factor goes from its low to its high end. A sigma as large as mu* says that it "
              "depends on where the others stand. With few replications chance alone gives every "
              "factor some mu*.</p>\n"
            : "<p>The bar is the share of the output's variance that the factor explains together "
              "with the others (its total index), the line its 90% interval; \u201Calone\u201D is "
              "its first-order index. An index below 0 is nothing but sampling error.</p>\n";
    for (std::size_t o = 0; o < sweep.outputs.size(); ++o) body += ranking(sweep, o);
    return section("importance", "What matters most", body);
}

std::string factors_section(const Sweep& sweep) {
    Table table;
    table.caption = "What was varied, and between which values";
    const bool units = std::any_of(sweep.factors.begin(), sweep.factors.end(),
                                   [](const SweepFactor& f) { return !f.unit.empty(); });
    table.columns = {
        {"Factor", false}, {"Lever or parameter", false}, {"Low", true}, {"High", true}};
    if (units) table.columns.push_back({"Unit", false});
    table.columns.push_back({"Rests on", false});
    for (const SweepFactor& f : sweep.factors) {
        std::vector<std::string> row{escape(f.label()), escape(f.moves), shown(f.low),
                                     shown(f.high)};
        if (units) row.push_back(escape(f.unit));
        row.push_back(escape(f.standing));
        table.rows.push_back(std::move(row));
    }
    return section("factors", "What was varied", to_html(table));
}

std::string plots_section(const Sweep& sweep) {
    std::string body =
        "<p>A dot for each point, with two standard errors of its mean up and down. The spread of "
        "dots at one value is what the other factors do." +
        histories_note(sweep.info) + "</p>\n";
    for (std::size_t o = 0; o < sweep.outputs.size(); ++o) {
        body +=
            "<h3>" + escape(sweep.outputs[o].label) + "</h3>\n<div class=\"small-multiples\">\n";
        for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
            body += "<div>" + scatter_svg(sweep, o, f) + "</div>\n";
        }
        body += "</div>\n";
    }
    return section("responses", "The answers against each factor", body);
}

std::string table_section(const Sweep& sweep) {
    Table table;
    table.caption =
        "Mean of the replications, with its standard error; the first row is the baseline";
    table.columns = {{"Point", false}};
    for (const SweepFactor& f : sweep.factors) table.columns.push_back({f.label(), true});
    for (const SweepOutput& o : sweep.outputs) table.columns.push_back({o.label, true});
    for (std::size_t p = 0; p < sweep.points.size() && p < most_rows; ++p) {
        const SweepPoint& point = sweep.points[p];
        std::vector<std::string> row{p == 0 ? "baseline" : std::to_string(p)};
        for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
            row.push_back(point.values.empty() ? "" : three(point.values[f]));
        }
        for (const Response& r : point.responses) {
            row.push_back(fmt::format("{}<span class=\"range\">\u00B1 {}</span>",
                                      shown(r.statistics.mean),
                                      three(r.statistics.standard_error)));
        }
        table.rows.push_back(std::move(row));
    }
    std::string body = to_html(table);
    if (sweep.points.size() > most_rows) {
        body += fmt::format("<p>The first {} of {} points; responses.csv holds all.</p>\n",
                            most_rows - 1, sweep.points.size() - 1);
    }
    return section("points", "Every point", body);
}

}  // namespace

std::string write_sweep(const Sweep& sweep) {
    std::string body =
        "<header><p class=\"kicker\">Kinflow sweep</p>\n<h1>" + escape(sweep.title) + "</h1>\n";
    if (!sweep.description.empty()) {
        body += "<p class=\"lead\">" + escape(sweep.description) + "</p>\n";
    }
    body += fmt::format(
        "<p class=\"meta\">{} points by {}, {} paired replications at each: the same families meet "
        "the same luck at every point.</p>\n{}</header>\n<main id=\"main\">\n",
        sweep.points.size() - 1, design_in_words(sweep), sweep.info.replications,
        posterior_note(sweep.info));
    body += importance_section(sweep) + factors_section(sweep) + plots_section(sweep) +
            table_section(sweep) + "</main>\n";
    return plain_page(sweep.title + " - Kinflow sweep", sweep.info.version, body,
                      fmt::format("Kinflow {} \u00B7 study {} \u00B7 seed {} \u00B7 the same input "
                                  "gives the same page, to the byte.",
                                  sweep.info.version, sweep.name, sweep.info.seed));
}

}  // namespace kinflow::results
