#include "calibration/search/surrogate.h"

#include <nlopt.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "calibration/search/seek_candidate.h"
#include "sim/core/normal.h"

namespace kinflow::calibration {

namespace {

struct Moments {
    double mean = 0.0;
    double variance = 0.0;  // of a replication
};

Moments moments(const std::vector<std::vector<double>>& replications, std::size_t output) {
    Moments m;
    const double n = static_cast<double>(replications.size());
    for (const auto& r : replications) m.mean += r[output] / n;
    for (const auto& r : replications) m.variance += std::pow(r[output] - m.mean, 2) / (n - 1.0);
    return m;
}

struct Call {
    std::function<double(const Point&)> value;
};

double called(unsigned count, const double* x, double*, void* data) {
    return static_cast<Call*>(data)->value(Point(x, x + count));
}

}  // namespace

Surrogate::Surrogate(const SeekProblem& problem, const Design& points,
                     const Evaluations& evaluations)
    : problem_{problem} {
    const auto emulate = [&](std::size_t output, double& spread) {
        std::vector<double> means;
        double pooled = 0.0;
        for (const auto& replications : evaluations) {
            const Moments m = moments(replications, output);
            means.push_back(m.mean);
            pooled += m.variance / static_cast<double>(evaluations.size());
        }
        spread = std::sqrt(pooled);
        // A point's own variance, from a few replications, leans on that of all.
        std::vector<double> noise;
        for (const auto& replications : evaluations) {
            const double own = moments(replications, output).variance;
            noise.push_back((0.5 * own + 0.5 * pooled) / static_cast<double>(replications.size()));
        }
        return GaussianProcess{points, means, noise};
    };
    spread_.resize(problem.limits.size());
    shift_.resize(problem.limits.size());
    for (std::size_t i = 0; i < problem.limits.size(); ++i) {
        limits_.push_back(emulate(i, spread_[i]));
        spread_[i] = std::max(spread_[i], 1e-9 * (1.0 + std::abs(problem.limits[i].bound)));
    }
    if (!problem.cost) {
        double spread = 0.0;
        objective_.emplace(emulate(problem.limits.size(), spread));
    }
    double low = 1e300;
    double high = -1e300;
    for (const Point& point : points) {
        low = std::min(low, objective(point));
        high = std::max(high, objective(point));
    }
    objective_scale_ = std::max(high - low, 1e-12);
}

void Surrogate::correct(const std::vector<Candidate>& verified) {
    for (std::size_t i = 0; i < limits_.size(); ++i) {
        double sum = 0.0;
        double weight = 0.0;
        for (const Candidate& c : verified) {
            sum += c.replications * (c.mean[i] - limits_[i].at(c.point).mean);
            weight += c.replications;
        }
        shift_[i] = weight > 0.0 ? sum / weight : 0.0;
    }
}

double Surrogate::shortfall(std::size_t limit, const Point& point, double safety,
                            double caution) const {
    const SeekLimit& l = problem_.limits[limit];
    const GaussianProcess::Prediction p = limits_[limit].at(point);
    const double z = core::inverse_normal(std::min(0.995, l.confidence + safety));
    const double sd = std::sqrt(spread_[limit] * spread_[limit] + caution * p.variance);
    const double mean = p.mean + shift_[limit];
    const double missed = l.at_most ? mean - l.bound : l.bound - mean;
    return (missed + z * sd) / spread_[limit] + residual(limit, point);
}

void Surrogate::pass_through(std::vector<Candidate> known) {
    std::fill(shift_.begin(), shift_.end(), 0.0);
    known_.clear();
    residuals_.clear();
    std::vector<std::vector<double>> residuals;
    for (const Candidate& c : known) {
        auto& of = residuals.emplace_back();
        for (std::size_t i = 0; i < limits_.size(); ++i) {
            of.push_back(missed(problem_, c, i) / spread_[i] - shortfall(i, c.point, 0.0, 0.0));
        }
    }
    known_ = std::move(known);
    residuals_ = std::move(residuals);
}

double Surrogate::residual(std::size_t limit, const Point& point) const {
    constexpr double near = 0.05;  // of the cube: nearer than this, points are as good as one
    double sum = 0.0;
    double weight = 0.0;
    for (std::size_t k = 0; k < known_.size(); ++k) {
        double square = near * near;
        for (std::size_t f = 0; f < point.size(); ++f) {
            square += std::pow(point[f] - known_[k].point[f], 2);
        }
        const double w = known_[k].replications / (square * square);
        sum += w * residuals_[k][limit];
        weight += w;
    }
    return weight > 0.0 ? sum / weight : 0.0;
}

double Surrogate::worst(const Point& point, double safety, double caution) const {
    double most = -1e300;
    for (std::size_t i = 0; i < limits_.size(); ++i) {
        most = std::max(most, shortfall(i, point, safety, caution));
    }
    return most;
}

double Surrogate::objective(const Point& point) const {
    return problem_.cost ? problem_.cost(point) : objective_->at(point).mean;
}

Point Surrogate::from(Point start, double safety, double caution, double reach) const {
    const auto count = static_cast<unsigned>(problem_.factors);
    Call cost{[this](const Point& p) { return objective(p) / objective_scale_; }};
    std::vector<Call> limits;
    for (std::size_t i = 0; i < limits_.size(); ++i) {
        limits.push_back({[this, i, safety, caution](const Point& p) {
            return shortfall(i, p, safety, caution);
        }});
    }
    nlopt_opt optimiser = nlopt_create(NLOPT_LN_COBYLA, count);
    Point low = start;
    Point high = start;
    for (double& x : low) x = std::max(0.0, x - reach);
    for (double& x : high) x = std::min(1.0, x + reach);
    nlopt_set_lower_bounds(optimiser, low.data());
    nlopt_set_upper_bounds(optimiser, high.data());
    nlopt_set_min_objective(optimiser, called, &cost);
    for (Call& limit : limits) nlopt_add_inequality_constraint(optimiser, called, &limit, 1e-6);
    nlopt_set_maxeval(optimiser, 600);
    nlopt_set_xtol_rel(optimiser, 1e-4);
    double value = 0.0;
    nlopt_optimize(optimiser, start.data(), &value);
    nlopt_destroy(optimiser);
    for (double& x : start) x = std::clamp(x, 0.0, 1.0);
    return start;
}

Point Surrogate::cheaper(const Point& plan, double safety) const {
    constexpr double reach = 0.2;
    constexpr double hair = 1e-3;  // COBYLA may end so far outside
    const Point found = from(plan, safety, 0.0, reach);
    return worst(found, safety, 0.0) <= hair && objective(found) < objective(plan) ? found : plan;
}

Point Surrogate::optimum(double safety, double caution) const {
    const auto count = static_cast<unsigned>(problem_.factors);
    // What is missed weighs more than anything the objective can save.
    const auto merit = [&](const Point& p) {
        const double missed = limits_.empty() ? 0.0 : std::max(0.0, worst(p, safety, caution));
        return objective(p) / objective_scale_ + (missed > 0.0 ? 10.0 + 10.0 * missed : 0.0);
    };
    Call call{merit};
    Point best(problem_.factors, 0.5);
    nlopt_opt optimiser = nlopt_create(NLOPT_GN_DIRECT_L, count);
    nlopt_set_lower_bounds1(optimiser, 0.0);
    nlopt_set_upper_bounds1(optimiser, 1.0);
    nlopt_set_min_objective(optimiser, called, &call);
    nlopt_set_maxeval(optimiser, 1500);
    double value = 0.0;
    nlopt_optimize(optimiser, best.data(), &value);
    nlopt_destroy(optimiser);
    for (int again = 0; again < 2; ++again) {
        Point better = from(best, safety, caution);
        // COBYLA may end a hair outside; what counts is the merit with a hair of room.
        const auto lenient = [&](const Point& p) {
            const double missed = limits_.empty() ? 0.0 : worst(p, safety, caution);
            return missed < 1e-3 ? objective(p) / objective_scale_ : merit(p);
        };
        if (lenient(better) < lenient(best)) best = std::move(better);
    }
    return best;
}

}  // namespace kinflow::calibration
