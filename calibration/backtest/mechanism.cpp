#include "calibration/backtest/mechanism.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>

#include "calibration/backtest/authority_run.h"
#include "sim/run/parallel.h"

namespace kinflow::calibration {

namespace {

constexpr double flow_error = 0.03;
constexpr double lever_sd = 0.5;
constexpr double most_lever = 1.5;
constexpr double response_population = 100000.0;
constexpr double response_step = 0.3;
constexpr int response_replications = 12;

}  // namespace

Response response_of(const model::Scenario& base, std::uint64_t seed, int threads) {
    AuthorityStart start = start_of(base);
    const double by = response_population / start.population;
    start.population *= by;
    for (double& children : start.children) children *= by;
    std::array<Flows, lever_count + 1> flows;
    std::atomic<int> next{0};
    std::exception_ptr error;
    std::mutex mutex;
    run::in_parallel(threads, static_cast<int>(flows.size()), [&] {
        const int task = next++;
        Mechanism mechanism = Mechanism::Zero();
        if (task > 0) mechanism[task - 1] = response_step;
        try {
            flows[static_cast<std::size_t>(task)] =
                run_authority(authority_scenario(base, start, mechanism, horizons), seed,
                              response_replications)
                    .flows;
        } catch (...) {
            const std::scoped_lock lock{mutex};
            error = std::current_exception();
        }
    });
    if (error) std::rethrow_exception(error);
    Response response;
    for (std::size_t l = 0; l < lever_count; ++l) {
        response.col(static_cast<Eigen::Index>(l)) = (flows[l + 1] - flows[0]) / response_step;
    }
    return response;
}

Mechanism fitted(const Mechanism& mechanism, const Flows& simulated, const Flows& wanted,
                 const Response& response) {
    Eigen::Matrix<double, static_cast<int>(lever_count), static_cast<int>(lever_count)> precision;
    precision.setIdentity();
    precision /= lever_sd * lever_sd;
    Mechanism pull = -mechanism / (lever_sd * lever_sd);
    for (Eigen::Index i = 0; i < wanted.size(); ++i) {
        if (std::isnan(wanted[i]) || std::isnan(simulated[i])) continue;
        const Mechanism row = response.row(i).transpose();
        precision += row * row.transpose() / (flow_error * flow_error);
        pull += row * ((wanted[i] - simulated[i]) / (flow_error * flow_error));
    }
    Mechanism made = mechanism + precision.ldlt().solve(pull);
    for (double& lever : made) lever = std::clamp(lever, -most_lever, most_lever);
    return made;
}

}  // namespace kinflow::calibration
