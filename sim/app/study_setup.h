#pragma once

#include <string>

#include "calibration/study/study_runner.h"
#include "results/results.h"
#include "sim/app/commands.h"
#include "sim/scenario/study.h"

namespace kinflow::app {

/// The study with what the call says otherwise. Throws core::InputError with every fault.
[[nodiscard]] scenario::Study load_study_or_throw(const StudyArguments& arguments);

[[nodiscard]] std::filesystem::path folder_of(const StudyArguments& arguments,
                                              const scenario::Study& study);

/// Who runs what; the hash is of the study and all files behind it.
[[nodiscard]] results::RunInfo info_of(const StudyArguments& arguments,
                                       const scenario::Study& study,
                                       const calibration::StudyRunner& runner);

/// What makes two studies the same, so that the responses of one serve the other.
[[nodiscard]] std::string response_key(const std::string& command, const results::RunInfo& info);

}  // namespace kinflow::app
