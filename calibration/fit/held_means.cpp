#include "calibration/fit/held_means.h"

#include <algorithm>
#include <cmath>

namespace kinflow::calibration {

namespace {

bool is_held(const FitTarget& target) { return target.fitted && target.mean_within > 0.0; }

double bias_of(const Surfaces& surfaces, std::size_t target, std::span<const Point> points,
               std::span<const Evaluation> answers) {
    double sum = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double foretold = surfaces.foretold(target, points[i]);
        for (const auto& replication : answers[i].values) {
            if (std::isnan(replication[target]) || std::isnan(foretold)) continue;
            sum += replication[target] - foretold;
            ++count;
        }
    }
    return count > 0 ? sum / count : 0.0;
}

}  // namespace

bool means_are_held(const std::vector<FitTarget>& targets) {
    return std::any_of(targets.begin(), targets.end(), is_held);
}

std::vector<double> biases(const Surfaces& surfaces, const std::vector<FitTarget>& targets,
                           std::span<const Point> points, std::span<const Evaluation> answers) {
    std::vector<double> found(targets.size(), 0.0);
    for (std::size_t t = 0; t < targets.size(); ++t) {
        if (is_held(targets[t])) found[t] = bias_of(surfaces, t, points, answers);
    }
    return found;
}

std::vector<std::vector<double>> off_figures(const Surfaces& surfaces,
                                             const std::vector<FitTarget>& targets,
                                             const Design& particles,
                                             const std::vector<double>& biases) {
    std::vector<std::vector<double>> rows(particles.size());
    for (std::size_t t = 0; t < targets.size(); ++t) {
        if (!is_held(targets[t])) continue;
        for (std::size_t i = 0; i < particles.size(); ++i) {
            const double mean = surfaces.foretold(t, particles[i]) + biases[t];
            rows[i].push_back(
                std::isnan(mean) ? 0.0 : (mean - targets[t].value) / targets[t].mean_within);
        }
    }
    return rows;
}

}  // namespace kinflow::calibration
