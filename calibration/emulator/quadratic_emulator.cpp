#include "calibration/emulator/quadratic_emulator.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace kinflow::calibration {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int rounds = 60;

/// Evidence of a linear model with two groups of weights.
struct Regression {
    MatrixXd covariance;  ///< of the weights, for noise of the given size times `excess`
    VectorXd weights;
    double excess = 1.0;

    /// Columns: 1, then `linear` of them, then the quadratic ones. Noise variances are relative.
    Regression(const MatrixXd& x, const VectorXd& y, const VectorXd& noise, Index linear) {
        const Index p = x.cols();
        const auto n = static_cast<double>(x.rows());
        const MatrixXd weighted = x.array().colwise() / noise.array();
        const MatrixXd normal = x.transpose() * weighted;
        const VectorXd right = weighted.transpose() * y;
        const Index quadratic = p - 1 - linear;
        double linear_precision = 1.0;
        double quadratic_precision = 10.0;
        for (int round = 0; round < rounds; ++round) {
            MatrixXd precision = normal / excess;
            precision(0, 0) += 1e-6;
            precision.diagonal().segment(1, linear).array() += linear_precision;
            precision.diagonal().tail(quadratic).array() += quadratic_precision;
            covariance = precision.llt().solve(MatrixXd::Identity(p, p));
            weights = covariance * right / excess;
            const double before = excess;
            linear_precision = renewed(linear_precision, 1, linear);
            if (quadratic > 0) {
                quadratic_precision = renewed(quadratic_precision, 1 + linear, quadratic);
            }
            const double known = 1.0 + gamma(linear_precision, 1, linear) +
                                 gamma(quadratic_precision, 1 + linear, quadratic);
            const VectorXd rest = y - x * weights;
            const double squares = (rest.array().square() / noise.array()).sum();
            // Errors below the noise of the replications would be luck.
            excess = std::max(1.0, squares / std::max(n - known, 0.1 * n));
            if (std::abs(excess - before) < 1e-4 * before && round > 5) break;
        }
    }

  private:
    /// Number of weights of a group that the data determine.
    double gamma(double precision, Index from, Index count) const {
        if (count == 0) return 0.0;
        const double trace = covariance.diagonal().segment(from, count).sum();
        return std::clamp(static_cast<double>(count) - precision * trace, 0.0,
                          static_cast<double>(count));
    }
    double renewed(double precision, Index from, Index count) const {
        const double squares = weights.segment(from, count).squaredNorm();
        const double next = (gamma(precision, from, count) + 1e-3) / (squares + 1e-6);
        return std::clamp(next, 1e-4, 1e6);
    }
};

}  // namespace

QuadraticEmulator::QuadraticEmulator(const Design& points, const std::vector<double>& values,
                                     const std::vector<double>& noise_variance) {
    if (points.size() < 3 || points.size() != values.size() ||
        points.size() != noise_variance.size()) {
        throw std::invalid_argument("an emulator needs three points, and a value and a noise each");
    }
    const auto n = static_cast<Index>(points.size());
    const std::size_t d = points.front().size();
    centre_.assign(d, 0.0);
    scale_.assign(d, 0.0);
    for (const Point& point : points) {
        for (std::size_t k = 0; k < d; ++k) centre_[k] += point[k] / static_cast<double>(n);
    }
    for (const Point& point : points) {
        for (std::size_t k = 0; k < d; ++k) scale_[k] += std::pow(point[k] - centre_[k], 2);
    }
    for (double& s : scale_) s = std::max(std::sqrt(s / static_cast<double>(n)), 1e-6);

    VectorXd y = Eigen::Map<const VectorXd>(values.data(), n);
    value_centre_ = y.mean();
    value_scale_ = std::sqrt((y.array() - value_centre_).square().mean());
    if (!(value_scale_ > 1e-12)) value_scale_ = 1.0;
    y = (y.array() - value_centre_) / value_scale_;
    // The floor keeps a deterministic simulator's matrices sound.
    const VectorXd noise =
        (Eigen::Map<const VectorXd>(noise_variance.data(), n) / (value_scale_ * value_scale_))
            .cwiseMax(1e-8);

    const auto fill = [&] {
        std::vector<double> row;
        features(points.front(), row);
        MatrixXd x(n, static_cast<Index>(row.size()));
        for (Index i = 0; i < n; ++i) {
            features(points[static_cast<std::size_t>(i)], row);
            x.row(i) = Eigen::Map<const VectorXd>(row.data(), x.cols()).transpose();
        }
        return x;
    };
    const auto linear = static_cast<Index>(d);
    const Regression first{fill(), y, noise, linear};
    std::vector<std::size_t> order(d);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(first.weights[static_cast<Index>(a) + 1]) >
               std::abs(first.weights[static_cast<Index>(b) + 1]);
    });
    // As many as leave two points for each weight.
    while (active_.size() < std::min<std::size_t>(d, 12)) {
        const std::size_t k = active_.size() + 1;
        if (2 * (1 + d + k * (k + 1) / 2) > points.size()) break;
        active_.push_back(order[k - 1]);
    }
    const MatrixXd x = fill();
    const Regression fit{x, y, noise, linear};
    excess_ = fit.excess;
    weights_.assign(fit.weights.data(), fit.weights.data() + fit.weights.size());
    const MatrixXd lower = fit.covariance.llt().matrixL();
    for (Index i = 0; i < lower.rows(); ++i) {
        for (Index j = 0; j <= i; ++j) factor_.push_back(lower(i, j));
    }
    double squares = 0.0;
    for (Index i = 0; i < n; ++i) {
        const VectorXd row = x.row(i).transpose();
        const double leverage = row.dot(fit.covariance * row) / (fit.excess * noise[i]);
        const double rest = y[i] - row.dot(fit.weights);
        squares += std::pow(rest / std::max(1.0 - leverage, 0.05), 2);
    }
    leave_one_out_error_ = value_scale_ * std::sqrt(squares / static_cast<double>(n));
    lack_of_fit_ = (excess_ - 1.0) * noise.mean();
}

void QuadraticEmulator::features(const Point& point, std::vector<double>& out) const {
    out.clear();
    out.push_back(1.0);
    for (std::size_t k = 0; k < point.size(); ++k) {
        out.push_back((point[k] - centre_[k]) / scale_[k]);
    }
    for (std::size_t a = 0; a < active_.size(); ++a) {
        const double first = out[1 + active_[a]];
        for (std::size_t b = 0; b <= a; ++b) {
            const double second = out[1 + active_[b]];
            out.push_back(a == b ? (first * first - 1.0) * 0.7071067811865476 : first * second);
        }
    }
}

double QuadraticEmulator::mean_at(const Point& point, std::vector<double>& row) const {
    features(point, row);
    double mean = 0.0;
    for (std::size_t i = 0; i < row.size(); ++i) mean += row[i] * weights_[i];
    return value_centre_ + value_scale_ * mean;
}

double QuadraticEmulator::variance_of(const std::vector<double>& row) const {
    thread_local std::vector<double> spread;
    spread.assign(row.size(), 0.0);
    const double* factor = factor_.data();
    for (std::size_t i = 0; i < row.size(); ++i) {
        for (std::size_t j = 0; j <= i; ++j) spread[j] += row[i] * factor[j];
        factor += i + 1;
    }
    double variance = lack_of_fit_;
    for (const double s : spread) variance += s * s;
    return value_scale_ * value_scale_ * variance;
}

QuadraticEmulator::Prediction QuadraticEmulator::at(const Point& point) const {
    thread_local std::vector<double> row;
    const double mean = mean_at(point, row);
    return {mean, variance_of(row)};
}

}  // namespace kinflow::calibration
