#include "results/report/headline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/series.h"

namespace kinflow::results::report {
namespace {

struct Headline {
    std::string_view measure;
    std::string_view label;
    std::string_view of;  ///< what a share is a share of; empty: the measure's unit says enough
};

constexpr std::array<Headline, 8> headlines{
    {{"looked_after_count", "Looked-after children", ""},
     {"child_protection_plan_count", "Child protection plans", ""},
     {"children_in_need_count", "Children in need", ""},
     {"contacts", "Contacts", ""},
     {"referrals", "Referrals", ""},
     {"re_referral_share", "Re-referrals", "of referrals follow another within 12 months"},
     {"social_worker_caseload", "Social worker caseload", ""},
     {"foster_care_share", "Living in foster care", "of looked-after children"}}};

bool is_headline(const model::Target& target) {
    return target.level.empty() &&
           std::ranges::find(headlines, target.measure, &Headline::measure) != headlines.end();
}

/// The latest date on which a headline figure was printed that the run measures; none when there is
/// no such date.
std::optional<core::Date> last_printed_date(const RunResults& results) {
    std::optional<core::Date> latest;
    for (const TargetFit& fit : results.targets) {
        if (!fit.measured() || fit.timing != model::Timing::period_end) continue;
        if (!is_headline(fit.target)) continue;
        if (!latest || fit.target.to > *latest) latest = fit.target.to;
    }
    return latest;
}

std::vector<SeriesPoint> points_for(const RunResults& results, std::size_t row, bool at_end) {
    if (!at_end) {
        auto years = series_points(results, row, TimeIdentifier::financial_year);
        if (!years.empty()) return years;
    }
    return series_points(results, row, TimeIdentifier::month);
}

/// The point whose period ends nearest to the date (stocks) or holds it (flows); otherwise the
/// last.
std::size_t point_at(const std::vector<SeriesPoint>& points, std::optional<core::Date> date,
                     bool at_end) {
    std::size_t best = points.size() - 1;
    if (!date) return best;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto distance = [&](std::size_t j) { return std::chrono::abs(points[j].to - *date); };
        if (at_end ? distance(i) < distance(best)
                   : points[i].from <= *date && *date <= points[i].to) {
            best = i;
        }
    }
    return best;
}

std::string when(const SeriesPoint& point, bool at_end) {
    return at_end ? long_date(point.to) : point.label;
}

std::optional<int> stock_at_start(const model::StartStocks& stocks, std::string_view measure) {
    if (measure == "looked_after_count") return stocks.looked_after;
    if (measure == "child_protection_plan_count") return stocks.child_protection_plan;
    if (measure == "children_in_need_count") return stocks.children_in_need;
    return std::nullopt;
}

/// "−121 (−9.6%) since the start, 1,260 on 1 April 2013".
std::string change(const RunResults& results, const Headline& headline,
                   const std::vector<SeriesPoint>& points, std::size_t at,
                   const model::Measure& measure, int decimals) {
    double before = points.front().statistics.mean;
    const bool at_end = measure.timing == model::Timing::period_end;
    std::string then = when(points.front(), at_end);
    if (const auto stock = stock_at_start(results.scenario.start_stocks, headline.measure)) {
        before = *stock;
        then = "the start, " + long_date(results.scenario.start);
    } else if (at == 0) {
        return at_end ? "First month of the run" : "First year of the run: no change to show";
    }
    const double difference = points[at].statistics.mean - before;
    if (!std::isfinite(difference)) return {};
    if (measure.kind == model::MeasureKind::share) {
        return fmt::format("{} percentage points since {} ({}%)",
                           signed_number(difference, decimals), then, number(before, decimals));
    }
    return fmt::format("{} ({}%) since {} ({})", signed_number(difference, decimals),
                       signed_number(100.0 * difference / before, 1), then,
                       number(before, decimals));
}

std::string printed_line(const RunResults& results, std::size_t row, const SeriesPoint& point,
                         int decimals) {
    for (const PrintedFigure& printed : printed_figures(results, row)) {
        const bool same = printed.on_one_date()
                              ? printed.to == point.to
                              : printed.from == point.from && printed.to == point.to;
        if (!same) continue;
        return fmt::format(
            "<p class=\"printed\">Printed: <strong>{}</strong> <a href=\"#fit\">source</a></p>\n",
            number(printed.value, decimals));
    }
    return {};
}

/// "Contacts in a year"; "in a month" when the run holds no whole financial year.
std::string title(const Headline& headline, const model::Measure& measure,
                  const SeriesPoint& point) {
    std::string text(headline.label);
    if (measure.kind != model::MeasureKind::flow) return text;
    return text + (point.to - point.from > std::chrono::days{31} ? " in a year" : " in a month");
}

std::string card(const RunResults& results, const Headline& headline,
                 std::optional<core::Date> date) {
    const auto row = results.layout.find_row(headline.measure);
    if (!row || !is_defined(results, *row)) return {};
    const model::Measure& measure = *results.layout.rows[*row].measure;
    const bool at_end = measure.timing == model::Timing::period_end;
    const std::vector<SeriesPoint> points = points_for(results, *row, at_end);
    const std::size_t at = point_at(points, date, at_end);
    const Statistics& now = points[at].statistics;
    const int decimals = decimals_for(measure, now.p95);
    const bool percent = measure.unit == "percent";
    std::string html = fmt::format(
        "<li class=\"card\">\n<h3>{}</h3>\n<p class=\"when\">{}</p>\n<p class=\"value\">{}{}</p>\n"
        "<p class=\"unit\">{}</p>\n<p class=\"interval\">{}{}</p>\n<p class=\"unit\">in nine of "
        "ten runs</p>\n",
        title(headline, measure, points[at]), when(points[at], at_end), number(now.mean, decimals),
        percent ? "%" : "",
        headline.of.empty() ? escape(unit_text(measure.unit)) : std::string(headline.of),
        interval(now, decimals), percent ? "%" : "");
    html += printed_line(results, *row, points[at], decimals);
    html += fmt::format("<p class=\"change\">{}</p>\n",
                        escape(change(results, headline, points, at, measure, decimals)));
    if (at + 1 < points.size()) {
        const Statistics& end = points.back().statistics;
        html += fmt::format("<p class=\"end\">{}: <strong>{}</strong> ({})</p>\n",
                            when(points.back(), at_end), number(end.mean, decimals),
                            interval(end, decimals));
    }
    return html + "</li>\n";
}

std::string meaning(const RunResults& results) {
    return fmt::format(
        "<p>Each large number is the mean of {}. In nine of ten runs the number lay within the "
        "interval "
        "below it: one run in twenty gave less, and one in twenty gave more.</p>\n"
        "<p class=\"note\"><strong>The intervals show chance alone</strong>: which children there "
        "are on the first day, which families come, when, and what is decided for them. The "
        "model's parameters are set by hand and held fixed in every run. How uncertain they are "
        "is <em>not</em> in the intervals, so the truth lies outside them more often than one "
        "time in ten. The next section shows how far the run is from what was printed.</p>\n",
        counted(static_cast<std::size_t>(results.info.replications), "run", "runs"));
}

}  // namespace

std::string opening(const RunResults& results) {
    const model::Scenario& scenario = results.scenario;
    return fmt::format(
        "<p class=\"lead\">Children\u2019s social care, simulated child by child from {} to {} in "
        "an area with {} "
        "children under 18. The same years were run {}, with the same parameters and different "
        "chance "
        "events.</p>\n<p class=\"meta\">Scenario <code>{}</code> \u00B7 pathway: {} \u00B7 "
        "{} \u00B7 seed {} \u00B7 Kinflow {} \u00B7 input hash <code>{}</code></p>\n",
        long_date(scenario.start), long_date(scenario.end - std::chrono::days{1}),
        number(scenario.population_under_18, 0),
        results.info.replications == 1
            ? std::string("once")
            : counted(static_cast<std::size_t>(results.info.replications), "time", "times"),
        escape(scenario.name), escape(scenario.pathway.title),
        counted(static_cast<std::size_t>(results.info.replications), "replication", "replications"),
        results.info.seed, escape(results.info.version), escape(results.info.scenario_hash));
}

std::string headline_section(const RunResults& results) {
    const std::optional<core::Date> date = last_printed_date(results);
    std::string cards;
    for (const Headline& headline : headlines) cards += card(results, headline, date);
    const std::string intro =
        date
            ? fmt::format(
                  "<p>At {}, the latest date with printed figures, or over the financial year that "
                  "holds it; then at the end of the run.</p>\n",
                  long_date(*date))
            : std::string("<p>At the end of the run, or over its last financial year.</p>\n");
    return section("headline", "Headline numbers",
                   intro + "<ul class=\"cards\">\n" + cards + "</ul>\n" + meaning(results));
}

}  // namespace kinflow::results::report
