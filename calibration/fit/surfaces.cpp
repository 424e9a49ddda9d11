#include "calibration/fit/surfaces.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>

#include "sim/run/parallel.h"

namespace kinflow::calibration {

namespace {

/// Mean and variance over replications, on the scale that emulators see.
struct Seen {
    double mean = 0.0;
    double variance = 0.0;
    int count = 0;
};

Seen seen_of(const Evaluation& answer, std::size_t t, const FitTarget& target) {
    Seen seen;
    for (const auto& replication : answer.values) {
        if (std::isnan(replication[t])) continue;
        seen.mean += replication[t];
        ++seen.count;
    }
    if (seen.count == 0) return seen;
    seen.mean /= seen.count;
    for (const auto& replication : answer.values) {
        if (!std::isnan(replication[t])) seen.variance += std::pow(replication[t] - seen.mean, 2);
    }
    if (seen.count > 1) seen.variance /= seen.count - 1;
    if (target.positive) {
        const double at = std::exp(target.seen(seen.mean));
        seen.variance /= at * at;
    }
    seen.mean = target.seen(seen.mean);
    return seen;
}

}  // namespace

double FitTarget::seen(double y) const {
    return positive ? std::log(std::max(y, 0.02 * value)) : y;
}

double FitTarget::back(double seen) const { return positive ? std::exp(seen) : seen; }

Surfaces::Surfaces(const Design& points, const std::vector<Evaluation>& answers,
                   const std::vector<FitTarget>& targets, const std::vector<std::size_t>& chosen,
                   int threads) {
    std::vector<std::size_t> use = chosen;
    if (use.empty()) {
        use.resize(points.size());
        std::iota(use.begin(), use.end(), std::size_t{0});
    }
    std::erase_if(use, [&](std::size_t i) { return !answers[i].sound(); });
    std::vector<std::size_t> fitted;
    for (std::size_t t = 0; t < targets.size(); ++t) {
        if (targets[t].fitted) fitted.push_back(t);
    }
    std::vector<std::optional<Surface>> made(fitted.size());
    std::atomic<std::size_t> next{0};
    run::in_parallel(threads, static_cast<int>(fitted.size()), [&] {
        const std::size_t at = next++;
        const FitTarget& target = targets[fitted[at]];
        Design design;
        std::vector<double> values;
        std::vector<double> variances;
        std::vector<int> counts;
        for (const std::size_t i : use) {
            const Seen seen = seen_of(answers[i], fitted[at], target);
            if (seen.count < 2) continue;
            design.push_back(points[i]);
            values.push_back(seen.mean);
            variances.push_back(seen.variance);
            counts.push_back(seen.count);
        }
        if (design.size() < 3) return;  // undefined nearly everywhere: it can say nothing
        NoiseModel noise{design, variances};
        std::vector<double> of_mean;
        for (std::size_t i = 0; i < design.size(); ++i) {
            of_mean.push_back(noise.at(design[i]) / counts[i]);
        }
        made[at].emplace(Surface{fitted[at], target.seen(target.value),
                                 std::pow(target.seen_error(), 2),
                                 QuadraticEmulator{design, values, of_mean}, std::move(noise)});
    });
    for (auto& surface : made) {
        if (surface) surfaces_.push_back(std::move(*surface));
    }
}

double Surfaces::contribution(double squares, double variance, const Surface& surface) {
    return -0.5 * (squares / variance + std::log(variance / surface.error_variance));
}

Distance Surfaces::distance(const Point& point, std::size_t ranks) const {
    Distance result;
    for (const Surface& surface : surfaces_) {
        const auto foretold = surface.emulator.at(point);
        const double variance =
            surface.error_variance + foretold.variance + surface.noise.at(point);
        const double squares = std::pow(surface.seen - foretold.mean, 2) / variance;
        result.squares += squares;
        result.worst.push_back(std::sqrt(squares));
    }
    const std::size_t kept = std::min(ranks, result.worst.size());
    std::partial_sort(result.worst.begin(),
                      result.worst.begin() + static_cast<std::ptrdiff_t>(kept), result.worst.end(),
                      std::greater<>{});
    result.worst.resize(kept);
    return result;
}

double Surfaces::log_likelihood(const Point& point, double least) const {
    struct Part {
        std::size_t surface;
        double squares;  ///< of the distance of the means
        double floor;    ///< the variance without the emulator's own uncertainty
        double most;     ///< that it can contribute, whatever the variance
    };
    thread_local std::vector<std::vector<double>> rows;
    thread_local std::vector<Part> parts;
    rows.resize(std::max(rows.size(), surfaces_.size()));
    parts.clear();
    double sum = 0.0;
    for (std::size_t s = 0; s < surfaces_.size(); ++s) {
        const Surface& surface = surfaces_[s];
        const double off = surface.seen - surface.emulator.mean_at(point, rows[s]);
        const double floor = surface.error_variance + surface.noise.at(point);
        const double squares = off * off;
        const double least_variance = floor + surface.emulator.lack_of_fit();
        // The contribution is greatest where the variance is the squared distance.
        const double most = contribution(squares, std::max(squares, least_variance), surface);
        parts.push_back({s, squares, floor, most});
        sum += most;
    }
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return a.most != b.most ? a.most < b.most : a.surface < b.surface;
    });
    for (const Part& part : parts) {
        if (sum < least) return sum;
        const Surface& surface = surfaces_[part.surface];
        const double variance = part.floor + surface.emulator.variance_of(rows[part.surface]);
        sum += contribution(part.squares, variance, surface) - part.most;
    }
    return sum;
}

std::vector<double> Surfaces::leave_one_out() const {
    std::vector<double> errors;
    for (const Surface& surface : surfaces_) {
        errors.push_back(surface.emulator.leave_one_out_error() /
                         std::sqrt(surface.error_variance));
    }
    return errors;
}

}  // namespace kinflow::calibration
