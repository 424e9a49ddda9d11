#pragma once

#include <Eigen/Dense>
#include <cstdint>

#include "calibration/backtest/authority_flows.h"
#include "calibration/backtest/authority_scenario.h"
#include "sim/model/scenario.h"

namespace kinflow::calibration {

/// How the flows answer to the levers: derivatives by finite differences on the base area, scaled
/// to a population of 100,000, with the same luck on both sides. Some thirty seconds.
using Response =
    Eigen::Matrix<double, static_cast<int>(2 * stock_count), static_cast<int>(lever_count)>;
[[nodiscard]] Response response_of(const model::Scenario& base, std::uint64_t seed, int threads);

/// One step of Gauss and Newton from `mechanism`, whose flows were `simulated`, to the wanted
/// flows: the posterior mode under errors of 3% of each flow and a prior of mean 0 and standard
/// deviation 0.5 on each lever. Flows that are not known do not count. Levers stay within 1.5.
[[nodiscard]] Mechanism fitted(const Mechanism& mechanism, const Flows& simulated,
                               const Flows& wanted, const Response& response);

}  // namespace kinflow::calibration
