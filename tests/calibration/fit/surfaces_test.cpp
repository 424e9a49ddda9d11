#include "calibration/fit/surfaces.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/random.h"

namespace kinflow::calibration {
namespace {

constexpr std::size_t dimensions = 3;
constexpr std::size_t targets = 5;

Point point_of(std::uint64_t number, double spread) {
    Point point(dimensions);
    core::Stream luck{{number, 0}, 0, 1};
    for (double& x : point) x = spread * luck.normal();
    return point;
}

/// Noisy quadratic answers, of figures that lie two to three units from the origin's.
Surfaces surfaces() {
    Design points;
    std::vector<Evaluation> answers;
    std::vector<FitTarget> figures(targets);
    for (std::size_t t = 0; t < targets; ++t)
        figures[t] = {2.0 + 0.2 * static_cast<double>(t), 0.5, false, true};
    for (std::uint64_t i = 0; i < 80; ++i) {
        points.push_back(point_of(i, 1.0));
        core::Stream luck{{i, 0}, 0, 2};
        Evaluation answer;
        for (int r = 0; r < 2; ++r) {
            std::vector<double> values;
            for (std::size_t t = 0; t < targets; ++t) {
                const double x = points.back()[t % dimensions];
                values.push_back(x + 0.3 * x * x + 0.1 * luck.normal());
            }
            answer.values.push_back(std::move(values));
        }
        answers.push_back(std::move(answer));
    }
    return Surfaces{points, answers, figures, {}, 1};
}

TEST(Surfaces, StopEarlyOnlyWhenTheAnswerIsKnownToBeTooLow) {
    const Surfaces made = surfaces();
    int stopped_short = 0;
    for (std::uint64_t i = 0; i < 500; ++i) {
        const Point point = point_of(1000 + i, 2.0);
        const double whole = made.log_likelihood(point);
        EXPECT_LE(whole, 0.0);
        EXPECT_EQ(made.log_likelihood(point, whole - 1e-9), whole);
        const double below = made.log_likelihood(point, whole + 0.5);
        EXPECT_LT(below, whole + 0.5);
        EXPECT_GE(below, whole - 1e-9);
        stopped_short += below > whole + 1e-9 ? 1 : 0;
    }
    EXPECT_GT(stopped_short, 100);
}

/// Two figures of one quantity, with luck that both share or that each has by itself.
Surfaces of_one_quantity(bool shared) {
    Design points;
    std::vector<Evaluation> answers;
    const std::vector<FitTarget> figures(2, FitTarget{1.0, 0.05, false, true});
    for (std::uint64_t i = 0; i < 200; ++i) {
        points.push_back(point_of(i, 1.0));
        core::Stream luck{{i, 0}, 0, 3};
        Evaluation answer;
        for (int r = 0; r < 2; ++r) {
            const double first = luck.normal();
            const double second = shared ? first : luck.normal();
            answer.values.push_back(
                {points.back()[0] + 0.5 * first, points.back()[0] + 0.5 * second});
        }
        answers.push_back(std::move(answer));
    }
    return Surfaces{points, answers, figures, {}, 1};
}

TEST(Surfaces, DoNotCountFiguresThatShareTheirLuckTwice) {
    const Surfaces shared = of_one_quantity(true);
    const Surfaces apart = of_one_quantity(false);
    EXPECT_GT(shared.correlation(0, 1), 0.95);
    EXPECT_NEAR(apart.correlation(0, 1), 0.0, 0.1);
    const auto fall = [](const Surfaces& made) {  // one standard deviation of one figure's luck off
        return made.log_likelihood({1.0, 0.0, 0.0}) - made.log_likelihood({1.5, 0.0, 0.0});
    };
    EXPECT_NEAR(fall(shared), 0.5, 0.1);
    EXPECT_NEAR(fall(apart), 1.0, 0.2);
}

}  // namespace
}  // namespace kinflow::calibration
