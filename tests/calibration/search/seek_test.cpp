#include "calibration/search/seek.h"

#include <gtest/gtest.h>

#include <cmath>

#include "calibration/search/seek_candidate.h"
#include "sim/core/normal.h"
#include "sim/core/random.h"

namespace kinflow::calibration {
namespace {

/// Output: 10 (x + 2y) and the same noise of standard deviation 1 at every point, by replication.
Evaluations line_with(std::uint32_t luck, const Design& points, int first, int count) {
    Evaluations made(points.size());
    for (std::size_t p = 0; p < points.size(); ++p) {
        for (int r = first; r < first + count; ++r) {
            core::Stream random{core::StreamSeed{luck, static_cast<std::uint32_t>(r)}, 0, 0};
            made[p].push_back({10.0 * (points[p][0] + 2.0 * points[p][1]) + random.normal()});
        }
    }
    return made;
}

Evaluations line(const Design& points, int first, int count) {
    return line_with(7, points, first, count);
}

SeekProblem at_least(double bound) {
    SeekProblem problem;
    problem.factors = 2;
    problem.limits = {{false, bound, 0.8}};
    problem.cost = [](const Point& x) { return 3.0 * x[0] + 5.0 * x[1]; };
    problem.evaluate = line;
    return problem;
}

TEST(SeekCandidate, ReplicationsOfOneHistoryTellLessThanTheirNumber) {
    SeekProblem problem;
    problem.factors = 1;
    problem.limits = {{true, 0.5, 0.5}, {true, 0.5, 0.5}};
    problem.alike = 8;
    // The first limit is met by half of the histories, the second by every other replication of
    // each.
    std::vector<std::vector<double>> replications;
    for (int r = 0; r < 80; ++r) {
        replications.push_back({r % 8 < 4 ? 0.0 : 1.0, r / 8 % 2 == 0 ? 0.0 : 1.0, 0.0});
    }
    const Candidate candidate = candidate_of(problem, {0.5}, replications, "design");
    EXPECT_DOUBLE_EQ(candidate.chance[0], 0.5);
    EXPECT_NEAR(candidate.told_by[0], 7.0, 1e-9);
    EXPECT_DOUBLE_EQ(candidate.chance[1], 0.5);
    EXPECT_DOUBLE_EQ(candidate.told_by[1], 80.0);
}

/// 10 (x + 2y) - 0.84 >= 12 at least cost: y is cheaper for what it does, so y = 0.642, x = 0.
TEST(Seek, FindsTheKnownOptimumOfALinearProblem) {
    SeekOptions options;
    options.points = 12;
    const SeekResult result = seek(at_least(12.0), options);
    ASSERT_TRUE(result.found);
    const double best = 5.0 * (12.0 + core::inverse_normal(0.8)) / 20.0;
    EXPECT_NEAR(result.plan.objective, best, 0.06 * best);
    EXPECT_GE(result.plan.chance[0], 0.8);
    EXPECT_EQ(result.plan.replications, 200);
}

/// The same for a search of any seed: the plan is no dearer than the exact one by more than its
/// check by 200 replications can tell, and meets the limit in as many of all runs as it says.
TEST(Seek, StopsAtTheLimitAndNotFarInside) {
    const double best = 5.0 * (12.0 + core::inverse_normal(0.8)) / 20.0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        SeekOptions options;
        options.points = 12;
        options.seed = seed;
        SeekProblem problem = at_least(12.0);
        problem.evaluate = [luck = static_cast<std::uint32_t>(seed)](const Design& points,
                                                                     int first, int count) {
            return line_with(luck, points, first, count);
        };
        const SeekResult result = seek(problem, options);
        ASSERT_TRUE(result.found);
        const Point& x = result.plan.point;
        const double spare = 10.0 * (x[0] + 2.0 * x[1]) - 12.0;
        EXPECT_NEAR(core::normal_cdf(spare), 0.82, 0.05) << "seed " << seed;
        EXPECT_NEAR(result.plan.objective, best, 0.025 * best) << "seed " << seed;
    }
}

/// Two limits meet at the optimum: x + 2y >= 1.2 + 0.084 and 2x + y >= 1.2 + 0.084 at least cost of
/// x + y, both with the same noise, so x = y = 0.428.
TEST(Seek, StopsWhereTwoLimitsMeet) {
    SeekProblem problem;
    problem.factors = 2;
    problem.limits = {{false, 12.0, 0.8}, {false, 12.0, 0.8}};
    problem.cost = [](const Point& x) { return x[0] + x[1]; };
    problem.evaluate = [](const Design& points, int first, int count) {
        Evaluations made = line(points, first, count);
        for (std::size_t p = 0; p < points.size(); ++p) {
            for (auto& r : made[p]) r.push_back(r[0] + 10.0 * (points[p][0] - points[p][1]));
        }
        return made;
    };
    SeekOptions options;
    options.points = 16;
    const SeekResult result = seek(problem, options);
    ASSERT_TRUE(result.found);
    const double best = 2.0 * (12.0 + core::inverse_normal(0.8)) / 30.0;
    EXPECT_NEAR(result.plan.objective, best, 0.03 * best);
}

TEST(Seek, SpendsNoMoreThanItsBudget) {
    SeekProblem problem = at_least(12.0);
    int spent = 0;
    problem.evaluate = [&](const Design& points, int first, int count) {
        spent += static_cast<int>(points.size()) * count;
        return line(points, first, count);
    };
    SeekOptions options;
    options.points = 12;
    const SeekResult result = seek(problem, options);
    ASSERT_TRUE(result.found);
    const int searched = (options.points + 3 * options.rounds) * options.replications;
    const int verified = 2 * 8 * options.verify;
    const int tightened = 4 * (options.verify + options.check);
    EXPECT_LE(spent, searched + verified + 8 * options.check + tightened);
}

/// The least of (x - 0.3)^2 + (y - 0.6)^2 where x + y <= 0.7 is at (0.2, 0.5).
TEST(Seek, FindsTheKnownOptimumOfAMeasure) {
    SeekProblem problem;
    problem.factors = 2;
    problem.limits = {{true, 0.7, 0.8}};
    problem.evaluate = [](const Design& points, int first, int count) {
        Evaluations made(points.size());
        for (std::size_t p = 0; p < points.size(); ++p) {
            const Point& x = points[p];
            for (int r = first; r < first + count; ++r) {
                core::Stream random{core::StreamSeed{3, static_cast<std::uint32_t>(r)}, 0, 0};
                const double noise = 0.005 * random.normal();
                made[p].push_back({x[0] + x[1] + noise,
                                   std::pow(x[0] - 0.3, 2) + std::pow(x[1] - 0.6, 2) + noise});
            }
        }
        return made;
    };
    SeekOptions options;
    options.points = 20;
    const SeekResult result = seek(problem, options);
    ASSERT_TRUE(result.found);
    EXPECT_NEAR(result.plan.point[0], 0.2, 0.06);
    EXPECT_NEAR(result.plan.point[1], 0.5, 0.06);
}

TEST(Seek, NamesTheLimitThatBindsAndByHowMuch) {
    SeekProblem problem = at_least(40.0);  // 30 is the most
    problem.limits.push_back({false, 5.0, 0.8});
    problem.evaluate = [](const Design& points, int first, int count) {
        Evaluations made = line(points, first, count);
        for (auto& point : made) {
            for (auto& replication : point) replication.push_back(replication[0]);
        }
        return made;
    };
    SeekOptions options;
    options.points = 12;
    const SeekResult result = seek(problem, options);
    EXPECT_FALSE(result.found);
    EXPECT_EQ(result.binding, 0U);
    EXPECT_NEAR(result.shortfall, 10.0 + core::inverse_normal(0.8), 1.5);
}

TEST(Seek, GivesTheSameTwice) {
    SeekOptions options;
    options.points = 8;
    options.rounds = 1;
    const SeekResult a = seek(at_least(12.0), options);
    const SeekResult b = seek(at_least(12.0), options);
    EXPECT_EQ(a.plan.point, b.plan.point);
    EXPECT_EQ(a.candidates.size(), b.candidates.size());
}

}  // namespace
}  // namespace kinflow::calibration
