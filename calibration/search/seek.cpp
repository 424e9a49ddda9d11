#include "calibration/search/seek.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "calibration/search/surrogate.h"

namespace kinflow::calibration {

namespace {

// Replications by their numbers: those of one stage are never used by another.
constexpr int verify_from = 100000;
constexpr int check_from = seek_check_from;
constexpr int batch = 20;

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

/// An end of Wilson's interval of a share, z standard errors up or (below 0) down.
double wilson(double share, int count, double z) {
    const double n = count;
    return (share + z * z / (2 * n) +
            z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n))) /
           (1 + z * z / n);
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

/// Points as near as this are one: to a search that learns from them, and to a choice among them.
constexpr double same_to_search = 0.005;
constexpr double same_to_choice = 1e-4;

bool near(const Point& a, const Point& b, double within) {
    double most = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
    return most < within;
}

bool add_new(Design& points, const Point& point, double within) {
    if (std::any_of(points.begin(), points.end(),
                    [&](const Point& p) { return near(p, point, within); })) {
        return false;
    }
    points.push_back(point);
    return true;
}

class Search {
  public:
    Search(const SeekProblem& problem, const SeekOptions& options)
        : problem_{problem}, options_{options} {}

    SeekResult run() {
        simulate(latin_hypercube(problem_.factors, static_cast<std::size_t>(options_.points),
                                 options_.seed),
                 "design");
        for (int round = 1; round <= options_.rounds; ++round) infill(round);
        Surrogate surrogate{problem_, points_, evaluations_};
        for (std::size_t i = 0; i < problem_.limits.size(); ++i) {
            result_.emulator_error.push_back(surrogate.error(i));
        }
        // Twice: the first time also shows how far the luck of the search was out.
        const std::size_t searched = result_.candidates.size();
        verify(finalists(surrogate), verify_from);
        surrogate.correct({result_.candidates.begin() + static_cast<std::ptrdiff_t>(searched),
                           result_.candidates.end()});
        check(verify(finalists(surrogate), verify_from + options_.verify));
        if (!result_.found) name_binding_limit(surrogate);
        return std::move(result_);
    }

  private:
    void simulate(const Design& points, const std::string& stage) {
        const Evaluations made = problem_.evaluate(points, 0, options_.replications);
        for (std::size_t p = 0; p < points.size(); ++p) {
            points_.push_back(points[p]);
            evaluations_.push_back(made[p]);
            result_.candidates.push_back(candidate_of(problem_, points[p], made[p], stage));
        }
    }

    /// The best point as the emulators see it, a bold one and a safe one.
    void infill(int round) {
        const Surrogate surrogate{problem_, points_, evaluations_};
        Design known = points_;
        Design fresh;
        for (const auto& [safety, caution] :
             {std::pair{0.0, 1.0}, std::pair{0.0, -0.5}, std::pair{0.08, 1.0}}) {
            const Point point = surrogate.optimum(safety, std::max(0.0, caution));
            if (add_new(known, point, same_to_search)) fresh.push_back(point);
        }
        if (!fresh.empty()) simulate(fresh, "round " + std::to_string(round));
    }

    /// What the emulators call best at rising safety, and the best of the points simulated.
    Design finalists(const Surrogate& surrogate) const {
        Design points;
        for (const double safety : {0.0, 0.03, 0.07, 0.11, 0.15}) {
            add_new(points, surrogate.optimum(safety, 1.0), same_to_choice);
        }
        std::vector<Candidate> seen = result_.candidates;
        std::stable_sort(seen.begin(), seen.end(), [](const Candidate& a, const Candidate& b) {
            return a.objective < b.objective;
        });
        int taken = 0;
        for (const Candidate& c : seen) {
            if (taken < 3 && feasible(problem_, c) && add_new(points, c.point, same_to_choice))
                ++taken;
        }
        return points;
    }

    /// Batches of fresh replications, the same for all that are left. Out goes who surely misses a
    /// limit, and who surely costs more than one that meets them all so far.
    std::vector<Candidate> verify(const Design& points, int first) {
        Evaluations all(points.size());
        std::vector<bool> in(points.size(), true);
        std::vector<Candidate> made(points.size());
        for (int done = 0; done < options_.verify; done += batch) {
            const int count = std::min(batch, options_.verify - done);
            Design left;
            std::vector<std::size_t> which;
            for (std::size_t p = 0; p < points.size(); ++p) {
                if (!in[p]) continue;
                left.push_back(points[p]);
                which.push_back(p);
            }
            if (left.empty()) break;
            const Evaluations fresh = problem_.evaluate(left, first + done, count);
            for (std::size_t i = 0; i < which.size(); ++i) {
                auto& kept = all[which[i]];
                kept.insert(kept.end(), fresh[i].begin(), fresh[i].end());
                made[which[i]] = candidate_of(problem_, left[i], kept, "verified");
            }
            eliminate(made, all, in);
        }
        std::vector<Candidate> survivors;
        for (std::size_t p = 0; p < points.size(); ++p) {
            if (made[p].replications == 0) continue;
            result_.candidates.push_back(made[p]);
            if (in[p]) survivors.push_back(made[p]);
        }
        std::stable_sort(
            survivors.begin(), survivors.end(),
            [](const Candidate& a, const Candidate& b) { return a.objective < b.objective; });
        return survivors;
    }

    void eliminate(const std::vector<Candidate>& made, const Evaluations& all,
                   std::vector<bool>& in) const {
        for (std::size_t p = 0; p < made.size(); ++p) {
            if (in[p] && hopeless(problem_, made[p])) in[p] = false;
        }
        if (problem_.cost) return;  // known exactly: the order among survivors decides
        for (std::size_t p = 0; p < made.size(); ++p) {
            for (std::size_t q = 0; q < made.size() && in[p]; ++q) {
                if (q == p || !in[q] || !surely_feasible(problem_, made[q])) continue;
                if (surely_more(all[p], all[q])) in[p] = false;
            }
        }
    }

    /// Paired over the same replications: the difference is above three standard errors.
    [[nodiscard]] bool surely_more(const std::vector<std::vector<double>>& a,
                                   const std::vector<std::vector<double>>& b) const {
        const std::size_t output = problem_.limits.size();
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

    /// From the cheapest on, the first that meets every limit in replications of its own.
    void check(const std::vector<Candidate>& survivors) {
        int next = check_from;
        for (const bool sure : {true, false}) {
            for (const Candidate& c : survivors) {
                if (feasible(problem_, c) != sure) continue;
                const Evaluations fresh = problem_.evaluate({c.point}, next, options_.check);
                next += options_.check;
                const Candidate made = candidate_of(problem_, c.point, fresh[0], "checked");
                result_.candidates.push_back(made);
                if (!feasible(problem_, made)) continue;
                result_.plan = made;
                result_.found = true;
                return;
            }
        }
    }

    void name_binding_limit(const Surrogate& surrogate) {
        const Candidate* nearest = nullptr;
        double least = 1e300;
        for (const Candidate& c : result_.candidates) {
            double most = -1e300;
            for (std::size_t i = 0; i < problem_.limits.size(); ++i) {
                most = std::max(most, missed(c, i) / surrogate.spread(i));
            }
            if (c.replications < options_.verify && c.stage != "verified") most += 0.25;
            if (most < least) {
                least = most;
                nearest = &c;
            }
        }
        if (nearest == nullptr) return;
        const Evaluations fresh =
            problem_.evaluate({nearest->point}, check_from - options_.check, options_.check);
        result_.plan = candidate_of(problem_, nearest->point, fresh[0], "nearest");
        result_.candidates.push_back(result_.plan);
        result_.standardised_shortfall = -1e300;
        for (std::size_t i = 0; i < problem_.limits.size(); ++i) {
            const double standardised = missed(result_.plan, i) / surrogate.spread(i);
            if (standardised <= result_.standardised_shortfall) continue;
            result_.standardised_shortfall = standardised;
            result_.shortfall = missed(result_.plan, i);
            result_.binding = i;
        }
    }

    [[nodiscard]] double missed(const Candidate& c, std::size_t limit) const {
        const SeekLimit& l = problem_.limits[limit];
        return l.at_most ? c.quantile[limit] - l.bound : l.bound - c.quantile[limit];
    }

    const SeekProblem& problem_;
    const SeekOptions& options_;
    Design points_;
    Evaluations evaluations_;
    SeekResult result_;
};

}  // namespace

SeekResult seek(const SeekProblem& problem, const SeekOptions& options) {
    return Search{problem, options}.run();
}

}  // namespace kinflow::calibration
