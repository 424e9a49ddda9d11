#pragma once

#include <cstdint>
#include <span>

#include "sim/core/statistics.h"

namespace kinflow::core {

// The mean of observations that come in groups whose members are alike, as replications that start
// from the same history are: observation j of group g is mu + b_g + e_gj, with b and e independent
// and of mean 0. With the share w_g of all observations in group g,
//     variance of the mean = variance(b) x sum w_g^2 + variance(e) / N,
// of which the usual standard error knows the second term only.
struct GroupedMean {
    double mean = 0.0;                // of all observations; NaN for none
    double standard_error = 0.0;      // NaN where the groups cannot tell it
    double degrees_of_freedom = 0.0;  // 0 there
    std::int64_t count = 0;           // observations
    std::int64_t groups = 0;          // that have any

    // The two-sided interval by Student's t; the whole line where there is no standard error.
    // `confidence` is between 0 and 1, as 0.95; std::invalid_argument otherwise.
    [[nodiscard]] Interval interval(double confidence) const;
};

// From the tally of each group; empty ones are left out. Fewer than two groups tell no standard
// error. Groups of one observation each give that of independent observations.
[[nodiscard]] GroupedMean grouped_mean(std::span<const Tally> groups);

// Observation i is of group i mod `groups`; NaN is left out and keeps its place. With one group
// nothing is alike: the observations are independent.
[[nodiscard]] GroupedMean grouped_mean(std::span<const double> values, int groups);

}  // namespace kinflow::core
