#include "calibration/sensitivity/sensitivity.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace kinflow::calibration {
namespace {

constexpr double pi = 3.14159265358979323846;

/// Ishigami and Homma (1990), with a = 7 and b = 0.1, on [-pi, pi]^3.
double ishigami(const Point& u) {
    const auto x = [&](std::size_t i) { return pi * (2.0 * u[i] - 1.0); };
    return std::sin(x(0)) + 7.0 * std::pow(std::sin(x(1)), 2) +
           0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// The g-function of Sobol', with the coefficients of Saltelli et al. (2008).
constexpr std::array<double, 6> coefficients{0, 0.5, 3, 9, 99, 99};
double g_function(const Point& u) {
    double product = 1.0;
    for (std::size_t i = 0; i < 6; ++i) {
        product *= (std::abs(4.0 * u[i] - 2.0) + coefficients[i]) / (1.0 + coefficients[i]);
    }
    return product;
}

template <class Function>
std::vector<double> values_of(const Design& design, const Function& function) {
    std::vector<double> values;
    for (const Point& point : design) values.push_back(function(point));
    return values;
}

TEST(SobolIndices, OfIshigamiAreThePublishedOnes) {
    const Design design = saltelli(3, 4096, 1);
    const auto indices = sobol_indices(values_of(design, ishigami), 3, 4096, 200, 1);
    // Saltelli et al., Sensitivity Analysis in Practice (2004): exact values.
    const std::array<double, 3> first{0.3139, 0.4424, 0.0};
    const std::array<double, 3> total{0.5576, 0.4424, 0.2437};
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(indices[i].first.value, first[i], 0.01);
        EXPECT_NEAR(indices[i].total.value, total[i], 0.01);
        EXPECT_LE(indices[i].first.low, indices[i].first.value);
        EXPECT_GE(indices[i].first.high, indices[i].first.value);
        EXPECT_LT(indices[i].total.high - indices[i].total.low, 0.08);
    }
}

TEST(SobolIndices, OfTheGFunctionAreTheExactOnes) {
    const Design design = saltelli(6, 4096, 2);
    const auto indices = sobol_indices(values_of(design, g_function), 6, 4096, 0, 1);
    double all = 1.0;
    std::array<double, 6> part{};
    for (std::size_t i = 0; i < 6; ++i) {
        part[i] = 1.0 / 3.0 / std::pow(1.0 + coefficients[i], 2);
        all *= 1.0 + part[i];
    }
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_NEAR(indices[i].first.value, part[i] / (all - 1.0), 0.01);
        EXPECT_NEAR(indices[i].total.value, part[i] * all / (1.0 + part[i]) / (all - 1.0), 0.01);
    }
}

TEST(SobolIndices, OfAConstantAreNothing) {
    const auto indices = sobol_indices(std::vector<double>(40, 3.0), 3, 8, 10, 1);
    for (const SobolIndices& index : indices) EXPECT_EQ(index.total.value, 0.0);
}

TEST(ElementaryEffects, OfIshigamiAreThePublishedOnes) {
    const Design walks = morris_trajectories(3, 2000, 4, 1);
    const auto effects = elementary_effects(walks, values_of(walks, ishigami));
    // On the lattice of four levels every step of the second factor is 7 * 0.75 / (2/3) long; the
    // others by enumeration of the lattice. SALib's documentation prints 7.87 and 6.25.
    EXPECT_NEAR(effects[1].mean_absolute, 7.875, 1e-9);
    EXPECT_NEAR(effects[2].mean_absolute, 6.25, 0.25);
    EXPECT_NEAR(effects[1].mean, 0.0, 0.6);
    EXPECT_NEAR(effects[1].sd, 7.875, 0.1);
}

TEST(ElementaryEffects, OfALinearModelAreItsSlopes) {
    const Design walks = morris_trajectories(3, 5, 6, 1);
    const auto effects = elementary_effects(
        walks, values_of(walks, [](const Point& x) { return 2.0 * x[0] - 3.0 * x[1]; }));
    EXPECT_NEAR(effects[0].mean, 2.0, 1e-9);
    EXPECT_NEAR(effects[1].mean, -3.0, 1e-9);
    EXPECT_NEAR(effects[1].mean_absolute, 3.0, 1e-9);
    EXPECT_NEAR(effects[1].sd, 0.0, 1e-9);
    EXPECT_NEAR(effects[2].mean_absolute, 0.0, 1e-9);
}

TEST(ElementaryEffects, OfTheGFunctionRankItsFactorsByTheirCoefficients) {
    const Design walks = morris_trajectories(6, 400, 8, 3);
    const auto effects = elementary_effects(walks, values_of(walks, g_function));
    for (std::size_t i = 0; i + 2 < 6; ++i) {
        EXPECT_GT(effects[i].mean_absolute, effects[i + 1].mean_absolute);
    }
}

}  // namespace
}  // namespace kinflow::calibration
