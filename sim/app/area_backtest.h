#pragma once

#include <filesystem>

#include "results/backtest.h"
#include "sim/app/commands.h"
#include "sim/app/progress_line.h"
#include "sim/scenario/backtest_study.h"

namespace kinflow::app {

/// Fits the study's area to what was known, and forecasts its outcomes with and without its
/// policies. Leaves the posterior in `folder`. Throws core::InputError with every fault: of the
/// calibration, of policies, of an outcome that is not simulated, and of a target that is of a
/// later day than the forecast. With a folder of published files, its notes also say how common
/// changes as large as those to the outcomes are.
[[nodiscard]] results::Backtest backtest_area(const scenario::BacktestStudy& study,
                                              const BacktestArguments& arguments,
                                              const std::filesystem::path& folder,
                                              ProgressLine& progress);

}  // namespace kinflow::app
