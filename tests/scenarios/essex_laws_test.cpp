#include <gtest/gtest.h>

#include "tests/scenarios/essex.h"

// What must hold of any children's services, on Essex as shipped, with the same luck on both sides.

namespace kinflow::laws {
namespace {

using model::Scenario;

constexpr int replications = 4;
constexpr int last_month = 59;

const Means& baseline() {
    static const Means means{{}, replications};
    return means;
}

/// As a fraction of the baseline, over months from..to.
double change(const Means& after, const std::string& measure, int from, int to) {
    return after.of(measure, from, to) / baseline().of(measure, from, to) - 1.0;
}

void raise(Scenario& scenario, const std::string& to) {
    route_to(scenario, "contact", to).cut += 0.25;
}

/// What a higher front-door threshold does needs more replications than the rest: what comes back
/// is a fifteenth of what is turned away, because families who are helped come back too (of closed
/// cases 32% within a year: national.goldacre_rereferral, essex_returns_test.cpp).
TEST(EssexThreshold, RaisedWithNothingInsteadPutsWorkOffAndPartOfItComesBack) {
    constexpr int many = 24;
    const Means before{{}, many};
    const Means after{{{0,
                        [](Scenario& scenario) {
                            raise(scenario, "early_help");
                            raise(scenario, "referral");
                        }}},
                      many};
    const auto changed = [&](const char* measure, int from, int to) {
        return after.of(measure, from, to) / before.of(measure, from, to) - 1.0;
    };
    const double at_once = changed("contacts_to_assessment", 0, 3);
    const double later = changed("contacts_to_assessment", 24, last_month);
    EXPECT_LT(at_once, -0.10);
    EXPECT_LT(changed("assessments_completed", 6, 11), -0.10);
    EXPECT_GT(later, at_once + 0.005) << "nothing came back";
    EXPECT_LT(later, 0.5 * at_once) << "more came back than one would believe";
    EXPECT_GT(changed("contacts", 24, last_month), 0.008);
    EXPECT_GT(changed("repeat_contacts_share", 24, last_month), 0.02);
    EXPECT_GT(changed("need_at_assessment", 6, last_month), 0.05);
}

/// It is no more than that: the trial of multisystemic therapy found no fewer children in care than
/// with the usual help (national.mst_start_out_of_home).
TEST(EssexEdgeOfCare, PreventsAFewEntriesAndCausesNone) {
    constexpr int many = 16;
    const Means with{{}, many};
    const Means without{{{0,
                          [](Scenario& scenario) {
                              route_to(scenario, "child_in_need_plan", "edge_of_care").cut += 20.0;
                          }}},
                        many};
    const double more = without.of("looked_after_count", 36, last_month) -
                        with.of("looked_after_count", 36, last_month);
    EXPECT_GT(more, 0.0) << "closing the service would lower the number in care";
    EXPECT_LT(more, 40.0);
    EXPECT_GT(without.of("child_protection_plan_count", 12, last_month),
              with.of("child_protection_plan_count", 12, last_month));
}

TEST(EssexThreshold, RaisedWithEffectiveAndSufficientEarlyHelpDoesNot) {
    const Means after{{{0,
                        [](Scenario& scenario) {
                            raise(scenario, "referral");
                            for (model::Team& team : scenario.teams) {
                                if (team.name == "early_help") team.full_time_equivalents *= 6.0;
                            }
                        }}},
                      replications};
    const double at_once = change(after, "contacts_to_assessment", 0, 3);
    EXPECT_LT(at_once, -0.10);
    EXPECT_LT(change(after, "contacts_to_assessment", 24, last_month), at_once);
    EXPECT_LT(change(after, "contacts", 24, last_month), 0.0);
    EXPECT_LT(change(after, "repeat_contacts_share", 24, last_month), 0.0);
}

TEST(EssexCases, ClosedEarlierComeBackAsReReferrals) {
    const Means after{{{0,
                        [](Scenario& scenario) {
                            route_to(scenario, "child_in_need_plan", "child_in_need_plan").cut +=
                                0.6;
                        }}},
                      replications};
    EXPECT_LT(change(after, "children_in_need_count", 3, 11), -0.02);
    EXPECT_GT(change(after, "re_referral_share", 12, last_month), 0.05);
}

TEST(EssexFreeze, RaisesCaseloadsThenLeavingThenWaitsAndIsGotOver) {
    const Means after{{{6,
                        [](Scenario& scenario) {
                            scenario.workforce.recruitment = 0.0;
                            scenario.workforce.agency.cover = 0.0;
                        }},
                       {24,
                        [](Scenario& scenario) {
                            scenario.workforce.recruitment = essex().workforce.recruitment;
                            scenario.workforce.agency = essex().workforce.agency;
                        }}},
                      replications};
    EXPECT_EQ(change(after, "workers_in_post", 0, 5), 0.0);
    EXPECT_LT(change(after, "workers_in_post", 20, 23), -0.15);
    EXPECT_GT(change(after, "social_worker_caseload", 18, 23), 0.15);
    EXPECT_GT(change(after, "social_worker_turnover", 18, 29), 0.10);
    EXPECT_GT(after.of("days_waiting", 22, 29), baseline().of("days_waiting", 22, 29) + 0.2);
    EXPECT_LT(change(after, "assessment_timeliness", 22, 29), -0.08);
    // Two years after it is lifted.
    EXPECT_NEAR(change(after, "social_worker_caseload", 48, last_month), 0.0, 0.05);
    EXPECT_NEAR(change(after, "assessment_timeliness", 48, last_month), 0.0, 0.02);
}

TEST(EssexPosts, OfWhichThereAreMoreNeverMakeFamiliesWaitLonger) {
    double before = 1e9;
    for (const double share : {0.6, 0.75, 0.9}) {
        const Means means{{{0,
                            [&](Scenario& scenario) {
                                for (model::Team& team : scenario.teams) {
                                    team.full_time_equivalents *= share;
                                }
                            }}},
                          2};
        const double waits = means.of("days_waiting", 6, 35);
        EXPECT_LE(waits, before) << share;
        EXPECT_TRUE(share > 0.6 || waits > 1.0) << "nobody waits: the law says nothing";
        before = waits;
    }
}

/// The department's bands of 2024-25, in assessments for each working day of length
/// (national.assessment_duration_bands).
TEST(EssexAssessments, CrowdBeforeTheirStatutoryDate) {
    const auto a_day = [](const std::string& band, double days) {
        return baseline().of_level("assessment_length_share", "assessment_length", band, 0,
                                   last_month) /
               days;
    };
    const double before = a_day("31_to_40_days", 10.0);
    const double at = a_day("41_to_45_days", 5.0);
    const double after = a_day("46_to_50_days", 5.0);
    constexpr double tolerance = 0.2;
    EXPECT_NEAR(at / before / (24546.0 / 13138.0), 1.0, tolerance);
    EXPECT_NEAR(after / before / (7528.0 / 13138.0), 1.0, tolerance);
    EXPECT_NEAR(after / at / (7528.0 / 24546.0), 1.0, tolerance);
}

}  // namespace
}  // namespace kinflow::laws
