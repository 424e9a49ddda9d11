#include "calibration/search/tighten.h"

#include <algorithm>
#include <cmath>

#include "calibration/search/seek_candidate.h"

namespace kinflow::calibration {

namespace {

constexpr int most_steps = 4;
constexpr double worth_a_step = 0.003;  // of the objective's range over the points simulated

/// Above the confidence that is asked for: a plan on the boundary itself would fail its check by
/// chance every other time.
constexpr double room = 0.02;

std::vector<Candidate> well_known(const SeekOptions& options, const SeekResult& result) {
    std::vector<Candidate> all;
    for (const Candidate& c : result.candidates) {
        if (c.replications >= std::min(options.verify, options.check)) all.push_back(c);
    }
    return all;
}

/// True when the point's objective is below the plan's: both in the replications at hand, unless it
/// needs none.
bool is_better(const SeekProblem& problem, const Candidate& made, const Evaluations& both) {
    if (problem.cost) return true;
    const std::size_t objective = problem.limits.size();
    double plans = 0.0;
    for (const auto& r : both[1]) plans += r[objective] / static_cast<double>(both[1].size());
    return made.objective < plans;
}

}  // namespace

void tighten(const SeekProblem& problem, const SeekOptions& options, Surrogate& surrogate,
             FreshReplications& next, SeekResult& result) {
    for (int step = 0; step < most_steps; ++step) {
        surrogate.pass_through(well_known(options, result));
        const Point point = surrogate.cheaper(result.plan.point, room);
        if (surrogate.saving(result.plan.point, point) < worth_a_step) return;
        Design points{point};
        if (!problem.cost) points.push_back(result.plan.point);
        const Evaluations fresh = problem.evaluate(points, next.verify, options.verify);
        next.verify += options.verify;
        const Candidate verified = candidate_of(problem, point, fresh[0], "tightened");
        result.candidates.push_back(verified);
        if (!feasible(problem, verified) || !is_better(problem, verified, fresh)) continue;
        const Evaluations own = problem.evaluate({point}, next.check, options.check);
        next.check += options.check;
        const Candidate checked = candidate_of(problem, point, own[0], "checked");
        result.candidates.push_back(checked);
        if (feasible(problem, checked)) result.plan = checked;
    }
}

}  // namespace kinflow::calibration
