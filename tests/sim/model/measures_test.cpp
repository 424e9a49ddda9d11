#include "sim/model/measures.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "tests/sim/model/measure_counts.h"

namespace kinflow::model {
namespace {

TEST(Measures, HaveNamesOfTheirOwnInTheFieldsSpelling) {
    std::set<std::string_view> names;
    for (const auto& measure : measures()) {
        EXPECT_TRUE(names.insert(measure.name).second) << measure.name;
        EXPECT_EQ(measure.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"),
                  std::string_view::npos);
        EXPECT_EQ(find_measure(measure.name), &measure);
    }
    EXPECT_EQ(find_measure("no_such_measure"), nullptr);
}

TEST(Measures, HaveLabelsOfTheirOwn) {
    std::set<std::string_view> labels;
    for (const auto& measure : measures()) {
        EXPECT_TRUE(labels.insert(measure.label).second) << measure.label;
    }
}

TEST(Measures, AreDefinedInOneSentenceWithAUnit) {
    for (const auto& measure : measures()) {
        EXPECT_FALSE(measure.unit.empty()) << measure.name;
        ASSERT_FALSE(measure.definition.empty()) << measure.name;
        EXPECT_EQ(measure.definition.back(), '.') << measure.name;
        EXPECT_EQ(measure.definition.find(". "), std::string_view::npos) << measure.name;
        EXPECT_EQ(measure.unit == "percent", measure.kind == MeasureKind::share) << measure.name;
        if (measure.kind == MeasureKind::stock) {
            EXPECT_EQ(measure.timing, Timing::period_end) << measure.name;
        }
        if (measure.kind == MeasureKind::flow) {
            EXPECT_EQ(measure.timing, Timing::period) << measure.name;
        }
        EXPECT_TRUE(measure.total != nullptr || !measure.breakdowns.empty()) << measure.name;
    }
}

TEST(Measures, IncludeThoseOfTheDesignThatTheModelSpeaksOf) {
    for (const char* name : {"contacts",
                             "repeat_contacts_share",
                             "contacts_to_assessment",
                             "contacts_advice",
                             "contacts_no_further_action",
                             "contact_backlog",
                             "early_help_count",
                             "early_help_started",
                             "referrals",
                             "referral_rate",
                             "re_referral_share",
                             "assessments_started",
                             "assessments_completed",
                             "assessment_timeliness",
                             "assessment_working_days",
                             "section_47_enquiries",
                             "initial_conferences",
                             "initial_conference_timeliness",
                             "child_protection_plan_count",
                             "child_protection_plan_rate",
                             "child_protection_plans_started",
                             "child_protection_plans_ended",
                             "child_protection_second_plan_share",
                             "children_in_need_count",
                             "looked_after_count",
                             "looked_after_rate",
                             "looked_after_started",
                             "looked_after_ceased",
                             "adoptions",
                             "special_guardianship_orders",
                             "looked_after_returned_share",
                             "placement_moves",
                             "placements_3_plus_share",
                             "placement_stability_2y_share",
                             "looked_after_out_of_area_share",
                             "care_proceedings_duration",
                             "care_leavers_count",
                             "social_worker_caseload",
                             "unallocated_cases",
                             "days_waiting"}) {
        EXPECT_NE(find_measure(name), nullptr) << name;
    }
}

TEST(Measures, OfEveryBreakdownHaveLevelsWithNamesOfTheirOwn) {
    const Counts counts{1};
    for (const auto& measure : measures()) {
        std::set<std::string> names;  // a printed figure names a level without its breakdown
        for (const auto& breakdown : measure.breakdowns) {
            for (const auto& level : levels_of(breakdown.name, counts.scenario)) {
                if (level.name.empty()) continue;  // the placement types have no names here
                EXPECT_TRUE(names.insert(level.name).second) << measure.name << " " << level.name;
            }
        }
    }
    EXPECT_THROW(static_cast<void>(levels_of("colour", counts.scenario)), std::invalid_argument);
}

TEST(Measures, AreDefinedForEveryLevelOfAnEmptyMonth) {
    const Counts counts{1};
    for (const auto& measure : measures()) {
        for (const auto& breakdown : measure.breakdowns) {
            const auto levels = levels_of(breakdown.name, counts.scenario);
            ASSERT_FALSE(levels.empty());
            for (std::size_t i = 0; i < levels.size(); ++i) {
                const double value = breakdown.formula(counts.base(), i);
                EXPECT_TRUE(value == 0.0 || std::isnan(value)) << measure.name;
            }
        }
    }
}

}  // namespace
}  // namespace kinflow::model
