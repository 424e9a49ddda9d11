#include <gtest/gtest.h>

#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

namespace kinflow::model {
namespace {

struct Plans {
    double over_a_year = 0.0;  ///< mean over the last ten years, of plans open on a 1 January
    double over_two_years = 0.0;
};

/// Plans are reviewed every five months and renewed for half of the families.
Plans plans_with(const LongStay& long_stay) {
    Scenario scenario = test::small_scenario();
    scenario.population_under_18 = 100000.0;
    Stage& plan = test::stage_of(scenario, StageKind::child_protection_plan);
    plan.review = test::constant_days(150.0);
    plan.routes.at(1).cut -= 1.0;
    plan.long_stay = long_stay;
    test::Simulation simulation{scenario, 20.0, 1, Limits::none};
    double next = core::minutes_from_years(10.0);
    Plans plans;
    simulation.run([&](const core::Event& event) {
        if (event.time() < next) return;
        next += core::minutes_per_year;
        const Census census = take_census(simulation.world);
        plans.over_a_year += census.plans_by_duration[3] / 10.0;
        plans.over_two_years += census.plans_by_duration[4] / 10.0;
    });
    return plans;
}

TEST(LongStays, ReviewsThatRenewLessAfterAYearAndAHalfLeaveFewerPlansOfTwoYears) {
    const Plans alike = plans_with({});
    const Plans strict = plans_with({450.0, 0.5});
    const Plans stricter = plans_with({450.0, 5.0});
    EXPECT_GT(alike.over_two_years, 5.0);
    EXPECT_LT(strict.over_two_years, alike.over_two_years);
    EXPECT_LT(stricter.over_two_years, 0.2 * alike.over_two_years);
    EXPECT_GT(stricter.over_a_year, 0.5 * alike.over_a_year);
}

TEST(LongStays, WithoutNarrowerCutsReviewsAreAlike) {
    const Plans alike = plans_with({});
    const Plans same = plans_with({450.0, 0.0});
    EXPECT_EQ(same.over_a_year, alike.over_a_year);
    EXPECT_EQ(same.over_two_years, alike.over_two_years);
}

}  // namespace
}  // namespace kinflow::model
