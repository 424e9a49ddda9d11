#include "calibration/emulator/gaussian_process.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace kinflow::calibration {
namespace {

double truth(const Point& x) { return 3.0 + std::sin(4.0 * x[0]) + 2.0 * x[1] * x[1]; }

std::vector<double> values_of(const Design& design) {
    std::vector<double> values;
    for (const Point& point : design) values.push_back(truth(point));
    return values;
}

TEST(GaussianProcess, ForetellsASmoothFunctionBetweenItsPoints) {
    const Design design = latin_hypercube(2, 30, 1);
    const GaussianProcess process{design, values_of(design), std::vector<double>(30, 0.0)};
    for (const Point& point : latin_hypercube(2, 20, 2)) {
        const auto p = process.at(point);
        EXPECT_NEAR(p.mean, truth(point), 0.15);
    }
    for (const Point& point : design) {
        EXPECT_NEAR(process.at(point).mean, truth(point), 0.01);
        EXPECT_LT(process.at(point).variance, 1e-3);
    }
    EXPECT_LT(process.leave_one_out_error(), 0.15);
}

TEST(GaussianProcess, DoesNotFollowNoise) {
    const Design design = latin_hypercube(1, 20, 1);
    std::vector<double> values;
    for (std::size_t i = 0; i < 20; ++i) values.push_back(i % 2 == 0 ? 1.0 : -1.0);
    const GaussianProcess process{design, values, std::vector<double>(20, 1.0)};
    for (const Point& point : design) EXPECT_LT(std::abs(process.at(point).mean), 0.7);
}

TEST(GaussianProcess, IsLessSureFarFromItsPoints) {
    const Design design{{0.0}, {0.1}, {0.2}, {0.3}};
    const GaussianProcess process{design, {0.0, 0.5, 0.2, 0.9}, std::vector<double>(4, 1e-6)};
    EXPECT_GT(process.at({1.0}).variance, 10.0 * process.at({0.1}).variance);
}

TEST(GaussianProcess, NeedsAValueAndANoiseForEachPoint) {
    EXPECT_THROW((GaussianProcess{{{0.0}}, {1.0}, {0.0}}), std::invalid_argument);
    EXPECT_THROW((GaussianProcess{{{0.0}, {1.0}}, {1.0}, {0.0}}), std::invalid_argument);
}

}  // namespace
}  // namespace kinflow::calibration
