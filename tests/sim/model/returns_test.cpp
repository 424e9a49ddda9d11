#include "sim/model/returns.h"

#include <gtest/gtest.h>

#include "sim/model/casework.h"
#include "sim/model/episodes.h"
#include "sim/model/need.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

using test::stage_id;

core::Date date(const char* iso) { return *core::parse_date(iso); }

class EndOfStay : public testing::Test {
  protected:
    /// Days are working days; the stay begins at 10:30 and lasts as long as the distribution's one
    /// value.
    std::string ends(const char* begin, double days) const {
        const core::Minute now = calendar_.minute_of(date(begin)) + 10 * 60 + 30;
        const core::Minute end =
            end_of(calendar_, now, {core::Distribution::constant(days), true}, 0.5);
        return core::to_iso(calendar_.date_of(end));
    }
    core::Calendar calendar_{date("2013-04-01"), date("2012-04-01"), date("2015-04-01")};
};

TEST_F(EndOfStay, PassesOverWeekendsAndBankHolidays) {
    EXPECT_EQ(ends("2013-04-02", 1.0), "2013-04-03");   // Tuesday to Wednesday
    EXPECT_EQ(ends("2013-04-05", 1.0), "2013-04-08");   // over a weekend
    EXPECT_EQ(ends("2013-05-03", 1.0), "2013-05-07");   // and the early May bank holiday
    EXPECT_EQ(ends("2013-12-24", 1.0), "2013-12-27");   // Christmas Day and Boxing Day
    EXPECT_EQ(ends("2013-04-02", 45.0), "2013-06-06");  // two bank holidays and nine weekends
}

TEST_F(EndOfStay, BeginsOnTheNextWorkingDayWhenTheCaseComesAtAWeekend) {
    EXPECT_EQ(ends("2013-04-06", 0.5), "2013-04-08");
    EXPECT_EQ(ends("2013-04-07", 1.0), "2013-04-09");
}

TEST_F(EndOfStay, APartOfADayIsAPartOfWhatIsLeftOfIt) {
    const core::Minute now = calendar_.minute_of(date("2013-04-02")) + 12 * 60;
    const auto at = [&](double days) {
        return end_of(calendar_, now, {core::Distribution::constant(days), true}, 0.5) - now;
    };
    EXPECT_NEAR(at(0.5), 6 * 60, 1);
    EXPECT_LT(at(0.999), 12 * 60);
    EXPECT_EQ(at(1.0), core::minutes_per_day);
    for (double days = 0.0; days < 12.0; days += 0.1) ASSERT_LE(at(days), at(days + 0.1));
}

TEST_F(EndOfStay, CalendarDaysAreJustDays) {
    const core::Minute now = calendar_.minute_of(date("2013-04-05"));
    EXPECT_EQ(end_of(calendar_, now, test::constant_days(2.0), 0.5),
              now + 2 * core::minutes_per_day);
    const Duration exponential = test::exponential_days(10.0);
    EXPECT_LT(end_of(calendar_, now, exponential, 0.2), end_of(calendar_, now, exponential, 0.3));
}

TEST(WithinAYear, IsThreeHundredAndSixtyFiveDaysBack) {
    const core::Minute year = 365 * core::minutes_per_day;
    EXPECT_TRUE(within_a_year(1, year));
    EXPECT_FALSE(within_a_year(0, year));
    EXPECT_FALSE(within_a_year(long_ago, 0));
    EXPECT_FALSE(within_a_year(long_ago, -8 * year));
}

/// A family with two children that goes where it is sent.
class Returns : public testing::Test {
  protected:
    Returns() {
        Family family;
        family.stage = scenario_.pathway.closed;
        family.children = 2;
        family.first_child = ChildId{0};
        family.known_until = core::never;
        world_.add_family(family);
        for (std::uint8_t i = 0; i < 2; ++i) {
            Child child;
            child.family = FamilyId{0};
            child.born = core::minutes_from_years(-5.0 - i);
            child.place_in_family = i;
            world_.children.push_back(child);
        }
    }
    static Scenario quiet_scenario() {
        Scenario scenario = test::small_scenario();
        test::freeze_need(scenario);
        return scenario;
    }
    void go(StageKind to) {
        enter_stage(world_, FamilyId{0}, stage_id(to));
        settle_episodes(world_);
    }
    void wait(double days) { world_.now += core::minutes_from_days(days); }
    void close() {
        close_case(world_, FamilyId{0});
        settle_episodes(world_);
    }
    [[nodiscard]] std::int64_t flow(Flow flow) const { return seen_.flow(flow); }

    Scenario scenario_ = quiet_scenario();
    Compiled tables_{scenario_};
    test::TallyingObserver seen_;
    World world_{tables_, {1, 0}, seen_, 0, tables_.end()};
};

TEST_F(Returns, AContactIsCountedOnceForEachChildAndAgainWithinAYearAsARepeat) {
    present(world_, FamilyId{0});
    close();
    EXPECT_EQ(flow(Flow::contacts), 2);
    EXPECT_EQ(flow(Flow::repeat_contacts), 0);
    wait(364.0);
    present(world_, FamilyId{0});
    close();
    EXPECT_EQ(flow(Flow::contacts), 4);
    EXPECT_EQ(flow(Flow::repeat_contacts), 2);
    wait(366.0);
    present(world_, FamilyId{0});
    EXPECT_EQ(flow(Flow::repeat_contacts), 2);
}

TEST_F(Returns, WhatGoesBeyondTheFrontDoorIsAReferral) {
    for (const StageKind stage :
         {StageKind::contact, StageKind::referral, StageKind::assessment,
          StageKind::section_47_enquiry, StageKind::initial_conference,
          StageKind::child_protection_plan, StageKind::child_in_need_plan}) {
        go(stage);
    }
    EXPECT_EQ(flow(Flow::referrals), 2);
    EXPECT_EQ(flow(Flow::re_referrals), 0);
    EXPECT_EQ(flow(Flow::contacts_to_assessment), 2);
    EXPECT_EQ(flow(Flow::assessments_started), 2);
    EXPECT_EQ(flow(Flow::assessments_completed), 2);
    EXPECT_EQ(flow(Flow::section_47_enquiries), 2);
    EXPECT_EQ(flow(Flow::initial_conferences), 2);
    EXPECT_EQ(flow(Flow::child_protection_plans_started), 2);
    EXPECT_EQ(flow(Flow::child_protection_plans_ended), 2);
}

TEST_F(Returns, EarlyHelpIsNoReferralUntilItIsSteppedUp) {
    go(StageKind::contact);
    go(StageKind::early_help);
    EXPECT_EQ(flow(Flow::referrals), 0);
    EXPECT_EQ(flow(Flow::early_help_started), 2);
    EXPECT_EQ(flow(Flow::contacts_early_help), 2);
    go(StageKind::referral);
    EXPECT_EQ(flow(Flow::referrals), 2);
}

TEST_F(Returns, AReReferralIsAReferralWithinAYearOfTheLast) {
    const auto refer = [&] {
        go(StageKind::contact);
        go(StageKind::referral);
        close();
    };
    refer();
    wait(300.0);
    refer();
    EXPECT_EQ(flow(Flow::re_referrals), 2);
    wait(370.0);
    refer();
    EXPECT_EQ(flow(Flow::re_referrals), 2);
    EXPECT_EQ(flow(Flow::referrals), 6);
}

TEST_F(Returns, AnAssessmentIsInTimeWithinItsWorkingDaysFromTheReferral) {
    const auto assess = [&](double days) {
        go(StageKind::contact);
        go(StageKind::referral);
        go(StageKind::assessment);
        wait(days);
        go(StageKind::child_in_need_plan);
        close();
        wait(400.0);
    };
    assess(60.0);
    EXPECT_EQ(flow(Flow::assessments_in_time), 2);
    assess(80.0);  // more than 45 working days
    EXPECT_EQ(flow(Flow::assessments_in_time), 2);
    EXPECT_EQ(flow(Flow::assessments_completed), 4);
    const core::Tally days = seen_.sample(Sample::assessment_working_days);
    EXPECT_EQ(days.count(), 4);
    EXPECT_LE(days.min(), 45.0);
    EXPECT_GT(days.max(), 45.0);
}

TEST_F(Returns, ASecondPlanIsTheChildsSecondEver) {
    const auto plan = [&] {
        go(StageKind::contact);
        go(StageKind::child_protection_plan);
        close();
    };
    plan();
    EXPECT_EQ(flow(Flow::child_protection_second_plans), 0);
    wait(2000.0);
    plan();
    EXPECT_EQ(flow(Flow::child_protection_second_plans), 2);
}

TEST_F(Returns, ANeedEpisodeOpensBehindTheAssessmentAndEndsAtClosure) {
    const auto closing = [&] {
        const Family& family = world_.family(FamilyId{0});
        count_leaving(world_, family, world_.stage(family.stage),
                      world_.stage(scenario_.pathway.closed), Outcome::need_met, family.in_case);
        close();
    };
    go(StageKind::contact);
    go(StageKind::assessment);
    closing();
    EXPECT_EQ(flow(Flow::need_episodes_started), 0);
    EXPECT_EQ(flow(Flow::need_episodes_ended), 0);
    go(StageKind::contact);
    go(StageKind::assessment);
    go(StageKind::section_47_enquiry);
    go(StageKind::child_in_need_plan);
    EXPECT_EQ(flow(Flow::need_episodes_started), 2);
    closing();
    EXPECT_EQ(flow(Flow::need_episodes_ended), 2);
}

TEST_F(Returns, NoTimeIsSpentAtClosed) {
    wait(500.0);
    go(StageKind::contact);
    close();
    wait(100.0);
    go(StageKind::contact);
    EXPECT_EQ(seen_.spent(scenario_.pathway.closed), 0.0);
}

}  // namespace
}  // namespace kinflow::model
