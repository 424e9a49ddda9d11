#pragma once

#include <string>

#include "sim/scenario/shape.h"

namespace kinflow::scenario {

/// The format of one kind of file, field by field, as Markdown tables: one for the file and one for
/// each thing inside it that has keys of its own. `heading` is the level of the headings, e.g.
/// "###".
[[nodiscard]] std::string format_tables(const Shape& shape, const std::string& heading);

/// The forms that a duration can take, as a Markdown table.
[[nodiscard]] std::string duration_table();

/// What scenarios/README.md holds between its markers: every table of the format.
[[nodiscard]] std::string all_format_tables();

}  // namespace kinflow::scenario
