#include "calibration/fit/tilt.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "sim/core/random.h"

namespace kinflow::calibration {
namespace {

constexpr std::size_t rows = 20000;

/// Normal and independent, about the given means, three allowed deviations wide.
std::vector<std::vector<double>> sample(const std::vector<double>& means) {
    std::vector<std::vector<double>> made(rows);
    core::Stream luck{{5, 0}, 0, 1};
    for (auto& row : made) {
        for (const double mean : means) row.push_back(mean + 3.0 * luck.normal());
    }
    return made;
}

struct Moments {
    double mean = 0.0;
    double sd = 0.0;
};

Moments weighed(const std::vector<std::vector<double>>& off, std::size_t k,
                const std::vector<double>& weights) {
    Moments made;
    for (std::size_t i = 0; i < off.size(); ++i) made.mean += weights[i] * off[i][k];
    for (std::size_t i = 0; i < off.size(); ++i) {
        made.sd += weights[i] * std::pow(off[i][k] - made.mean, 2);
    }
    made.sd = std::sqrt(made.sd);
    return made;
}

TEST(Tilt, MovesMeansAndLeavesTheSpread) {
    const auto off = sample({-1.5, 0.0, 2.0});
    const Tilt tilt = tilted(off);
    EXPECT_NEAR(std::accumulate(tilt.weights.begin(), tilt.weights.end(), 0.0), 1.0, 1e-9);
    for (std::size_t k = 0; k < 3; ++k) {
        const Moments m = weighed(off, k, tilt.weights);
        EXPECT_NEAR(m.mean, 0.0, 0.05) << k;  // of one allowed deviation
        EXPECT_NEAR(m.sd, 3.0, 0.1) << k;
    }
    // A normal sample moved by d of its standard deviations is worth exp(-d^2) of itself.
    const double moved = (1.5 * 1.5 + 2.0 * 2.0) / 9.0;
    EXPECT_NEAR(tilt.effective, std::exp(-moved), 0.05);
}

TEST(Tilt, LeavesASampleThatMeetsTheFiguresAsItIs) {
    const auto off = sample({0.0});
    const Tilt tilt = tilted(off);
    EXPECT_GT(tilt.effective, 0.999);
}

TEST(Tilt, DoesNotRestAMeanOnAFewOfTheSample) {
    const auto off = sample({-30.0});
    const Tilt tilt = tilted(off, 0.2);
    EXPECT_NEAR(tilt.effective, 0.2, 0.01);
    const double mean = weighed(off, 0, tilt.weights).mean;
    EXPECT_GT(mean, -28.0);  // nearer
    EXPECT_LT(mean, -20.0);  // not there: the sample does not reach so far
}

TEST(Tilt, MeetsInPartWhatCannotBeHadAtOnce) {
    // The second is the first, with a figure on the other side.
    auto off = sample({-1.0});
    for (auto& row : off) row.push_back(row.front() + 2.0);
    const Tilt tilt = tilted(off);
    EXPECT_NEAR(weighed(off, 0, tilt.weights).mean, -1.0, 0.1);
    EXPECT_NEAR(weighed(off, 1, tilt.weights).mean, 1.0, 0.1);
}

}  // namespace
}  // namespace kinflow::calibration
