#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "sim/model/measures.h"
#include "tests/sim/model/measure_counts.h"

namespace kinflow::model {
namespace {

TEST(Measures, ThatAreSharesOrMeansOfNothingAreUndefined) {
    const Counts counts{1};
    for (const auto& measure : measures()) {
        // A scenario without prices has no cost, not a cost of nothing.
        if (measure.total == nullptr || measure.name == "cost") continue;
        const bool divides =
            measure.kind == MeasureKind::share || measure.kind == MeasureKind::mean;
        EXPECT_EQ(std::isnan(measure.total(counts.base(), 0)), divides) << measure.name;
    }
}

TEST(Measures, OfFlowsAddUpOverTheirLevels) {
    Counts counts{1};
    counts.add(Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::adoption), 4);
    counts.add(Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::special_guardianship),
               6);
    counts.add(Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::independence), 3);
    counts.add(Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::eighteenth_birthday),
               7);
    counts.add(Flow::looked_after_returned, 0, 2);
    EXPECT_EQ(counts["looked_after_ceased"], 20.0);
    EXPECT_EQ(counts["adoptions"], 4.0);
    EXPECT_EQ(counts["special_guardianship_orders"], 6.0);
    EXPECT_EQ(counts["special_guardianship_leaver_share"], 30.0);
    EXPECT_EQ(counts["ceased_to_independent_living"], 10.0);
    EXPECT_EQ(counts["looked_after_returned_share"], 10.0);
}

TEST(Measures, OfContactsHaveContactsBelowAndOfReferralsReferrals) {
    Counts counts{1};
    counts.add(Flow::contacts, 0, 30);
    counts.add(Flow::contacts, 1, 10);
    counts.add(Flow::repeat_contacts, 0, 10);
    counts.add(Flow::contacts_to_assessment, 0, 8);
    counts.add(Flow::contacts_advice, 0, 20);
    counts.add(Flow::contacts_early_help, 0, 2);
    counts.add(Flow::contacts_no_further_action, 0, 10);
    counts.add(Flow::referrals, 0, 8);
    counts.add(Flow::re_referrals, 0, 2);
    counts.add(Flow::assessments_not_in_need, 0, 3);
    counts.add(Flow::referrals_no_further_action, 0, 1);
    EXPECT_EQ(counts["contacts"], 40.0);
    EXPECT_EQ(counts.of_level("contacts", "channel", 1), 10.0);
    EXPECT_EQ(counts["repeat_contacts_share"], 25.0);
    EXPECT_EQ(counts["contacts_to_assessment_share"], 20.0);
    EXPECT_EQ(counts["contacts_to_assessment_share"] + counts["contacts_advice_share"] +
                  counts["contacts_early_help_share"] + counts["contacts_no_further_action_share"],
              100.0);
    EXPECT_EQ(counts["re_referral_share"], 25.0);
    EXPECT_EQ(counts["assessments_not_in_need_share"], 37.5);
    EXPECT_EQ(counts["referrals_no_further_action_share"], 12.5);
}

TEST(Measures, OfTimelinessAreOfWhatWasCompleted) {
    Counts counts{1};
    counts.add(Flow::assessments_started, 0, 50);
    counts.add(Flow::assessments_completed, 0, 40);
    counts.add(Flow::assessments_in_time, 0, 30);
    counts.add(Flow::section_47_enquiries, 0, 20);
    counts.add(Flow::initial_conferences, 0, 10);
    counts.add(Flow::initial_conferences_in_time, 0, 8);
    counts.add(Flow::child_protection_plans_started, 0, 8);
    counts.add(Flow::child_protection_second_plans, 0, 2);
    EXPECT_EQ(counts["assessment_timeliness"], 75.0);
    EXPECT_EQ(counts["initial_conference_timeliness"], 80.0);
    EXPECT_EQ(counts["child_protection_second_plan_share"], 25.0);
}

TEST(Measures, ThatAreRatesOfFlowsAreAnnualAndOfStocksAreNot) {
    for (const int months : {1, 3, 12}) {
        Counts counts{months};
        counts.add(Flow::referrals, 0, 50.0 * months);
        counts.census.looked_after = 100;
        counts.census.children_in_need = 600;
        counts.at_stage(StageKind::child_protection_plan, 40);
        EXPECT_DOUBLE_EQ(counts["referral_rate"], 300.0);
        EXPECT_DOUBLE_EQ(counts["looked_after_rate"], 50.0);
        EXPECT_DOUBLE_EQ(counts["children_in_need_rate"], 300.0);
        EXPECT_DOUBLE_EQ(counts["child_protection_plan_rate"], 20.0);
    }
}

TEST(Measures, OfStagesCountChildrenThere) {
    const std::map<std::string, StageKind> kinds{
        {"early_help_count", StageKind::early_help},
        {"children_being_assessed", StageKind::assessment},
        {"child_in_need_plan_count", StageKind::child_in_need_plan},
        {"child_protection_plan_count", StageKind::child_protection_plan},
        {"edge_of_care_count", StageKind::edge_of_care},
        {"pre_proceedings_count", StageKind::pre_proceedings}};
    for (const auto& [name, kind] : kinds) {
        Counts counts{1};
        counts.at_stage(kind, 9);
        for (const auto& [other, unused] : kinds) {
            EXPECT_EQ(counts[other], other == name ? 9.0 : 0.0) << name << " " << other;
        }
    }
}

TEST(Measures, OfPlacementsAddUpToAllLookedAfter) {
    Counts counts{1};
    counts.census.looked_after = 40;
    counts.census.looked_after_by_placement = {20, 10, 10};
    EXPECT_EQ(counts["foster_care_share"], 75.0);
    EXPECT_EQ(counts["looked_after_in_foster_care_count"], 30.0);
    double share = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        share += counts.of_level("placement_share", "placement_type", i);
    }
    EXPECT_DOUBLE_EQ(share, 100.0);
    EXPECT_EQ(counts.of_level("looked_after_count", "placement_type", 1), 10.0);
}

TEST(Measures, OfProvidersAddUpToAllLookedAfter) {
    Counts counts{1};
    counts.census.looked_after = 40;
    counts.census.looked_after_by_placement = {20, 8, 12};
    counts.census.out_of_area_by_placement = {5, 4, 3};
    EXPECT_EQ(counts.of_level("looked_after_by_provider", "provider", 0), 32.0);
    EXPECT_EQ(counts.of_level("looked_after_by_provider", "provider", 1), 8.0);
    EXPECT_EQ(counts.of_level("looked_after_out_of_area_share", "provider", 0), 25.0);
    EXPECT_EQ(counts.of_level("looked_after_out_of_area_share", "placement_type", 1), 50.0);
    EXPECT_EQ(counts["residential_share"], 20.0);
}

TEST(Measures, OfHouseholdsTellWhatEachIsDoing) {
    Counts counts{1};
    counts.census.households = {6, 10, 20, 3, 1};
    counts.census.foster_places = 80;
    counts.census.foster_places_filled = 50;
    EXPECT_EQ(counts["fostering_households"], 40.0);
    EXPECT_EQ(counts["foster_homes_vacant"], 6.0);
    EXPECT_EQ(counts.of_level("fostering_households", "household_state", 3), 3.0);
    EXPECT_EQ(counts["foster_places_filled_share"], 62.5);
    counts.add(Flow::siblings_placed, 0, 8.0);
    counts.add(Flow::siblings_placed_together, 0, 6.0);
    EXPECT_EQ(counts["siblings_placed_together_share"], 75.0);
}

TEST(Measures, OfStabilityAreOfThoseEligible) {
    Counts counts{1};
    counts.census.looked_after = 50;
    counts.census.placements_3_plus = 5;
    counts.census.looked_after_out_of_area = 10;
    counts.census.stable_eligible = 20;
    counts.census.stable_2y = 14;
    EXPECT_EQ(counts["placements_3_plus_share"], 10.0);
    EXPECT_EQ(counts["looked_after_out_of_area_share"], 20.0);
    EXPECT_EQ(counts["placement_stability_2y_share"], 70.0);
}

TEST(Measures, OfPlanDurationsAddUpToAllPlans) {
    Counts counts{1};
    counts.census.plans_by_duration = {10, 5, 3, 1, 1};
    EXPECT_EQ(counts.of_level("child_protection_plan_duration_share", "duration_band", 0), 50.0);
    EXPECT_EQ(counts.of_level("child_protection_plan_duration_share", "duration_band", 4), 5.0);
}

TEST(Measures, OfCaseloadCountSocialWorkTeamsOnly) {
    Counts counts{1};
    counts.census.team_cases = {50, 120};
    counts.census.team_waiting = {3, 4};
    counts.census.unallocated = 9;
    counts.census.staff = {{.posts = 6.0, .permanent = 4.0, .agency = 1.0},
                           {.posts = 10.0, .permanent = 8.0}};
    EXPECT_EQ(counts["social_worker_caseload"], 15.0);
    EXPECT_EQ(counts.of_level("social_worker_caseload", "team", 0), 10.0);
    EXPECT_EQ(counts["cases_held"], 170.0);
    EXPECT_EQ(counts["unallocated_cases"], 9.0);
    EXPECT_EQ(counts.of_level("unallocated_cases", "team", 1), 4.0);
}

TEST(Measures, OfThePeopleInPostCountSocialWorkersOnly) {
    Counts counts{1};
    counts.census.staff = {
        {.posts = 20.0, .permanent = 5.0, .agency = 5.0, .permanent_workers = 5},
        {.posts = 10.0, .permanent = 6.0, .agency = 2.0, .permanent_workers = 8}};
    counts.add(Flow::worker_leavers, 0, 4);
    counts.add(Flow::worker_leavers, 1, 1);
    EXPECT_EQ(counts["workers_in_post"], 8.0);
    EXPECT_EQ(counts["social_worker_vacancies"], 2.0);
    EXPECT_EQ(counts["social_worker_vacancy_rate"], 20.0);
    EXPECT_EQ(counts["agency_staff_share"], 25.0);
    EXPECT_EQ(counts["social_worker_turnover"], 12.0 * 100.0 / 8.0);
    EXPECT_EQ(counts.of_level("agency_staff_share", "team", 0), 50.0);
}

TEST(Measures, ThatAreMeansWeighEveryValueTheSame) {
    Counts counts{12};
    counts.add(Sample::days_waiting, 0, 1.0);
    counts.add(Sample::days_waiting, 1, 4.0);
    counts.add(Sample::days_waiting, 1, 7.0);
    EXPECT_EQ(counts["days_waiting"], 4.0);
    EXPECT_EQ(counts.of_level("days_waiting", "team", 1), 5.5);
}

}  // namespace
}  // namespace kinflow::model
