#include "sim/core/normal.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace kinflow::core {
namespace {

// Computed with 40 digits (mpmath).
TEST(InverseNormal, AgreesWithHighPrecisionValues) {
    constexpr double known[][2] = {{1e-300, -37.0470962993611992}, {1e-20, -9.26234008979840757},
                                   {1e-10, -6.3613409024040562},   {0.001, -3.09023230616781354},
                                   {0.075, -1.43953147093845592},  {0.3, -0.524400512708040784},
                                   {0.925, 1.43953147093845592},   {0.975, 1.95996398454005424},
                                   {0.999, 3.09023230616781354}};
    for (const auto& [p, x] : known) {
        EXPECT_NEAR(inverse_normal(p), x, 1e-14 * std::abs(x) + 2e-15 / p * (p > 0.5)) << p;
    }
    EXPECT_EQ(inverse_normal(0.5), 0.0);
}

TEST(InverseNormal, UndoesTheDistributionFunction) {
    for (double x = -37.0; x <= 5.0; x += 0.01) {
        EXPECT_NEAR(inverse_normal(normal_cdf(x)), x, 1e-10) << x;
    }
}

TEST(InverseNormal, IsInfiniteAtTheEndsAndNowhereOutside) {
    EXPECT_EQ(inverse_normal(0.0), -std::numeric_limits<double>::infinity());
    EXPECT_EQ(inverse_normal(1.0), std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(inverse_normal(-0.1)));
    EXPECT_TRUE(std::isnan(inverse_normal(1.1)));
    EXPECT_TRUE(std::isnan(inverse_normal(std::numeric_limits<double>::quiet_NaN())));
}

}  // namespace
}  // namespace kinflow::core
