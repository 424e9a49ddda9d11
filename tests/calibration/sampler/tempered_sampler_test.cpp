#include "calibration/sampler/tempered_sampler.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace kinflow::calibration {
namespace {

/// y = x + 0.5 x' seen with errors: a posterior that is known exactly.
constexpr double sd_a = 0.3;
constexpr double sd_b = 0.5;

double likelihood(const Point& x, double) {
    const double a = (x[0] + 0.5 * x[1] - 1.0) / sd_a;
    const double b = (x[2] - x[0] + 0.5) / sd_b;
    return -0.5 * (a * a + b * b);
}

struct Moments {
    double mean[4] = {0, 0, 0, 0};
    double covariance[4][4] = {};
};

Moments moments_of(const Design& points) {
    Moments m;
    const auto n = static_cast<double>(points.size());
    for (const Point& p : points) {
        for (int i = 0; i < 4; ++i) m.mean[i] += p[static_cast<std::size_t>(i)] / n;
    }
    for (const Point& p : points) {
        for (int i = 0; i < 4; ++i) {
            for (int j = 0; j < 4; ++j) {
                m.covariance[i][j] += (p[static_cast<std::size_t>(i)] - m.mean[i]) *
                                      (p[static_cast<std::size_t>(j)] - m.mean[j]) / n;
            }
        }
    }
    return m;
}

TEST(TemperedSampler, GivesTheExactPosteriorOfALinearGaussianProblem) {
    // H = [1 .5 0 0; -1 0 1 0], y = (1, -.5), R = diag(.09, .25), prior N(0, I):
    // S = H H' + R = [1.34 -1; -1 2.25], K = H' S^-1.
    const double det = 1.34 * 2.25 - 1.0;
    const double inverse[2][2] = {{2.25 / det, 1.0 / det}, {1.0 / det, 1.34 / det}};
    const double h[2][4] = {{1, 0.5, 0, 0}, {-1, 0, 1, 0}};
    const double y[2] = {1.0, -0.5};
    double mean[4] = {};
    double covariance[4][4] = {};
    for (int i = 0; i < 4; ++i) {
        for (int j = 0; j < 4; ++j) covariance[i][j] = i == j ? 1.0 : 0.0;
        for (int a = 0; a < 2; ++a) {
            for (int b = 0; b < 2; ++b) {
                mean[i] += h[a][i] * inverse[a][b] * y[b];
                for (int j = 0; j < 4; ++j) covariance[i][j] -= h[a][i] * inverse[a][b] * h[b][j];
            }
        }
    }
    SamplerOptions options;
    options.particles = 4000;
    const Sample sample = sample_tempered(4, likelihood, options);
    const Moments m = moments_of(sample.particles);
    for (int i = 0; i < 4; ++i) {
        EXPECT_NEAR(m.mean[i], mean[i], 0.06) << i;
        for (int j = 0; j < 4; ++j) EXPECT_NEAR(m.covariance[i][j], covariance[i][j], 0.06);
    }
    // The evidence of y under N(0, S), in units of the likelihood at its peak.
    const double quadratic =
        y[0] * y[0] * inverse[0][0] + 2 * y[0] * y[1] * inverse[0][1] + y[1] * y[1] * inverse[1][1];
    const double exact = -0.5 * quadratic - 0.5 * std::log(det / (sd_a * sd_a * sd_b * sd_b));
    EXPECT_NEAR(sample.log_evidence, exact, 0.1);
}

TEST(TemperedSampler, GivesTheSamePointsWithAnyNumberOfThreads) {
    SamplerOptions one;
    one.particles = 200;
    one.threads = 1;
    SamplerOptions two = one;
    two.threads = 2;
    EXPECT_EQ(sample_tempered(4, likelihood, one).particles,
              sample_tempered(4, likelihood, two).particles);
}

TEST(TemperedSampler, NeverLeavesWhatIsPossible) {
    SamplerOptions options;
    options.particles = 500;
    const Sample sample = sample_tempered(
        2,
        [](const Point& x, double) {
            return x[0] > 1.0 ? 0.0 : -std::numeric_limits<double>::infinity();
        },
        options);
    for (const Point& p : sample.particles) EXPECT_GT(p[0], 1.0);
    EXPECT_NEAR(sample.log_evidence, std::log(0.1587), 0.25);
}

}  // namespace
}  // namespace kinflow::calibration
