#include "calibration/backtest/flow_chain.h"

#include <Eigen/Dense>
#include <cmath>
#include <numeric>
#include <unsupported/Eigen/MatrixFunctions>

namespace kinflow::calibration {

std::vector<double> after_days(const FlowChain& chain, const std::vector<double>& now,
                               double days) {
    const auto states = static_cast<Eigen::Index>(chain.states());
    // Rows are where children come from; the last row's one "child" is always there and brings the
    // entries.
    Eigen::MatrixXd rates = Eigen::MatrixXd::Zero(states + 1, states + 1);
    for (Eigen::Index i = 0; i < states; ++i) {
        const auto from = static_cast<std::size_t>(i);
        double out = chain.leaving[from];
        for (Eigen::Index j = 0; j < states; ++j) {
            if (i == j) continue;
            rates(i, j) = chain.moves[from][static_cast<std::size_t>(j)];
            out += rates(i, j);
        }
        rates(i, i) = -out;
        rates(states, i) = chain.entries[from];
    }
    Eigen::RowVectorXd children(states + 1);
    for (Eigen::Index i = 0; i < states; ++i) children(i) = now[static_cast<std::size_t>(i)];
    children(states) = 1.0;
    const Eigen::MatrixXd step = (rates * days).exp();
    const Eigen::RowVectorXd then = children * step;
    std::vector<double> made(chain.states());
    for (Eigen::Index i = 0; i < states; ++i) made[static_cast<std::size_t>(i)] = then(i);
    return made;
}

double leaving_rate(const FlowChain& chain, const std::vector<double>& now) {
    const double all = std::accumulate(now.begin(), now.end(), 0.0);
    return std::inner_product(now.begin(), now.end(), chain.leaving.begin(), 0.0) / all;
}

}  // namespace kinflow::calibration
