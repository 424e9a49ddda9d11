#include "results/payback.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kinflow::results {
namespace {

const std::vector<std::string> years{"2013-14", "2014-15", "2015-16"};
using Rows = std::vector<std::vector<double>>;

TEST(Payback, AddsUpNetCostsAndCountsWhoHasBeenPaidBack) {
    const Rows before{{100.0, 100.0, 100.0}, {100.0, 100.0, 100.0}};
    const Rows after{{100.0, 60.0, 60.0}, {100.0, 90.0, 80.0}};
    const std::vector<double> one_off{40.0, 0.0, 0.0};
    const auto made = payback(years, before, after, one_off);
    ASSERT_EQ(made.size(), 3U);
    EXPECT_EQ(made[0].label, "2013-14");
    EXPECT_DOUBLE_EQ(made[0].net.mean, 40.0);
    EXPECT_DOUBLE_EQ(made[0].chance, 0.0);
    EXPECT_DOUBLE_EQ(made[1].net.mean, -25.0);
    EXPECT_DOUBLE_EQ(made[1].cumulative.mean, 15.0);   // 0 and 30
    EXPECT_DOUBLE_EQ(made[1].chance, 0.5);             // the first has just broken even
    EXPECT_DOUBLE_EQ(made[2].cumulative.mean, -15.0);  // -40 and 10
    EXPECT_DOUBLE_EQ(made[2].chance, 0.5);
    EXPECT_DOUBLE_EQ(made[2].cumulative.p50, -15.0);
}

TEST(Payback, OfAPolicyThatChangesNothingIsItsOneOffCosts) {
    const Rows same{{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}};
    const auto made = payback(years, same, same, std::vector<double>{0.0, 7.0, 0.0});
    EXPECT_DOUBLE_EQ(made[0].chance, 1.0);
    EXPECT_DOUBLE_EQ(made[1].cumulative.p05, 7.0);
    EXPECT_DOUBLE_EQ(made[2].cumulative.p95, 7.0);
    EXPECT_DOUBLE_EQ(made[2].chance, 0.0);
}

TEST(Payback, RefusesCostsOfOtherReplicationsOrYears) {
    const Rows two{{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}};
    const Rows one{{1.0, 2.0, 3.0}};
    const Rows shorter{{1.0, 2.0}, {3.0, 4.0}};
    EXPECT_THROW((void)payback(years, two, one, {}), std::invalid_argument);
    EXPECT_THROW((void)payback(years, two, shorter, {}), std::invalid_argument);
    EXPECT_THROW((void)payback(years, two, two, std::vector<double>{1.0}), std::invalid_argument);
}

}  // namespace
}  // namespace kinflow::results
