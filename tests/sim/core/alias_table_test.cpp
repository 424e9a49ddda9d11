#include "sim/core/alias_table.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/core/random.h"

namespace kinflow::core {
namespace {

// An even grid of uniforms must reproduce the weights to within a point of the grid per column.
void expect_exact_shares(const std::vector<double>& weights) {
    const AliasTable table(weights);
    ASSERT_EQ(table.size(), weights.size());
    double sum = 0.0;
    for (const double w : weights) sum += w;
    constexpr int grid = 200'000;
    std::vector<int> count(weights.size());
    for (int i = 0; i < grid; ++i) ++count[table.sample((i + 0.5) / grid)];
    for (std::size_t i = 0; i < weights.size(); ++i) {
        EXPECT_DOUBLE_EQ(table.probability(i), weights[i] / sum);
        EXPECT_NEAR(1.0 * count[i] / grid, weights[i] / sum,
                    2.0 * static_cast<double>(weights.size()) / grid)
            << i;
        if (weights[i] == 0.0) {
            EXPECT_EQ(count[i], 0);
        }
    }
}

TEST(AliasTable, DrawsInProportionToTheWeights) {
    expect_exact_shares({1.0});
    expect_exact_shares({1.0, 1.0, 1.0});
    expect_exact_shares({0.249, 0.4, 0.351});
    expect_exact_shares({0.0, 5.0, 0.0, 1e-3, 12.0, 0.0});
    expect_exact_shares({1e-12, 1.0, 1e12});
    std::vector<double> many(200);
    Stream stream({1, 0}, 0, 0);
    for (double& weight : many) weight = stream.exponential();
    expect_exact_shares(many);
}

TEST(AliasTable, NeverDrawsAnOutcomeWithoutWeight) {
    std::vector<double> weights(97, 0.0);
    for (std::size_t i = 0; i < weights.size(); i += 3) weights[i] = 0.1;
    const AliasTable table(weights);
    Stream stream({2, 0}, 0, 0);
    for (int i = 0; i < 100'000; ++i) ASSERT_EQ(table.sample(stream.uniform()) % 3, 0U);
}

TEST(AliasTable, StaysInsideAtTheEndsOfTheUniform) {
    const AliasTable table(std::vector<double>{1.0, 2.0, 3.0});
    EXPECT_LT(table.sample(0.0), 3U);
    EXPECT_LT(table.sample(std::nextafter(1.0, 0.0)), 3U);
}

TEST(AliasTable, RefusesWeightsThatAreNoDistribution) {
    using W = std::vector<double>;
    EXPECT_THROW(AliasTable(W{}), std::invalid_argument);
    EXPECT_THROW(AliasTable(W{0.0, 0.0}), std::invalid_argument);
    EXPECT_THROW(AliasTable(W{1.0, -0.5}), std::invalid_argument);
    EXPECT_THROW(AliasTable(W{1.0, std::numeric_limits<double>::infinity()}),
                 std::invalid_argument);
    EXPECT_EQ(AliasTable().size(), 0U);
}

}  // namespace
}  // namespace kinflow::core
