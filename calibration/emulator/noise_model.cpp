#include "calibration/emulator/noise_model.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace kinflow::calibration {

NoiseModel::NoiseModel(const Design& points, const std::vector<double>& variances) {
    const auto n = static_cast<Eigen::Index>(points.size());
    const auto d = static_cast<Eigen::Index>(points.front().size());
    const double mean =
        std::accumulate(variances.begin(), variances.end(), 0.0) / static_cast<double>(n);
    least_ = 0.05 * mean;
    centre_.assign(points.front().size(), 0.0);
    slope_.assign(points.front().size(), 0.0);
    if (!(mean > 0.0)) {
        intercept_ = -700.0;
        return;
    }
    Eigen::MatrixXd x(n, d);
    Eigen::VectorXd y(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        for (Eigen::Index k = 0; k < d; ++k) x(i, k) = points[at][static_cast<std::size_t>(k)];
        // A tenth of the mean keeps the logarithm of a variance that happened to be 0 in bounds.
        y[i] = std::log(variances[at] + 0.1 * mean);
    }
    const Eigen::VectorXd centre = x.colwise().mean();
    x.rowwise() -= centre.transpose();
    Eigen::MatrixXd normal = x.transpose() * x;
    normal.diagonal().array() += 0.25 * static_cast<double>(n) + 1.0;
    const Eigen::VectorXd slope =
        normal.llt().solve(x.transpose() * (y.array() - y.mean()).matrix());
    for (Eigen::Index k = 0; k < d; ++k) {
        centre_[static_cast<std::size_t>(k)] = centre[k];
        slope_[static_cast<std::size_t>(k)] = slope[k];
    }
    double foretold = 0.0;
    for (const Point& point : points) foretold += at(point);
    intercept_ = std::log(mean * static_cast<double>(n) / foretold);
}

double NoiseModel::at(const Point& point) const {
    double exponent = intercept_;
    for (std::size_t k = 0; k < slope_.size(); ++k) {
        exponent += slope_[k] * (point[k] - centre_[k]);
    }
    return std::max(least_, std::exp(std::clamp(exponent, -700.0, 700.0)));
}

}  // namespace kinflow::calibration
