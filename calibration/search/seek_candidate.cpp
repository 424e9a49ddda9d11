#include "calibration/search/seek_candidate.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include "sim/core/grouped_mean.h"

namespace kinflow::calibration {

namespace {

bool meets(const SeekLimit& limit, double value) {
    return limit.at_most ? value <= limit.bound : value >= limit.bound;
}

/// The value that is kept to in a share of replications: type 7 quantile.
double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - std::floor(at)) * (values[above] - values[below]);
}

/// An end of Wilson's interval of a share, z standard errors up or (below 0) down.
double wilson(double share, double n, double z) {
    return (share + z * z / (2 * n) +
            z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n))) /
           (1 + z * z / n);
}

/// How many independent replications tell a share as well as those that meet a limit (1) or not
/// (0).
double told_by(std::span<const double> met, int alike) {
    const core::GroupedMean share = core::grouped_mean(met, alike);
    const auto n = static_cast<double>(met.size());
    const double variance = share.standard_error * share.standard_error;
    return variance > 0.0 ? std::min(n, share.mean * (1.0 - share.mean) / variance) : n;
}

}  // namespace

Candidate candidate_of(const SeekProblem& problem, const Point& point,
                       const std::vector<std::vector<double>>& replications, std::string stage) {
    Candidate made;
    made.point = point;
    made.stage = std::move(stage);
    made.replications = static_cast<int>(replications.size());
    const double n = static_cast<double>(replications.size());
    for (std::size_t i = 0; i < problem.limits.size(); ++i) {
        const SeekLimit& limit = problem.limits[i];
        std::vector<double> values;
        double mean = 0.0;
        std::vector<double> met;
        for (const auto& r : replications) {
            values.push_back(r[i]);
            mean += r[i] / n;
            met.push_back(meets(limit, r[i]) ? 1.0 : 0.0);
        }
        made.mean.push_back(mean);
        made.chance.push_back(std::accumulate(met.begin(), met.end(), 0.0) / n);
        made.told_by.push_back(told_by(met, problem.alike));
        made.quantile.push_back(
            quantile(values, limit.at_most ? limit.confidence : 1.0 - limit.confidence));
    }
    if (problem.cost) {
        made.objective = problem.cost(point);
    } else {
        for (const auto& r : replications) made.objective += r[problem.limits.size()] / n;
    }
    return made;
}

bool feasible(const SeekProblem& problem, const Candidate& c) {
    for (std::size_t i = 0; i < problem.limits.size(); ++i) {
        if (c.chance[i] < problem.limits[i].confidence - 1e-12) return false;
    }
    return true;
}

bool surely_feasible(const SeekProblem& problem, const Candidate& c) {
    for (std::size_t i = 0; i < problem.limits.size(); ++i) {
        if (wilson(c.chance[i], c.told_by[i], -1.0) < problem.limits[i].confidence) return false;
    }
    return true;
}

std::vector<core::Interval> chance_range(const Candidate& c) {
    constexpr double z = 1.645;
    std::vector<core::Interval> ranges;
    for (std::size_t i = 0; i < c.chance.size(); ++i) {
        ranges.push_back(
            {wilson(c.chance[i], c.told_by[i], -z), wilson(c.chance[i], c.told_by[i], z)});
    }
    return ranges;
}

bool hopeless(const SeekProblem& problem, const Candidate& c) {
    for (std::size_t i = 0; i < problem.limits.size(); ++i) {
        if (wilson(c.chance[i], c.told_by[i], 1.96) < problem.limits[i].confidence) return true;
    }
    return false;
}

double missed(const SeekProblem& problem, const Candidate& c, std::size_t limit) {
    const SeekLimit& l = problem.limits[limit];
    return l.at_most ? c.quantile[limit] - l.bound : l.bound - c.quantile[limit];
}

bool surely_more(const SeekProblem& problem, const std::vector<std::vector<double>>& a,
                 const std::vector<std::vector<double>>& b) {
    const std::size_t output = problem.limits.size();
    const std::size_t n = std::min(a.size(), b.size());
    std::vector<double> more;
    for (std::size_t r = 0; r < n; ++r) more.push_back(a[r][output] - b[r][output]);
    return core::grouped_mean(more, problem.alike).interval(0.997).low > 0.0;
}

}  // namespace kinflow::calibration
