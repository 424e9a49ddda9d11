#include "calibration/search/seek_candidate.h"

#include <algorithm>
#include <cmath>
#include <utility>

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
double wilson(double share, int count, double z) {
    const double n = count;
    return (share + z * z / (2 * n) +
            z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n))) /
           (1 + z * z / n);
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
        double met = 0.0;
        for (const auto& r : replications) {
            values.push_back(r[i]);
            mean += r[i] / n;
            met += meets(limit, r[i]) ? 1.0 / n : 0.0;
        }
        made.mean.push_back(mean);
        made.chance.push_back(met);
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
        if (wilson(c.chance[i], c.replications, -1.0) < problem.limits[i].confidence) return false;
    }
    return true;
}

bool hopeless(const SeekProblem& problem, const Candidate& c) {
    for (std::size_t i = 0; i < problem.limits.size(); ++i) {
        if (wilson(c.chance[i], c.replications, 1.96) < problem.limits[i].confidence) return true;
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
    double mean = 0.0;
    double squares = 0.0;
    for (std::size_t r = 0; r < n; ++r) mean += (a[r][output] - b[r][output]);
    mean /= static_cast<double>(n);
    for (std::size_t r = 0; r < n; ++r) {
        squares += std::pow(a[r][output] - b[r][output] - mean, 2);
    }
    const double se = std::sqrt(squares / static_cast<double>(n - 1) / static_cast<double>(n));
    return mean > 3.0 * se;
}

}  // namespace kinflow::calibration
