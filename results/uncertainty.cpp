#include "results/uncertainty.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/normal.h"

namespace kinflow::results {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The mean of a normal variate that is known to be above 0.
double mean_above_zero(double mean, double sd) {
    if (!(sd > 0.0)) return std::max(0.0, mean);
    constexpr double root_two_pi = 2.5066282746310002;
    const double z = mean / sd;
    return mean + sd * std::exp(-0.5 * z * z) / root_two_pi / core::normal_cdf(z);
}

}  // namespace

double VarianceSplit::knowledge_sd() const { return std::sqrt(knowledge); }

double VarianceSplit::chance_sd() const { return std::sqrt(chance); }

double VarianceSplit::knowledge_share() const {
    const double all = knowledge + chance;
    return all > 0.0 ? knowledge / all : nan;
}

VarianceSplit split_variance(std::span<const double> values, int members) {
    std::vector<core::Tally> groups(static_cast<std::size_t>(std::max(members, 1)));
    core::Tally all;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        groups[i % groups.size()].add(values[i]);
        all.add(values[i]);
    }
    VarianceSplit split;
    split.mean = all.mean();
    split.count = static_cast<int>(all.count());
    const auto n = static_cast<double>(all.count());
    double between = 0.0;
    double within = 0.0;
    double squared_sizes = 0.0;
    for (const core::Tally& group : groups) {
        if (group.count() == 0) continue;
        ++split.members;
        const auto size = static_cast<double>(group.count());
        between += size * (group.mean() - all.mean()) * (group.mean() - all.mean());
        if (group.count() > 1) within += (size - 1.0) * group.variance();
        squared_sizes += size * size;
    }
    const double between_freedom = split.members - 1.0;
    const double within_freedom = n - split.members;
    if (between_freedom < 1.0 || within_freedom < 1.0) {
        split.knowledge = split.knowledge_allowed = split.chance = split.of_mean = nan;
        return split;
    }
    split.chance = within / within_freedom;
    const double n0 = (n - squared_sizes / n) / between_freedom;
    const double mean_square = between / between_freedom;
    const double estimate = (mean_square - split.chance) / n0;
    // A mean square of f degrees of freedom has the variance 2 (mean square)^2 / f.
    const double error = std::sqrt(2.0 * mean_square * mean_square / between_freedom +
                                   2.0 * split.chance * split.chance / within_freedom) /
                         n0;
    split.knowledge = std::max(0.0, estimate);
    split.knowledge_allowed = mean_above_zero(estimate, error);
    split.of_mean = split.knowledge * squared_sizes / (n * n) + split.chance / n;
    return split;
}

core::Interval expectation_interval(const VarianceSplit& split, double confidence) {
    if (!split.told()) return {nan, nan};
    const double t = core::student_t_quantile(0.5 + 0.5 * confidence, split.members - 1.0);
    const double half = t * std::sqrt(split.knowledge_allowed + split.of_mean);
    return {split.mean - half, split.mean + half};
}

std::vector<VarianceSplit> split_of(const Layout& layout, std::span<const Record> records,
                                    int members) {
    std::vector<VarianceSplit> splits;
    if (members < 2) return splits;
    const std::size_t slots = layout.rows.size() * layout.periods.size();
    std::vector<double> column(records.size());
    for (std::size_t slot = 0; slot < slots; ++slot) {
        for (std::size_t i = 0; i < records.size(); ++i) column[i] = records[i].at(slot);
        splits.push_back(split_variance(column, members));
    }
    return splits;
}

}  // namespace kinflow::results
