#include "calibration/emulator/gaussian_process.h"

#include <nlopt.h>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <utility>

namespace kinflow::calibration {

struct GaussianProcess::Fit {
    Design points;
    Eigen::VectorXd values;  // standardised
    Eigen::VectorXd noise;   // of the standardised values
    double centre = 0.0;
    double scale = 1.0;
    std::vector<double> log_parameters;  // length scales, then the standard deviation
    Eigen::LLT<Eigen::MatrixXd> cholesky;
    double mean = 0.0;
    Eigen::VectorXd weights;  // K^-1 (y - mean)
    Eigen::VectorXd ones;     // K^-1 1

    [[nodiscard]] double covariance(const Point& a, const Point& b) const {
        double squares = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const double d = (a[i] - b[i]) * std::exp(-log_parameters[i]);
            squares += d * d;
        }
        const double r = std::sqrt(5.0 * squares);
        return std::exp(2.0 * log_parameters.back()) * (1.0 + r + r * r / 3.0) * std::exp(-r);
    }

    /// Factors the covariance with the present parameters; returns minus the log likelihood.
    double refit() {
        const auto n = static_cast<Eigen::Index>(points.size());
        Eigen::MatrixXd k(n, n);
        for (Eigen::Index i = 0; i < n; ++i) {
            for (Eigen::Index j = 0; j <= i; ++j) {
                k(i, j) = covariance(points[static_cast<std::size_t>(i)],
                                     points[static_cast<std::size_t>(j)]);
            }
            k(i, i) += noise[i] + 1e-8;
        }
        cholesky.compute(k);
        if (cholesky.info() != Eigen::Success) return 1e10;
        ones = cholesky.solve(Eigen::VectorXd::Ones(n));
        mean = ones.dot(values) / ones.sum();
        const Eigen::VectorXd rest = values - Eigen::VectorXd::Constant(n, mean);
        weights = cholesky.solve(rest);
        double log_determinant = 0.0;
        for (Eigen::Index i = 0; i < n; ++i) {
            log_determinant += 2.0 * std::log(cholesky.matrixLLT()(i, i));
        }
        // A weak pull of the length scales to about one: a flat likelihood must not send them off.
        double pull = 0.0;
        for (std::size_t i = 0; i + 1 < log_parameters.size(); ++i) {
            pull += 0.05 * log_parameters[i] * log_parameters[i];
        }
        return 0.5 * (rest.dot(weights) + log_determinant) + pull;
    }
};

namespace {

double objective(unsigned count, const double* x, double*, void* data) {
    auto& fit = *static_cast<std::pair<std::vector<double>*, std::function<double()>>*>(data);
    fit.first->assign(x, x + count);
    return fit.second();
}

}  // namespace

GaussianProcess::GaussianProcess(Design points, const std::vector<double>& values,
                                 const std::vector<double>& noise_variance)
    : fit_{std::make_unique<Fit>()} {
    if (points.size() < 2 || points.size() != values.size() ||
        points.size() != noise_variance.size()) {
        throw std::invalid_argument(
            "an emulator needs two points, and a value and a noise for each");
    }
    Fit& fit = *fit_;
    fit.points = std::move(points);
    const auto n = static_cast<Eigen::Index>(values.size());
    fit.values = Eigen::Map<const Eigen::VectorXd>(values.data(), n);
    fit.centre = fit.values.mean();
    fit.scale = std::sqrt((fit.values.array() - fit.centre).square().mean());
    if (!(fit.scale > 1e-12)) fit.scale = 1.0;
    fit.values = (fit.values.array() - fit.centre) / fit.scale;
    fit.noise =
        Eigen::Map<const Eigen::VectorXd>(noise_variance.data(), n) / (fit.scale * fit.scale);

    const std::size_t factors = fit.points.front().size();
    const auto parameters = static_cast<unsigned>(factors + 1);
    std::vector<double> low(factors, std::log(0.1));
    std::vector<double> high(factors, std::log(20.0));
    low.push_back(std::log(0.05));
    high.push_back(std::log(20.0));
    std::pair<std::vector<double>*, std::function<double()>> data{&fit.log_parameters,
                                                                  [&fit] { return fit.refit(); }};
    double best = 1e300;
    std::vector<double> best_parameters;
    for (const double start : {0.3, 1.0, 3.0}) {
        std::vector<double> x(factors, std::log(start));
        x.push_back(0.0);
        nlopt_opt optimiser = nlopt_create(NLOPT_LN_SBPLX, parameters);
        nlopt_set_lower_bounds(optimiser, low.data());
        nlopt_set_upper_bounds(optimiser, high.data());
        nlopt_set_min_objective(optimiser, objective, &data);
        nlopt_set_maxeval(optimiser, 400);
        nlopt_set_xtol_rel(optimiser, 1e-3);
        double value = 1e300;
        nlopt_optimize(optimiser, x.data(), &value);
        nlopt_destroy(optimiser);
        if (value < best) {
            best = value;
            best_parameters = x;
        }
    }
    fit.log_parameters = best_parameters;
    fit.refit();
}

GaussianProcess::GaussianProcess(GaussianProcess&&) noexcept = default;
GaussianProcess& GaussianProcess::operator=(GaussianProcess&&) noexcept = default;
GaussianProcess::~GaussianProcess() = default;

GaussianProcess::Prediction GaussianProcess::at(const Point& point) const {
    const Fit& fit = *fit_;
    const auto n = static_cast<Eigen::Index>(fit.points.size());
    Eigen::VectorXd k(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        k[i] = fit.covariance(point, fit.points[static_cast<std::size_t>(i)]);
    }
    const Eigen::VectorXd solved = fit.cholesky.solve(k);
    // The last term is what not knowing the mean adds.
    const double without = 1.0 - fit.ones.dot(k);
    const double variance = std::exp(2.0 * fit.log_parameters.back()) - k.dot(solved) +
                            without * without / fit.ones.sum();
    return {fit.centre + fit.scale * (fit.mean + k.dot(fit.weights)),
            fit.scale * fit.scale * std::max(0.0, variance)};
}

double GaussianProcess::leave_one_out_error() const {
    const Fit& fit = *fit_;
    const auto n = static_cast<Eigen::Index>(fit.points.size());
    const Eigen::MatrixXd inverse = fit.cholesky.solve(Eigen::MatrixXd::Identity(n, n));
    double squares = 0.0;
    for (Eigen::Index i = 0; i < n; ++i) {
        squares += std::pow(fit.weights[i] / inverse(i, i), 2);
    }
    return fit.scale * std::sqrt(squares / static_cast<double>(n));
}

}  // namespace kinflow::calibration
