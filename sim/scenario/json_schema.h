#pragma once

#include <string>

#include "sim/scenario/shape.h"

namespace kinflow::scenario {

/// The shape as a JSON Schema (draft 2020-12), so that editors help and check while a file is
/// written. It says what one file can say by itself: names that another file declares, numbers that
/// must rise, and dates that do not exist are left to `kinflow validate`.
[[nodiscard]] std::string json_schema(const Shape& shape, const std::string& title);

}  // namespace kinflow::scenario
