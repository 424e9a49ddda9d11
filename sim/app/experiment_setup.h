#pragma once

#include <optional>
#include <string>

#include "results/results.h"
#include "sim/app/commands.h"
#include "sim/run/experiment.h"

namespace kinflow::app {

/// Throws core::InputError with one fault of the call.
[[noreturn]] void wrong_call(const std::string& option, const std::string& message);

/// The stopping rule asked for, if any. Throws core::InputError when it cannot be measured.
[[nodiscard]] std::optional<run::Precision> precision_of(const RunArguments& arguments,
                                                         const results::Layout& layout);

[[nodiscard]] run::ExperimentOptions options_of(const RunArguments& arguments,
                                                const std::optional<run::Precision>& precision);

/// Who runs what; replications and seconds are filled in at the end.
[[nodiscard]] results::RunInfo info_of(const RunArguments& arguments,
                                       const std::string& source_text);

}  // namespace kinflow::app
