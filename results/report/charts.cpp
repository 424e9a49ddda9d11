#include "results/report/charts.h"

#include <fmt/format.h>

#include <array>
#include <span>

#include "results/report/assessment_chart.h"
#include "results/report/chart_figure.h"
#include "results/report/html.h"
#include "results/report/people_and_places.h"
#include "results/report/placement_chart.h"

namespace kinflow::results::report {
namespace {

using Names = std::span<const std::string_view>;
constexpr std::array<std::string_view, 4> care{"looked_after_count", "foster_care_share",
                                               "looked_after_started", "looked_after_ceased"};
constexpr std::array<std::string_view, 2> need{"child_protection_plan_count",
                                               "children_in_need_count"};
constexpr std::array<std::string_view, 4> front_door{"contacts", "referrals", "re_referral_share",
                                                     "contact_backlog"};
constexpr std::array<std::string_view, 1> assessment{"assessment_timeliness"};
constexpr std::array<std::string_view, 6> workforce{
    "workers_in_post",        "agency_staff_share", "social_worker_vacancies",
    "social_worker_caseload", "hours_wanted_share", "unallocated_cases"};
constexpr std::array<std::string_view, 4> places{"fostering_households", "foster_homes_vacant",
                                                 "care_proceedings_duration",
                                                 "children_awaiting_adoption_match"};

std::string fans(const RunResults& results, Names names) {
    std::string html;
    for (const std::string_view name : names) {
        if (const auto row = results.layout.find_row(name)) html += fan_figure(results, *row);
    }
    return html;
}

std::string group(std::string_view heading, const std::string& narrow,
                  const std::string& wide = {}) {
    if (narrow.empty() && wide.empty()) return {};
    return fmt::format("<h3>{}</h3>\n<div class=\"charts\">\n{}</div>\n{}", heading, narrow, wide);
}

/// The key to all fans, drawn as a small fan with its parts named.
constexpr std::string_view key = R"(<div class="key">
<p id="key-text">How to read each chart: the dark line is the <strong>median</strong> run, with as many runs above
it as below. <strong>Half of all runs</strong> lie in the darker band and <strong>nine of ten</strong> in the paler
one (5th to 95th percentile). A <strong class="accent">diamond</strong> is a figure printed in a published document
on its date; with a bar it is the average over the period that the bar spans.</p>
<svg viewBox="0 0 300 84" width="300" height="84" aria-labelledby="key-text" role="img">
<polygon points="4,20 170,6 170,78 4,50" fill="#dbe3ea"/>
<polygon points="4,28 170,24 170,60 4,43" fill="#a6b7c6"/>
<polyline points="4,35 170,42" stroke="#1c2b39" stroke-width="2" fill="none"/>
<path d="M70 18l7 9-7 9-7-9z" fill="#fff" stroke="#ad3b00" stroke-width="2"/>
<g font-size="12" fill="#1c2b39"><text x="176" y="14">nine of ten runs</text>
<text x="176" y="32">half of all runs</text><text x="176" y="50">median run</text>
<text x="82" y="19" fill="#ad3b00" font-weight="bold">printed</text></g>
</svg>
</div>
<noscript><p class="note">The charts are drawn by JavaScript, which is off. The table below each heading holds the
same numbers.</p></noscript>
)";

}  // namespace

std::string charts_section(const RunResults& results) {
    return section(
        "months", "Month by month",
        std::string(key) +
            group("Children looked after", fans(results, care), placement_figure(results)) +
            group("Need and protection", fans(results, need)) +
            group("The front door", fans(results, front_door)) +
            group("Assessment", fans(results, assessment) + assessment_figure(results)) +
            group("People", fans(results, workforce), teams_table(results)) +
            group("Places, court and adoption", fans(results, places), places_table(results)));
}

}  // namespace kinflow::results::report
