#include "calibration/emulator/quadratic_emulator.h"

#include <gtest/gtest.h>

#include <cmath>

#include "calibration/emulator/noise_model.h"
#include "sim/core/random.h"

namespace kinflow::calibration {
namespace {

constexpr std::size_t factors = 8;

/// Quadratic in two of eight parameters.
double surface(const Point& x) {
    return 5.0 + 2.0 * x[0] - x[3] + 0.5 * x[0] * x[0] + 0.8 * x[0] * x[3];
}

struct Noisy {
    Design points;
    std::vector<double> values;
    std::vector<double> noise;
};

Noisy seen(std::size_t count, double sd, std::uint64_t seed) {
    Noisy noisy;
    for (std::size_t i = 0; i < count; ++i) {
        core::Stream luck{{seed, 0}, i, 0};
        Point point(factors);
        for (double& x : point) x = luck.normal();
        noisy.values.push_back(surface(point) + sd * luck.normal());
        noisy.noise.push_back(std::max(sd * sd, 1e-12));
        noisy.points.push_back(std::move(point));
    }
    return noisy;
}

TEST(QuadraticEmulator, LearnsAQuadraticSurfaceExactlyWhenThereIsNoNoise) {
    const Noisy exact = seen(200, 0.0, 1);
    const QuadraticEmulator emulator{exact.points, exact.values, exact.noise};
    for (const Point& point : seen(20, 0.0, 2).points) {
        EXPECT_NEAR(emulator.at(point).mean, surface(point), 1e-2);
    }
    EXPECT_LT(emulator.leave_one_out_error(), 1e-2);
}

TEST(QuadraticEmulator, ItsIntervalsHoldTheTruthAsOftenAsTheySay) {
    const Noisy noisy = seen(150, 1.0, 3);
    const QuadraticEmulator emulator{noisy.points, noisy.values, noisy.noise};
    int inside = 0;
    const Design fresh = seen(400, 0.0, 4).points;
    for (const Point& point : fresh) {
        const auto foretold = emulator.at(point);
        const double z = (surface(point) - foretold.mean) / std::sqrt(foretold.variance);
        if (std::abs(z) < 1.645) ++inside;
    }
    EXPECT_GT(inside, 320);
    EXPECT_NEAR(emulator.leave_one_out_error(), 1.0, 0.25);
}

TEST(QuadraticEmulator, KnowsWhenTheErrorsExceedTheNoiseOfTheReplications) {
    Noisy noisy = seen(300, 1.0, 5);
    for (double& n : noisy.noise) n = 0.25;
    const QuadraticEmulator emulator{noisy.points, noisy.values, noisy.noise};
    EXPECT_NEAR(emulator.excess(), 4.0, 1.0);
}

TEST(NoiseModel, FindsWhereTheSimulatorIsMoreNoisy) {
    Design points;
    std::vector<double> variances;
    for (std::size_t i = 0; i < 400; ++i) {
        core::Stream luck{{6, 0}, i, 0};
        Point point(3);
        for (double& x : point) x = luck.normal();
        const double sd = std::exp(0.5 * point[1]);
        const double a = sd * luck.normal();
        const double b = sd * luck.normal();
        variances.push_back(0.5 * (a - b) * (a - b));
        points.push_back(std::move(point));
    }
    const NoiseModel noise{points, variances};
    EXPECT_GT(noise.at({0, 1, 0}), 1.5 * noise.at({0, -1, 0}));
    EXPECT_NEAR(noise.at({1, 0, 0}) / noise.at({-1, 0, 0}), 1.0, 0.5);
}

}  // namespace
}  // namespace kinflow::calibration
