#pragma once

#include <string>
#include <vector>

namespace kinflow::results::report {

/// A bar of the chart: how much of a number's variance is knowledge, and how much chance.
struct SplitBar {
    std::string label;
    double knowledge = 0.0;  ///< share of the variance, 0 to 1; the rest is chance
};

/// Bars of equal length, each in two parts: plain dark for knowledge, hatched for chance, so that
/// they can be told apart without colour.
[[nodiscard]] std::string split_chart(const std::string& id, const std::vector<SplitBar>& bars);

}  // namespace kinflow::results::report
