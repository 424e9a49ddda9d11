#pragma once

#include <string>

#include "results/seek.h"

namespace kinflow::results {

/// The answer, how far each limit is met, the plan and how it was found, as a page without script;
/// equal results give equal bytes.
[[nodiscard]] std::string write_seek(const Seek& seek);

}  // namespace kinflow::results
