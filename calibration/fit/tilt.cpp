#include "calibration/fit/tilt.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>

namespace kinflow::calibration {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// The mean that is left, in allowed deviations, for each unit of a multiplier.
constexpr double softness = 0.1;
constexpr int most_steps = 100;

VectorXd weights_of(const MatrixXd& off, const VectorXd& multipliers) {
    VectorXd exponent = off * multipliers;
    exponent.array() -= exponent.maxCoeff();
    VectorXd weights = exponent.array().exp();
    return weights / weights.sum();
}

/// Whose minimum is the tilt: the logarithm of the mean of the weights, and the penalty.
double objective(const MatrixXd& off, const VectorXd& multipliers) {
    const VectorXd exponent = off * multipliers;
    const double top = exponent.maxCoeff();
    return top + std::log((exponent.array() - top).exp().mean()) +
           0.5 * softness * multipliers.squaredNorm();
}

double effective(const VectorXd& weights) {
    return 1.0 / (weights.squaredNorm() * static_cast<double>(weights.size()));
}

/// By Newton's method, with steps halved until they lead down: the objective is convex.
VectorXd multipliers_of(const MatrixXd& off) {
    VectorXd at = VectorXd::Zero(off.cols());
    double value = objective(off, at);
    for (int step = 0; step < most_steps; ++step) {
        const VectorXd weights = weights_of(off, at);
        const VectorXd mean = off.transpose() * weights;
        const VectorXd gradient = mean + softness * at;
        const MatrixXd centred = off.rowwise() - mean.transpose();
        MatrixXd hessian = centred.transpose() * weights.asDiagonal() * centred;
        hessian.diagonal().array() += softness;
        const VectorXd direction = hessian.llt().solve(gradient);
        double length = 1.0;
        double next = objective(off, at - direction);
        while (next > value && length > 1e-6) {
            length *= 0.5;
            next = objective(off, at - length * direction);
        }
        if (!(value - next > 1e-12)) break;
        at -= length * direction;
        value = next;
    }
    return at;
}

}  // namespace

Tilt tilted(const std::vector<std::vector<double>>& off, double least_effective) {
    const auto rows = static_cast<Index>(off.size());
    const auto columns = static_cast<Index>(off.front().size());
    MatrixXd matrix(rows, columns);
    for (Index i = 0; i < rows; ++i) {
        for (Index k = 0; k < columns; ++k) {
            matrix(i, k) = off[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
        }
    }
    const VectorXd multipliers = multipliers_of(matrix);
    VectorXd weights = weights_of(matrix, multipliers);
    if (effective(weights) < least_effective) {
        double low = 0.0;
        double high = 1.0;
        for (int i = 0; i < 50; ++i) {
            const double middle = 0.5 * (low + high);
            const bool enough =
                effective(weights_of(matrix, middle * multipliers)) >= least_effective;
            (enough ? low : high) = middle;
        }
        weights = weights_of(matrix, low * multipliers);
    }
    return {{weights.data(), weights.data() + weights.size()}, effective(weights)};
}

}  // namespace kinflow::calibration
