#pragma once

#include <string_view>

#include "sim/scenario/fault_list.h"

namespace kinflow::scenario {

/// Faults of a file's bytes that YAML readers let pass or report poorly: not UTF-8, control
/// characters (a NUL would silently end the document), tabs in the indentation.
/// Returns false when the text should not be parsed.
bool check_text(std::string_view text, int file, FaultList& faults);

}  // namespace kinflow::scenario
