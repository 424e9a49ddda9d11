#pragma once

#include <string>
#include <vector>

#include "results/comparison.h"

namespace kinflow::results::report {

/// One policy's line: the mean difference by month, with its 90% interval.
struct DifferenceLine {
    std::string label;
    std::vector<Difference> points;  ///< by month, as many as the chart has months
};

struct DifferenceChart {
    std::string title;               ///< plain text; also the picture's name for a screen reader
    std::string unit;                ///< of the vertical axis, written above it
    std::vector<core::Date> months;  ///< last days
    std::vector<DifferenceLine> lines;
    int width = 680;  ///< pixels of the drawing; it scales with the page
    int height = 300;
};

/// The chart as SVG without scripts: the zero line is "no difference"; each policy has a line, a
/// band and a label at its end, and the lines differ in dash as well as colour.
[[nodiscard]] std::string to_svg(const DifferenceChart& chart);

/// The months of a row of a comparison, one line for each policy.
[[nodiscard]] DifferenceChart difference_chart(const Comparison& comparison, std::size_t row,
                                               const std::vector<std::size_t>& policies);

/// Round numbers that cover [low, high], rising; three to seven of them.
[[nodiscard]] std::vector<double> round_ticks(double low, double high);

/// Decimals with which every one of evenly spaced ticks is written as it is.
[[nodiscard]] int tick_decimals(const std::vector<double>& ticks);

}  // namespace kinflow::results::report
