#pragma once

#include <string>

#include "results/report/sankey.h"

namespace kinflow::results::report {

/// The picture as inline SVG, with a title and a description for screen readers, and a tooltip on
/// each ribbon.
[[nodiscard]] std::string to_svg(const Sankey& sankey, const std::string& id,
                                 const std::string& title, const std::string& description);

/// The section on a year's flow through the pathway: both parts and the table behind them.
[[nodiscard]] std::string flow_section(const RunResults& results);

}  // namespace kinflow::results::report
