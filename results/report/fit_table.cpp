#include "results/report/fit_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/series.h"

namespace kinflow::results::report {
namespace {

std::string when(const TargetFit& fit) {
    return fit.timing == model::Timing::period_end ? long_date(fit.target.to)
                                                   : period(fit.target.from, fit.target.to);
}

/// As many decimals as the document printed, at most two.
int printed_decimals(double value) {
    for (int decimals = 0; decimals < 2; ++decimals) {
        const double scaled = value * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6) return decimals;
    }
    return 2;
}

int simulated_decimals(const TargetFit& fit) {
    const bool is_count = fit.unit == "children" || fit.target.value >= 1000.0;
    return is_count && fit.target.value >= 10.0 ? 0
                                                : std::max(1, printed_decimals(fit.target.value));
}

std::string difference(const TargetFit& fit) {
    return std::isfinite(fit.ratio) ? signed_number(100.0 * (fit.ratio - 1.0), 1) + "%" : "\u2013";
}

std::string verdict(const TargetFit& fit) {
    const std::string tolerance = fmt::format(
        "\u00B1{}%", number(100.0 * fit.target.tolerance, fit.target.tolerance < 0.1 ? 1 : 0));
    if (!fit.measured()) return "<span class=\"verdict\">not simulated</span>";
    return fit.within
               ? fmt::format("<span class=\"verdict yes\">\u2713 within {}</span>", tolerance)
               : fmt::format("<span class=\"verdict no\">\u2717 outside {}</span>", tolerance);
}

std::string cause(const TargetFit& fit) {
    return fmt::format(
        "<li><strong>{}</strong>, {}: printed {}, simulated {} ({})</li>\n", escape(fit.label),
        when(fit),
        escape(with_unit(number(fit.target.value, printed_decimals(fit.target.value)), fit.unit)),
        number(fit.simulated.mean, simulated_decimals(fit)) + (fit.unit == "percent" ? "%" : ""),
        difference(fit));
}

std::string in_words(const std::vector<TargetFit>& fits) {
    const auto measured = std::ranges::count_if(fits, &TargetFit::measured);
    const auto fails = [](const TargetFit& fit) { return fit.measured() && !fit.within; };
    const auto outside = std::ranges::count_if(fits, fails);
    const auto count = [](auto n) { return static_cast<std::size_t>(n); };
    std::string html;
    if (outside == 0) {
        html = measured == 0
                   ? std::string("<p>No printed figure falls within the run.</p>\n")
                   : fmt::format(
                         "<p>The run is held against {}. All lie within their tolerance.</p>\n",
                         counted(count(measured), "printed figure", "printed figures"));
    } else {
        html =
            fmt::format("<p><strong>{} of {} outside {} tolerance</strong>:</p>\n<ul>\n", outside,
                        counted(count(measured), "printed figure", "printed figures") +
                            (outside == 1 ? " lies" : " lie"),
                        outside == 1 ? "its" : "their");
        for (const TargetFit& fit : fits) {
            if (fails(fit)) html += cause(fit);
        }
        html += "</ul>\n";
    }
    const auto missing = fits.size() - count(measured);
    if (missing > 0) {
        html += fmt::format("<p>{} not simulated, for the reason given in the table.</p>\n",
                            counted(missing, "printed figure was", "printed figures were"));
    }
    return html;
}

std::string source(const TargetFit& fit) {
    std::string cell =
        fmt::format("{} <code>{}</code>", escape(fit.target.where), escape(fit.target.source));
    if (!fit.note.empty()) cell += fmt::format(" <small>Note: {}</small>", escape(fit.note));
    return cell;
}

Table fit_table(const std::vector<TargetFit>& fits) {
    Table table;
    table.caption = "Printed figures and what the run gives for them";
    table.style = "fit";
    table.columns = {{"Measure", false},   {"Date or period", false},     {"Printed", true},
                     {"Simulated", true},  {"Nine of ten runs", true},    {"Difference", true},
                     {"Tolerance", false}, {"Where it is printed", false}};
    for (const TargetFit& fit : fits) {
        const int decimals = simulated_decimals(fit);
        table.rows.push_back(
            {fmt::format("{} <small>{}</small>", escape(fit.label), escape(unit_text(fit.unit))),
             when(fit), number(fit.target.value, printed_decimals(fit.target.value)),
             fit.measured() ? number(fit.simulated.mean, decimals) : "\u2013",
             fit.measured() ? interval(fit.simulated, decimals) : "\u2013", difference(fit),
             verdict(fit), source(fit)});
    }
    return table;
}

}  // namespace

std::string fit_section(const RunResults& results) {
    std::string body;
    if (results.targets.empty()) {
        body = "<p>The scenario names no printed figures to hold the run against.</p>\n";
    } else {
        body = in_words(results.targets) + to_html(fit_table(results.targets)) +
               "<p class=\"note\">Simulated: mean of the runs. Difference: of that mean from the "
               "printed figure. "
               "The tolerance is the scenario\u2019s own. Figures that the parameters were set on "
               "show "
               "that the model <em>can</em> carry them, not that it foresees.</p>\n";
    }
    return section("fit", "Against what was printed", body);
}

}  // namespace kinflow::results::report
