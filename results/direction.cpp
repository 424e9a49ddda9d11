#include "results/direction.h"

#include <algorithm>
#include <array>

namespace kinflow::results {

namespace {

/// Delay, drift, repetition, overload and money.
constexpr std::array<std::string_view, 16> lower_is_better{"repeat_contacts_share",
                                                           "contact_backlog",
                                                           "re_referral_share",
                                                           "assessment_working_days",
                                                           "child_protection_second_plan_share",
                                                           "looked_after_returned_share",
                                                           "care_proceedings_duration",
                                                           "placements_3_plus_share",
                                                           "placement_moves",
                                                           "looked_after_out_of_area_share",
                                                           "social_worker_caseload",
                                                           "unallocated_cases",
                                                           "days_waiting",
                                                           "changes_of_worker",
                                                           "social_worker_turnover",
                                                           "cost"};

constexpr std::array<std::string_view, 4> higher_is_better{
    "assessment_timeliness", "initial_conference_timeliness", "placement_stability_2y_share",
    "foster_care_share"};

}  // namespace

std::string_view name_of(Better better) {
    switch (better) {
        case Better::lower:
            return "lower";
        case Better::higher:
            return "higher";
        case Better::neither:
            return "";
    }
    return "";
}

Better better_direction(std::string_view measure) {
    if (std::ranges::find(lower_is_better, measure) != lower_is_better.end()) return Better::lower;
    if (std::ranges::find(higher_is_better, measure) != higher_is_better.end()) {
        return Better::higher;
    }
    return Better::neither;
}

}  // namespace kinflow::results
