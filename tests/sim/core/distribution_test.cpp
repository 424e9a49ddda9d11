#include "sim/core/distribution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/core/statistics.h"

namespace kinflow::core {
namespace {

struct Case {
    Distribution distribution;
    std::function<double(double)> cdf;  // an independent closed form
};

double triangular_cdf(double x) {  // on 1, 2, 6
    return x < 2.0 ? (x - 1.0) * (x - 1.0) / 5.0 : 1.0 - (6.0 - x) * (6.0 - x) / 20.0;
}

double empirical_cdf(double x) { return x < 10.0 ? 0.05 * x : 0.5 + (x - 10.0) / 180.0; }

std::vector<Case> continuous_cases() {
    const auto gamma_cdf = [](double shape, double mean) {
        return [=](double x) { return boost::math::gamma_p(shape, x * shape / mean); };
    };
    const double sigma = std::sqrt(std::log(1.25));  // of a coefficient of variation of 0.5
    return {
        {Distribution::uniform(-2.0, 3.0), [](double x) { return (x + 2.0) / 5.0; }},
        {Distribution::exponential(4.0), [](double x) { return 1.0 - std::exp(-x / 4.0); }},
        {Distribution::weibull(1.7, 3.0),
         [](double x) { return 1.0 - std::exp(-std::pow(x / 3.0, 1.7)); }},
        {Distribution::weibull(0.6, 3.0),
         [](double x) { return 1.0 - std::exp(-std::pow(x / 3.0, 0.6)); }},
        {Distribution::lognormal_mean(8.0, 0.5),
         [=](double x) { return normal_cdf(std::log(x / 8.0) / sigma + 0.5 * sigma); }},
        {Distribution::lognormal_median(8.0, 0.9),
         [](double x) { return normal_cdf(std::log(x / 8.0) / 0.9); }},
        {Distribution::gamma(0.3, 2.0), gamma_cdf(0.3, 2.0)},
        {Distribution::gamma(2.5, 10.0), gamma_cdf(2.5, 10.0)},
        {Distribution::gamma(80.0, 5.0), gamma_cdf(80.0, 5.0)},
        {Distribution::triangular(1.0, 2.0, 6.0), triangular_cdf},
        {Distribution::empirical({{0.0, 0.0}, {0.5, 10.0}, {1.0, 100.0}}), empirical_cdf},
    };
}

TEST(Distribution, QuantilesUndoTheDistributionFunction) {
    for (const auto& [distribution, cdf] : continuous_cases()) {
        for (const double p : {1e-6, 0.001, 0.02, 0.25, 0.5, 0.77, 0.95, 0.999, 0.999999}) {
            EXPECT_NEAR(cdf(distribution.quantile(p)), p, 1e-7 * std::max(p, 1e-3))
                << distribution.describe() << " at " << p;
        }
    }
}

TEST(Distribution, SamplesFollowTheDistributionFunction) {
    constexpr int n = 20'000;
    std::uint32_t purpose = 0;
    for (const auto& [distribution, cdf] : continuous_cases()) {
        Stream stream({2014, 0}, 1, purpose++);
        std::vector<double> sample(n);
        for (double& value : sample) value = distribution.sample(stream);
        std::sort(sample.begin(), sample.end());
        double distance = 0.0;  // Kolmogorov and Smirnov's
        for (std::size_t i = 0; i < n; ++i) {
            const double p = cdf(sample[i]);
            distance = std::max(
                {distance, static_cast<double>(i + 1) / n - p, p - static_cast<double>(i) / n});
        }
        EXPECT_LT(distance, 1.95 / std::sqrt(1.0 * n)) << distribution.describe();  // 0.1% level
    }
}

TEST(Distribution, SamplesHaveTheStatedMean) {
    std::uint32_t purpose = 100;
    for (const auto& [distribution, cdf] : continuous_cases()) {
        Stream stream({2014, 0}, 1, purpose++);
        Tally tally;
        for (int i = 0; i < 100'000; ++i) tally.add(distribution.sample(stream));
        EXPECT_LT(std::abs(tally.mean() - distribution.mean()), 4.0 * tally.standard_error())
            << distribution.describe();
        EXPECT_LT(tally.standard_error(), 0.02 * std::abs(distribution.mean()));
    }
}

TEST(Distribution, MeansAgreeWithTheirFormulas) {
    EXPECT_DOUBLE_EQ(Distribution::constant(7.0).mean(), 7.0);
    EXPECT_DOUBLE_EQ(Distribution::weibull(0.5, 3.0).mean(), 6.0);  // scale x 2!
    EXPECT_DOUBLE_EQ(Distribution::lognormal_median(2.0, 1.0).mean(), 2.0 * std::exp(0.5));
    EXPECT_DOUBLE_EQ(Distribution::lognormal_mean(2.0, 1.3).mean(), 2.0);
    EXPECT_DOUBLE_EQ(Distribution::triangular(1.0, 2.0, 6.0).mean(), 3.0);
    EXPECT_DOUBLE_EQ(Distribution::empirical({{0.0, 0.0}, {0.5, 10.0}, {1.0, 100.0}}).mean(), 30.0);
}

TEST(Distribution, NeverFallsAsTheUniformRises) {
    for (const auto& [distribution, cdf] : continuous_cases()) {
        double before = -std::numeric_limits<double>::infinity();
        for (int i = 1; i < 20'000; ++i) {
            const double value = distribution.quantile(i / 20'000.0);
            ASSERT_GE(value, before) << distribution.describe() << " at " << i;
            before = value;
        }
    }
}

TEST(Distribution, TheSameLuckUnderALargerMeanGivesALargerValue) {
    for (std::uint64_t child = 0; child < 1000; ++child) {
        const auto draw = [child](const Distribution& distribution) {
            Stream stream({1, 0}, child, 0);
            return distribution.sample(stream);
        };
        EXPECT_GT(draw(Distribution::exponential(3.1)), draw(Distribution::exponential(3.0)));
        EXPECT_GT(draw(Distribution::lognormal_mean(3.1, 0.5)),
                  draw(Distribution::lognormal_mean(3.0, 0.5)));
        EXPECT_GT(draw(Distribution::weibull(1.5, 3.1)), draw(Distribution::weibull(1.5, 3.0)));
        static const Distribution shorter = Distribution::gamma(2.0, 3.0);
        static const Distribution longer = Distribution::gamma(2.0, 3.1);
        EXPECT_GT(draw(longer), draw(shorter));
    }
}

TEST(Distribution, EveryKindTakesExactlyOneUniform) {
    std::vector<Distribution> all = {Distribution{}, Distribution::constant(4.0)};
    for (const auto& c : continuous_cases()) all.push_back(c.distribution);
    Stream expected({8, 0}, 1, 1);
    expected.uniform();
    const double second = expected.uniform();
    for (const Distribution& distribution : all) {
        Stream stream({8, 0}, 1, 1);
        distribution.sample(stream);
        EXPECT_EQ(stream.uniform(), second) << distribution.describe();
    }
}

// Computed with 40 digits (mpmath), scale 1.
TEST(Gamma, AgreesWithHighPrecisionQuantiles) {
    constexpr double known[][3] = {
        {0.5, 0.01, 7.8543928954850992e-5}, {0.5, 0.9, 1.3527717270477075},
        {2.0, 0.5, 1.6783469900166607},     {2.0, 1e-9, 4.472202623032764e-5},
        {9.0, 0.999, 21.156198165839982},   {150.0, 0.25, 141.56764953371983}};
    for (const auto& [shape, p, quantile] : known) {
        EXPECT_NEAR(Distribution::gamma(shape, shape).quantile(p) / quantile, 1.0, 1e-7);
    }
}

TEST(Gamma, TheTableIsAsAccurateAsStatedForEveryShape) {
    for (const double shape : {0.05, 0.1, 0.5, 0.9, 1.0, 1.1, 3.0, 20.0, 400.0, 1e5}) {
        const Distribution gamma = Distribution::gamma(shape, shape);
        for (double z = -8.0; z <= 8.0; z += 0.0437) {
            const double quantile = z < 0.0 ? boost::math::gamma_p_inv(shape, normal_cdf(z))
                                            : boost::math::gamma_q_inv(shape, normal_cdf(-z));
            if (quantile < 1e-200) continue;
            if (z > 4.0) continue;  // normal_cdf(z) itself is too coarse so near to 1
            EXPECT_NEAR(gamma.quantile(normal_cdf(z)) / quantile, 1.0, 1e-6)
                << "shape " << shape << ", z " << z;
        }
    }
}

TEST(Distribution, AnEmpiricalQuantileIsLinearBetweenItsKnots) {
    const auto d = Distribution::empirical({{0.0, 2.0}, {0.4, 2.0}, {0.5, 4.0}, {1.0, 10.0}});
    EXPECT_DOUBLE_EQ(d.quantile(0.0), 2.0);
    EXPECT_DOUBLE_EQ(d.quantile(0.4), 2.0);
    EXPECT_DOUBLE_EQ(d.quantile(0.45), 3.0);
    EXPECT_DOUBLE_EQ(d.quantile(0.75), 7.0);
    EXPECT_DOUBLE_EQ(d.quantile(1.0), 10.0);
}

TEST(Distribution, DegenerateParametersGiveConstants) {
    for (const double p : {0.0, 0.3, 1.0}) {
        EXPECT_EQ(Distribution{}.quantile(p), 0.0);
        EXPECT_EQ(Distribution::exponential(0.0).quantile(p), 0.0);
        EXPECT_EQ(Distribution::uniform(4.0, 4.0).quantile(p), 4.0);
        EXPECT_EQ(Distribution::triangular(4.0, 4.0, 4.0).quantile(p), 4.0);
        EXPECT_DOUBLE_EQ(Distribution::lognormal_mean(4.0, 0.0).quantile(p), 4.0);
    }
}

TEST(Distribution, DescribesItselfAsItWasMade) {
    EXPECT_EQ(Distribution::gamma(2.0, 10.0).describe(), "gamma(shape 2, mean 10)");
    EXPECT_EQ(Distribution::lognormal_median(10.0, 0.3).describe(),
              "lognormal(median 10, sigma 0.3)");
    EXPECT_EQ(Distribution::lognormal_mean(0.42, 0.7).describe(), "lognormal(mean 0.42, cv 0.7)");
    EXPECT_EQ(Distribution::weibull(1.1, 0.3).describe(), "weibull(shape 1.1, scale 0.3)");
    EXPECT_EQ(Distribution::triangular(1.0, 2.0, 3.5).describe(), "triangular(1, 2, 3.5)");
    EXPECT_EQ(Distribution::gamma(2.0, 10.0).kind(), Distribution::Kind::gamma);
}

TEST(Distribution, RefusesImpossibleParameters) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    using D = Distribution;
    EXPECT_THROW(D::constant(nan), std::invalid_argument);
    EXPECT_THROW(D::uniform(2.0, 1.0), std::invalid_argument);
    EXPECT_THROW(D::exponential(-1.0), std::invalid_argument);
    EXPECT_THROW(D::weibull(0.0, 1.0), std::invalid_argument);
    EXPECT_THROW(D::lognormal_mean(0.0, 1.0), std::invalid_argument);
    EXPECT_THROW(D::lognormal_mean(1.0, -0.1), std::invalid_argument);
    EXPECT_THROW(D::lognormal_median(inf, 1.0), std::invalid_argument);
    EXPECT_THROW(D::gamma(-1.0, 1.0), std::invalid_argument);
    EXPECT_THROW(D::triangular(1.0, 4.0, 3.0), std::invalid_argument);
    EXPECT_THROW(D::empirical({}), std::invalid_argument);
    EXPECT_THROW(D::empirical({{0.1, 1.0}, {1.0, 2.0}}), std::invalid_argument);
    EXPECT_THROW(D::empirical({{0.0, 1.0}, {0.9, 2.0}}), std::invalid_argument);
    EXPECT_THROW(D::empirical({{0.0, 2.0}, {1.0, 1.0}}), std::invalid_argument);
    EXPECT_THROW(D::empirical({{0.0, 1.0}, {0.5, 2.0}, {0.5, 3.0}, {1.0, 4.0}}),
                 std::invalid_argument);
}

}  // namespace
}  // namespace kinflow::core
