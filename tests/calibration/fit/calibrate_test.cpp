#include "calibration/fit/calibrate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "sim/core/errors.h"
#include "sim/core/random.h"

namespace kinflow::calibration {
namespace {

constexpr std::size_t parameters = 5;
constexpr int replications = 3;

/// Four figures of five parameters; nothing says anything of the last.
std::vector<double> means(const Point& x) {
    return {1000.0 * std::exp(0.2 * x[0] + 0.1 * x[1]), 300.0 * std::exp(0.3 * x[1] - 0.1 * x[2]),
            40.0 + 5.0 * x[2] + 2.0 * x[0] * x[2], 25.0 + 4.0 * x[3]};
}

std::vector<double> sds() { return {20.0, 12.0, 1.0, 1.5}; }

Evaluation answer(const Point& x, std::uint64_t seed, std::size_t number) {
    Evaluation made;
    const std::vector<double> mean = means(x);
    for (int r = 0; r < replications; ++r) {
        core::Stream luck{{seed, static_cast<std::uint32_t>(r)}, number, 0};
        std::vector<double> values;
        for (std::size_t t = 0; t < mean.size(); ++t) {
            values.push_back(mean[t] + sds()[t] * luck.normal());
        }
        made.values.push_back(std::move(values));
    }
    return made;
}

Simulate simulator(std::uint64_t seed) {
    auto number = std::make_shared<std::size_t>(0);
    return [number, seed](const std::string&, const Design& points) {
        std::vector<Evaluation> answers;
        for (const Point& point : points) answers.push_back(answer(point, seed, (*number)++));
        return answers;
    };
}

CalibrationPlan plan_for(const std::vector<double>& figures, std::uint64_t seed) {
    CalibrationPlan plan;
    plan.parameters = parameters;
    const double relative[] = {0.01, 0.01, 0.01, 0.01};
    for (std::size_t t = 0; t < figures.size(); ++t) {
        plan.targets.push_back({figures[t], relative[t] * figures[t], t < 2, true});
    }
    plan.evaluations = 260;
    plan.members = 60;
    plan.particles = 400;
    plan.seed = seed;
    return plan;
}

std::vector<double> sorted_values(const Design& points, std::size_t parameter) {
    std::vector<double> values;
    for (const Point& p : points) values.push_back(p[parameter]);
    std::sort(values.begin(), values.end());
    return values;
}

TEST(Calibrate, FindsTheParametersThatMadeTheFigures) {
    constexpr int trials = 10;
    int inside[parameters] = {};
    for (int trial = 0; trial < trials; ++trial) {
        const auto seed = static_cast<std::uint64_t>(100 + trial);
        Point truth(parameters);
        core::Stream luck{{seed, 9}, 0, 7};
        for (double& x : truth) x = luck.normal();
        // The figures are one realisation.
        const Calibrated found =
            calibrate(plan_for(answer(truth, seed, 1'000'000).values[0], seed), simulator(seed));
        for (std::size_t k = 0; k < parameters; ++k) {
            const auto values = sorted_values(found.posterior, k);
            const std::size_t tail = values.size() / 20;
            if (values[tail] <= truth[k] && truth[k] <= values[values.size() - 1 - tail]) {
                ++inside[k];
            }
        }
    }
    // Nine in ten are expected; fewer than seven come by chance once in seventy-eight.
    for (std::size_t k = 0; k < parameters; ++k) EXPECT_GE(inside[k], 7) << k;
}

TEST(Calibrate, NarrowsWhatTheFiguresTellAndNothingElse) {
    const Calibrated found =
        calibrate(plan_for(means({0.5, -0.5, 0.3, 1.0, 0.0}), 1), simulator(1));
    const auto width = [&](std::size_t k) {
        const auto values = sorted_values(found.posterior, k);
        return values[values.size() * 19 / 20] - values[values.size() / 20];
    };
    EXPECT_LT(width(3), 0.5 * 3.29);
    EXPECT_LT(width(1), 0.5 * 3.29);
    EXPECT_GT(width(4), 0.75 * 3.29);
    for (std::size_t t = 0; t < 4; ++t) {
        double mean = 0.0;
        for (const Evaluation& e : found.answers) {
            mean += e.values[0][t] / static_cast<double>(found.answers.size());
        }
        const double figure = means({0.5, -0.5, 0.3, 1.0, 0.0})[t];
        EXPECT_NEAR(mean / figure, 1.0, 0.04) << t;
    }
}

TEST(Calibrate, GivesTheSameWithAnyNumberOfThreads) {
    CalibrationPlan plan = plan_for(means(Point(parameters)), 2);
    plan.threads = 1;
    const Calibrated one = calibrate(plan, simulator(2));
    plan.threads = 2;
    EXPECT_EQ(calibrate(plan, simulator(2)).members, one.members);
}

TEST(Calibrate, CountsWhatCannotBeSimulatedAsImplausible) {
    const Simulate whole = simulator(3);
    const Simulate partly = [&](const std::string& step, const Design& points) {
        std::vector<Evaluation> answers = whole(step, points);
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (points[i][4] > 1.0) answers[i] = {"the history is too small", {}};
        }
        return answers;
    };
    const Calibrated found = calibrate(plan_for(means(Point(parameters)), 3), partly);
    for (const Point& member : found.members) EXPECT_LE(member[4], 1.0);

    const Simulate never = [&](const std::string& step, const Design& points) {
        std::vector<Evaluation> answers = whole(step, points);
        for (Evaluation& e : answers) e = {"nobody is there", {}};
        return answers;
    };
    EXPECT_THROW(static_cast<void>(calibrate(plan_for(means(Point(parameters)), 3), never)),
                 core::SimulationError);
}

}  // namespace
}  // namespace kinflow::calibration
