#include "calibration/analytic/analytic_fit.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace kinflow::calibration {

namespace {

constexpr int steps = 12;
constexpr double stride = 0.05;

}  // namespace

Point most_likely(std::size_t parameters, const std::vector<AnalyticTarget>& targets,
                  const std::function<std::vector<double>(const Point&)>& model, double reach) {
    const auto d = static_cast<Eigen::Index>(parameters);
    const auto m = static_cast<Eigen::Index>(targets.size());
    const auto rest = [&](const Point& at) {
        const std::vector<double> answers = model(at);
        Eigen::VectorXd r(m);
        for (Eigen::Index t = 0; t < m; ++t) {
            const auto i = static_cast<std::size_t>(t);
            const double moved = std::isfinite(answers[i]) ? answers[i] : 0.0;
            r[t] = (targets[i].wanted - moved) / targets[i].error;
        }
        return r;
    };
    const auto cost = [](const Point& at, const Eigen::VectorXd& r) {
        double sum = r.squaredNorm();
        for (const double x : at) sum += x * x;
        return sum;
    };
    Point now(parameters, 0.0);
    Eigen::VectorXd r = rest(now);
    for (int step = 0; step < steps; ++step) {
        Eigen::MatrixXd slope(m, d);
        for (Eigen::Index k = 0; k < d; ++k) {
            Point moved = now;
            moved[static_cast<std::size_t>(k)] += stride;
            slope.col(k) = (r - rest(moved)) / stride;
        }
        const Eigen::VectorXd at = Eigen::Map<const Eigen::VectorXd>(now.data(), d);
        Eigen::MatrixXd normal = slope.transpose() * slope;
        normal.diagonal().array() += 1.0;
        const Eigen::VectorXd move = normal.llt().solve(slope.transpose() * r - at);
        double part = 1.0;
        bool better = false;
        for (int half = 0; half < 8 && !better; ++half, part *= 0.5) {
            Point next = now;
            for (Eigen::Index k = 0; k < d; ++k) {
                double& x = next[static_cast<std::size_t>(k)];
                x = std::clamp(x + part * move[k], -reach, reach);
            }
            const Eigen::VectorXd left = rest(next);
            if (cost(next, left) < cost(now, r) - 1e-9) {
                now = next;
                r = left;
                better = true;
            }
        }
        if (!better) break;
    }
    return now;
}

}  // namespace kinflow::calibration
