#include "results/report/difference_chart.h"

#include <gtest/gtest.h>

namespace kinflow::results::report {
namespace {

TEST(Ticks, CoverWhatIsDrawnInRoundSteps) {
    EXPECT_EQ(round_ticks(0.0, 10.74), (std::vector<double>{0.0, 2.5, 5.0, 7.5, 10.0, 12.5}));
    EXPECT_EQ(round_ticks(-3.0, 9.0), (std::vector<double>{-5.0, -2.5, 0.0, 2.5, 5.0, 7.5, 10.0}));
}

TEST(Ticks, AreWrittenAsTheyAre) {
    EXPECT_EQ(tick_decimals({0.0, 5.0, 10.0}), 0);
    EXPECT_EQ(tick_decimals({0.0, 2.5, 5.0}), 1);
    EXPECT_EQ(tick_decimals({0.0, 0.25, 0.5}), 2);
    EXPECT_EQ(tick_decimals({-0.002, 0.0, 0.002}), 3);
    EXPECT_EQ(tick_decimals({0.0, 250.0}), 0);
}

}  // namespace
}  // namespace kinflow::results::report
