#include "calibration/sampler/tempered_sampler.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

#include "sim/core/random.h"
#include "sim/run/parallel.h"

namespace kinflow::calibration {

namespace {

enum Purpose : std::uint32_t { start, walk, thin };

constexpr double effective_share = 0.5;

struct Particles {
    Design points;
    std::vector<double> log_likelihood;
};

void in_parallel(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    run::in_parallel(threads, static_cast<int>(count), [&] { work(next++); });
}

/// Weights of the step from one temperature to another; their log mean is added to the evidence.
std::vector<double> weights_of(const std::vector<double>& log_likelihood, double step,
                               double& log_mean) {
    const double top = *std::max_element(log_likelihood.begin(), log_likelihood.end());
    std::vector<double> weights;
    double sum = 0.0;
    for (const double l : log_likelihood) {
        weights.push_back(std::exp(step * (l - top)));
        sum += weights.back();
    }
    log_mean = step * top + std::log(sum / static_cast<double>(weights.size()));
    for (double& w : weights) w /= sum;
    return weights;
}

double effective(const std::vector<double>& weights) {
    double squares = 0.0;
    for (const double w : weights) squares += w * w;
    return 1.0 / (squares * static_cast<double>(weights.size()));
}

double next_step(const std::vector<double>& log_likelihood, double left) {
    double ignored = 0.0;
    if (effective(weights_of(log_likelihood, left, ignored)) >= effective_share) return left;
    double low = 0.0;
    double high = left;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        const auto weights = weights_of(log_likelihood, middle, ignored);
        (effective(weights) >= effective_share ? low : high) = middle;
    }
    return std::max(low, 1e-12);
}

Particles resampled(const Particles& from, const std::vector<double>& weights, double uniform) {
    Particles to;
    for (const std::size_t i : systematic(weights, uniform)) {
        to.points.push_back(from.points[i]);
        to.log_likelihood.push_back(from.log_likelihood[i]);
    }
    return to;
}

Eigen::MatrixXd root_of_covariance(const Design& points) {
    const auto n = static_cast<Eigen::Index>(points.size());
    const auto d = static_cast<Eigen::Index>(points.front().size());
    Eigen::MatrixXd x(n, d);
    for (Eigen::Index i = 0; i < n; ++i) {
        x.row(i) = Eigen::Map<const Eigen::VectorXd>(points[static_cast<std::size_t>(i)].data(), d)
                       .transpose();
    }
    x.rowwise() -= x.colwise().mean().eval();
    Eigen::MatrixXd covariance = x.transpose() * x / static_cast<double>(n);
    covariance.diagonal().array() += 1e-8;
    return covariance.llt().matrixL();
}

}  // namespace

std::vector<std::size_t> systematic(const std::vector<double>& weights, double uniform) {
    std::vector<std::size_t> rows;
    const auto n = static_cast<double>(weights.size());
    double sum = weights[0];
    std::size_t i = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        const double mark = (static_cast<double>(k) + uniform) / n;
        while (sum < mark && i + 1 < weights.size()) sum += weights[++i];
        rows.push_back(i);
    }
    return rows;
}

Sample sample_tempered(std::size_t dimensions, const LogLikelihood& log_likelihood,
                       const SamplerOptions& options) {
    const std::size_t n = options.particles;
    const int moves = options.moves > 0 ? options.moves : 2 * static_cast<int>(dimensions) + 10;
    Particles now{Design(n, Point(dimensions)), std::vector<double>(n)};
    in_parallel(n, options.threads, [&](std::size_t i) {
        core::Stream luck{{options.seed, 0}, i, Purpose::start};
        for (double& x : now.points[i]) x = luck.normal();
        now.log_likelihood[i] =
            log_likelihood(now.points[i], -std::numeric_limits<double>::infinity());
    });

    Sample sample;
    double temperature = 0.0;
    double scale = 2.38 / std::sqrt(static_cast<double>(dimensions));
    while (temperature < 1.0 && sample.temperatures < 400) {
        const double step = next_step(now.log_likelihood, 1.0 - temperature);
        temperature = temperature + step > 1.0 - 1e-12 ? 1.0 : temperature + step;
        double log_mean = 0.0;
        const auto weights = weights_of(now.log_likelihood, step, log_mean);
        sample.log_evidence += log_mean;
        const auto stage = static_cast<std::uint32_t>(++sample.temperatures);
        core::Stream thinning{{options.seed, stage}, 0, Purpose::thin};
        now = resampled(now, weights, thinning.uniform());

        const Eigen::MatrixXd root = root_of_covariance(now.points);
        // Two halves, so that the second walks on a scale that the first has tried.
        for (int half = 0; half < 2; ++half) {
            std::vector<int> accepted(n, 0);
            in_parallel(n, options.threads, [&](std::size_t i) {
                core::Stream luck{
                    {options.seed, stage}, i, Purpose::walk, static_cast<std::uint32_t>(half)};
                const auto d = static_cast<Eigen::Index>(dimensions);
                Point& at = now.points[i];
                Point proposed(dimensions);
                Eigen::VectorXd z(d);
                for (int move = 0; move < (moves + 1) / 2; ++move) {
                    for (Eigen::Index k = 0; k < d; ++k) z[k] = luck.normal();
                    const Eigen::VectorXd stride = root.triangularView<Eigen::Lower>() * z;
                    double prior = 0.0;
                    for (std::size_t k = 0; k < dimensions; ++k) {
                        proposed[k] = at[k] + scale * stride[static_cast<Eigen::Index>(k)];
                        prior += 0.5 * (at[k] * at[k] - proposed[k] * proposed[k]);
                    }
                    const double least =
                        now.log_likelihood[i] + (std::log(luck.uniform()) - prior) / temperature;
                    const double likelihood = log_likelihood(proposed, least);
                    if (!(likelihood > least)) continue;
                    at = proposed;
                    now.log_likelihood[i] = likelihood;
                    ++accepted[i];
                }
            });
            double rate = 0.0;
            for (const int a : accepted) rate += a;
            const int rounds = (moves + 1) / 2;
            rate /= static_cast<double>(n) * rounds;
            scale *= std::exp(std::clamp(2.0 * (rate - 0.25), -1.0, 0.7));
        }
    }
    sample.particles = std::move(now.points);
    return sample;
}

}  // namespace kinflow::calibration
