#pragma once

#include <filesystem>

#include "results/backtest.h"
#include "sim/app/commands.h"
#include "sim/app/progress_line.h"
#include "sim/scenario/backtest_study.h"

namespace kinflow::app {

/// Simulates and forecasts the study's authorities from the published files, and scores them. Keeps
/// the simulations in `folder` for `--resume`. Throws core::InputError with every fault: of the
/// files, of an origin that they do not hold, and of an authority that is not there at any origin.
[[nodiscard]] results::Backtest backtest_england(const scenario::BacktestStudy& study,
                                                 const BacktestArguments& arguments,
                                                 const std::filesystem::path& folder,
                                                 ProgressLine& progress);

}  // namespace kinflow::app
