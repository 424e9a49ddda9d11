#include "results/report/assessment_chart.h"

#include <fmt/format.h>

#include <numeric>

#include "results/report/chart_figure.h"
#include "results/report/chart_style.h"
#include "results/report/format.h"
#include "results/report/html.h"

namespace kinflow::results::report {
namespace {

using json = nlohmann::ordered_json;

std::string days_label(const AssessmentHistogram& histogram, std::size_t day) {
    const bool last = day + 1 == histogram.share.size();
    return std::to_string(day) + (last ? " or more" : "");
}

double within(const AssessmentHistogram& histogram, int limit) {
    const auto days = std::min(histogram.share.size(), static_cast<std::size_t>(limit) + 1);
    return std::accumulate(histogram.share.begin(),
                           histogram.share.begin() + static_cast<std::ptrdiff_t>(days), 0.0);
}

json day_rows(const AssessmentHistogram& histogram, int limit) {
    json rows = json::array();
    for (std::size_t day = 0; day < histogram.share.size(); ++day) {
        rows.push_back(json{{"day", day},
                            {"next", day + 1},
                            {"days", days_label(histogram, day)},
                            {"share", short_number(histogram.share[day])},
                            {"late", limit > 0 && static_cast<int>(day) > limit}});
    }
    return rows;
}

json limit_line(int limit) {
    const json x{{"datum", limit + 1}, {"type", "quantitative"}};
    const json line{
        {"mark",
         json{{"type", "rule"}, {"color", accent}, {"strokeWidth", 2}, {"strokeDash", {6, 4}}}},
        {"encoding", json{{"x", x}}}};
    const json label{{"mark", json{{"type", "text"},
                                   {"align", "left"},
                                   {"dx", 6},
                                   {"baseline", "top"},
                                   {"color", accent},
                                   {"fontSize", 12},
                                   {"fontWeight", "bold"},
                                   {"text", fmt::format("limit: {} working days", limit)}}},
                     {"encoding", json{{"x", x}, {"y", json{{"value", 2}}}}}};
    return json{{"data", json{{"values", {json{{"limit", limit}}}}}}, {"layer", {line, label}}};
}

std::string days_table(const AssessmentHistogram& histogram) {
    constexpr std::size_t width = 5;
    Table table;
    table.caption = "Completed assessments by working days from referral (%)";
    table.style = "series";
    table.columns = {{"Working days", false}, {"Share", true}, {"Share up to here", true}};
    double sum = 0.0;
    for (std::size_t first = 0; first < histogram.share.size(); first += width) {
        const std::size_t end = std::min(first + width, histogram.share.size());
        double share = 0.0;
        for (std::size_t day = first; day < end; ++day) share += histogram.share[day];
        sum += share;
        const std::string label = end == first + 1 ? days_label(histogram, first)
                                                   : fmt::format("{} to {}", first, end - 1);
        table.rows.push_back({label, number(share, 1), number(sum, 1)});
    }
    return to_html(table);
}

}  // namespace

int assessment_limit(const model::Pathway& pathway) {
    int limit = 0;
    for (const model::Stage& stage : pathway.stages) {
        if (stage.kind != model::StageKind::assessment) continue;
        if (limit != 0 && stage.clock.working_days != limit) return 0;
        limit = stage.clock.working_days;
    }
    return limit;
}

json assessment_spec(const AssessmentHistogram& histogram, int limit) {
    json spec = chart_frame(260);
    spec["data"] = json{{"values", day_rows(histogram, limit)}};
    const json x{
        {"field", "day"},
        {"bin", "binned"},
        {"type", "quantitative"},
        {"scale", json{{"domain", {0, histogram.share.size()}}, {"nice", false}}},
        {"axis", json{{"title", "working days from referral (the last bar: that many or more)"},
                      {"grid", false},
                      {"tickCount", 10}}}};
    const json y{{"field", "share"},
                 {"type", "quantitative"},
                 {"axis", value_title("% of completed assessments", 5)}};
    const json colour{{"condition", json{{"test", "datum.late"}, {"value", band_inner}}},
                      {"value", "#3f5f7d"}};
    const json tooltip = {json{{"field", "days"}, {"title", "Working days"}, {"type", "nominal"}},
                          json{{"field", "share"},
                               {"title", "% of assessments"},
                               {"type", "quantitative"},
                               {"format", ".1f"}}};
    const json bars{{"mark", json{{"type", "bar"}}},
                    {"encoding", json{{"x", x},
                                      {"x2", json{{"field", "next"}}},
                                      {"y", y},
                                      {"color", colour},
                                      {"tooltip", tooltip}}}};
    json layers = json::array({bars});
    if (limit > 0) layers.push_back(limit_line(limit));
    spec["layer"] = std::move(layers);
    return spec;
}

std::string assessment_figure(const RunResults& results) {
    const AssessmentHistogram& histogram = results.assessment_days;
    if (!(histogram.assessments > 0.0) || histogram.share.empty()) return {};
    const int limit = assessment_limit(results.scenario.pathway);
    std::string summary = fmt::format(
        "Completed assessments of the whole run, {} in a run on average, by working days from "
        "referral.",
        number(histogram.assessments, 0));
    if (limit > 0) {
        summary += fmt::format(
            " {}% were completed within the statutory {} working days, marked by the "
            "dashed line; bars after it are paler.",
            number(within(histogram, limit), 1), limit);
    }
    constexpr std::string_view heading = "How long assessments take";
    return figure("assessment-days", heading,
                  plot("assessment-days", assessment_spec(histogram, limit),
                       std::string(heading) + ". " + summary),
                  "<p>" + escape(summary) + "</p>\n", days_table(histogram));
}

}  // namespace kinflow::results::report
