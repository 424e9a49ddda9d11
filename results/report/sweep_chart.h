#pragma once

#include <string>
#include <vector>

#include "results/sweep.h"

namespace kinflow::results::report {

/// One output against one factor: a dot for each point with two standard errors up and down.
[[nodiscard]] std::string scatter_svg(const Sweep& sweep, std::size_t output, std::size_t factor);

struct Bar {
    std::string label;
    double value = 0.0;
    double low = 0.0;  ///< NaN: no interval
    double high = 0.0;
    std::string text;  ///< behind the bar
};

/// Horizontal bars from 0, the longest as wide as the chart.
[[nodiscard]] std::string bars_svg(const std::string& title, const std::vector<Bar>& bars);

}  // namespace kinflow::results::report
