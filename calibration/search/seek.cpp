#include "calibration/search/seek.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "calibration/search/seek_candidate.h"
#include "calibration/search/surrogate.h"
#include "calibration/search/tighten.h"

namespace kinflow::calibration {

namespace {

// Replications by their numbers: those of one stage are never used by another.
constexpr int verify_from = 100000;
constexpr int tighten_from = 150000;
constexpr int batch = 20;

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
        if (result_.found) tighten(problem_, options_, surrogate, replications_, result_);
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
                if (surely_more(problem_, all[p], all[q])) in[p] = false;
            }
        }
    }

    /// From the cheapest on, the first that meets every limit in replications of its own.
    void check(const std::vector<Candidate>& survivors) {
        for (const bool sure : {true, false}) {
            for (const Candidate& c : survivors) {
                if (feasible(problem_, c) != sure) continue;
                const Evaluations fresh =
                    problem_.evaluate({c.point}, replications_.check, options_.check);
                replications_.check += options_.check;
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
                most = std::max(most, missed(problem_, c, i) / surrogate.spread(i));
            }
            if (c.replications < options_.verify && c.stage != "verified") most += 0.25;
            if (most < least) {
                least = most;
                nearest = &c;
            }
        }
        if (nearest == nullptr) return;
        const Evaluations fresh =
            problem_.evaluate({nearest->point}, seek_check_from - options_.check, options_.check);
        result_.plan = candidate_of(problem_, nearest->point, fresh[0], "nearest");
        result_.candidates.push_back(result_.plan);
        result_.standardised_shortfall = -1e300;
        for (std::size_t i = 0; i < problem_.limits.size(); ++i) {
            const double standardised = missed(problem_, result_.plan, i) / surrogate.spread(i);
            if (standardised <= result_.standardised_shortfall) continue;
            result_.standardised_shortfall = standardised;
            result_.shortfall = missed(problem_, result_.plan, i);
            result_.binding = i;
        }
    }

    const SeekProblem& problem_;
    const SeekOptions& options_;
    Design points_;
    Evaluations evaluations_;
    FreshReplications replications_{tighten_from, seek_check_from};
    SeekResult result_;
};

}  // namespace

SeekResult seek(const SeekProblem& problem, const SeekOptions& options) {
    return Search{problem, options}.run();
}

}  // namespace kinflow::calibration
