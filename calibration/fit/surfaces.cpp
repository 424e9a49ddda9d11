#include "calibration/fit/surfaces.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
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
        made[at].emplace(Surface{fitted[at], target.positive, target.seen(target.value),
                                 std::pow(target.seen_error(), 2),
                                 QuadraticEmulator{design, values, of_mean}, std::move(noise)});
    });
    for (auto& surface : made) {
        if (surface) surfaces_.push_back(std::move(*surface));
    }
    find_correlation(points, answers, targets, use);
}

void Surfaces::find_correlation(const Design& points, const std::vector<Evaluation>& answers,
                                const std::vector<FitTarget>& targets,
                                const std::vector<std::size_t>& use) {
    const auto n = static_cast<Eigen::Index>(surfaces_.size());
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(n, n);
    std::vector<double> row;
    for (const std::size_t i : use) {
        Eigen::VectorXd mean(n);
        for (Eigen::Index s = 0; s < n; ++s) {
            mean[s] = surfaces_[static_cast<std::size_t>(s)].emulator.mean_at(points[i], row);
        }
        for (const auto& replication : answers[i].values) {
            Eigen::VectorXd off(n);
            for (Eigen::Index s = 0; s < n; ++s) {
                const std::size_t t = surfaces_[static_cast<std::size_t>(s)].target;
                const double y = replication[t];
                off[s] = std::isnan(y) ? 0.0 : targets[t].seen(y) - mean[s];
            }
            sum.selfadjointView<Eigen::Lower>().rankUpdate(off);
        }
    }
    // Shrunk towards none, the more the fewer points there are.
    const double kept = static_cast<double>(use.size()) / static_cast<double>(use.size() + n);
    Eigen::MatrixXd correlation = Eigen::MatrixXd::Identity(n, n);
    for (Eigen::Index a = 0; a < n; ++a) {
        for (Eigen::Index b = 0; b < a; ++b) {
            const double both = std::sqrt(sum(a, a) * sum(b, b));
            const double value = both > 0.0 ? kept * sum(a, b) / both : 0.0;
            correlation(a, b) = correlation(b, a) = value;
        }
    }
    correlation_.assign(correlation.data(), correlation.data() + correlation.size());
    const Eigen::MatrixXd inverse = correlation.llt().solve(Eigen::MatrixXd::Identity(n, n));
    for (Eigen::Index s = 0; s < n; ++s) alone_.push_back(1.0 / inverse(s, s));
}

double Surfaces::foretold(std::size_t target, const Point& point) const {
    for (const Surface& surface : surfaces_) {
        if (surface.target != target) continue;
        const double seen = surface.emulator.at(point).mean;
        return surface.positive ? std::exp(seen) : seen;
    }
    return std::numeric_limits<double>::quiet_NaN();
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
        double off;     ///< of the means
        double noise;   ///< variance of a replication
        double most;    ///< that it can contribute, whatever the others are
        double size;    ///< squared distance, without what the emulator's weights are unsure of
        double spread;  ///< standard deviation that it shares with others, once it is worked out
    };
    thread_local std::vector<std::vector<double>> rows;
    thread_local std::vector<Part> parts;
    thread_local std::vector<double> lower;  ///< Cholesky factor of the covariance, by row
    thread_local std::vector<double> solved;
    const std::size_t n = surfaces_.size();
    rows.resize(std::max(rows.size(), n));
    parts.clear();
    double sum = 0.0;
    for (std::size_t s = 0; s < n; ++s) {
        const Surface& surface = surfaces_[s];
        const double off = surface.seen - surface.emulator.mean_at(point, rows[s]);
        const double noise = surface.noise.at(point);
        const double chance = noise + surface.emulator.lack_of_fit();
        const double error = surface.error_variance;
        // What is left of a variance given others is no less than what is left of its parts.
        const double most = -0.5 * std::log1p(chance * alone_[s] / error);
        parts.push_back({s, off, noise, most, off * off / (error + chance), 0.0});
        sum += most;
    }
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return a.size != b.size ? a.size > b.size : a.surface < b.surface;
    });
    lower.resize(n * n);
    solved.resize(n);
    for (std::size_t k = 0; k < n && !(sum < least); ++k) {
        Part& part = parts[k];
        const Surface& surface = surfaces_[part.surface];
        // Emulators learn from the same runs, so their errors hang together as chance does.
        part.spread = std::sqrt(part.noise + surface.emulator.variance_of(rows[part.surface]));
        double* const row = &lower[k * n];
        double left = surface.error_variance + part.spread * part.spread;
        double off = part.off;
        for (std::size_t j = 0; j < k; ++j) {
            const double* const before = &lower[j * n];
            double value =
                correlation(part.surface, parts[j].surface) * part.spread * parts[j].spread;
            for (std::size_t i = 0; i < j; ++i) value -= row[i] * before[i];
            row[j] = value / before[j];
            left -= row[j] * row[j];
            off -= row[j] * solved[j];
        }
        row[k] = std::sqrt(left);
        solved[k] = off / row[k];
        sum += -0.5 * (solved[k] * solved[k] + std::log(left / surface.error_variance)) - part.most;
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
