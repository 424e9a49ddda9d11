#include "results/comparison.h"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "results/comparison_warnings.h"
#include "sim/core/statistics.h"

namespace kinflow::results {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double wins(double difference, Better better) {
    if (difference == 0.0) return 0.5;
    return (difference > 0.0) == (better == Better::higher) ? 1.0 : 0.0;
}

/// The replications in which both are defined, and their differences, split over the members.
struct PairSplits {
    VarianceSplit before;
    VarianceSplit after;
    VarianceSplit difference;

    PairSplits(std::span<const double> old_values, std::span<const double> new_values,
               int members) {
        std::vector<double> old_pairs(old_values.begin(), old_values.end());
        std::vector<double> new_pairs(new_values.begin(), new_values.end());
        std::vector<double> differences(old_pairs.size());
        for (std::size_t i = 0; i < differences.size(); ++i) {
            differences[i] = new_pairs[i] - old_pairs[i];
            if (std::isnan(differences[i])) old_pairs[i] = new_pairs[i] = nan;
        }
        before = split_variance(old_pairs, members);
        after = split_variance(new_pairs, members);
        difference = split_variance(differences, members);
    }
};

std::vector<std::optional<std::size_t>> onsets(const Layout& layout,
                                               const std::vector<Difference>& differences) {
    std::vector<std::optional<std::size_t>> first(layout.rows.size());
    for (std::size_t row = 0; row < layout.rows.size(); ++row) {
        for (std::size_t p = layout.periods.size(); p-- > 0;) {
            if (layout.periods[p].identifier != TimeIdentifier::month) continue;
            if (!differences[layout.slot(row, p)].certain()) break;
            first[row] = p;
        }
    }
    return first;
}

}  // namespace

Difference difference_of(std::span<const double> before, std::span<const double> after,
                         Better better, const Alike& alike) {
    if (before.size() != after.size()) {
        throw std::invalid_argument(
            "a paired difference needs the same replications on both sides");
    }
    core::Tally old_values;
    core::Tally new_values;
    core::Tally differences;
    std::vector<double> each(before.size(), nan);
    double won = 0.0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (std::isnan(before[i]) || std::isnan(after[i])) continue;
        each[i] = after[i] - before[i];
        old_values.add(before[i]);
        new_values.add(after[i]);
        differences.add(after[i] - before[i]);
        won += wins(after[i] - before[i], better);
    }
    Difference d;
    d.count = static_cast<int>(differences.count());
    if (d.count == 0) return {nan, nan, nan, nan, nan, nan, nan, nan, 0};
    d.baseline = old_values.mean();
    d.with_policy = new_values.mean();
    d.mean = differences.mean();
    d.chance = won / d.count;
    const Expectation expected = expectation_of(each, alike);
    d.standard_error = expected.standard_error;
    d.low = expected.low;
    d.high = expected.high;
    // NaN for one replication.
    d.variance_ratio = (old_values.variance() + new_values.variance()) / differences.variance();
    if (alike.members) {
        const PairSplits parts{before, after, alike.groups};
        if (parts.difference.told()) {
            d.variance_ratio = (parts.before.chance + parts.after.chance) / parts.difference.chance;
        }
    }
    return d;
}

std::vector<Difference> differences_of(const Layout& layout, std::span<const Record> before,
                                       std::span<const Record> after, const Alike& alike) {
    std::vector<Difference> differences;
    differences.reserve(layout.rows.size() * layout.periods.size());
    std::vector<double> old_values(before.size());
    std::vector<double> new_values(after.size());
    for (const Row& row : layout.rows) {
        const Better better = better_direction(row.measure->name);
        for (std::size_t p = 0; p < layout.periods.size(); ++p) {
            const std::size_t slot = differences.size();
            for (std::size_t i = 0; i < before.size(); ++i) old_values[i] = before[i].at(slot);
            for (std::size_t i = 0; i < after.size(); ++i) new_values[i] = after[i].at(slot);
            differences.push_back(difference_of(old_values, new_values, better, alike));
        }
    }
    return differences;
}

namespace {

/// What each replication's numbers change by; NaN where either is undefined.
std::vector<Record> changes_of(std::span<const Record> before, std::span<const Record> after) {
    std::vector<Record> changes(before.begin(), before.end());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        for (std::size_t slot = 0; slot < changes[i].size(); ++slot) {
            changes[i][slot] = after[i][slot] - before[i][slot];
        }
    }
    return changes;
}

}  // namespace

Comparison make_comparison(const model::Scenario& scenario,
                           const std::vector<const model::Policy*>& policies,
                           const std::vector<std::vector<Record>>& arms, const RunInfo& info) {
    Comparison comparison{make_results(scenario, arms.at(0), info), {}, {}};
    const Layout& layout = comparison.layout();
    for (std::size_t i = 0; i < policies.size(); ++i) {
        PolicyResults results;
        results.policy = policies[i];
        results.summary = summarise(layout, arms.at(i + 1), info.alike());
        results.differences = differences_of(layout, arms[0], arms[i + 1], info.alike());
        if (info.members() > 1) {
            results.uncertainty =
                split_of(layout, changes_of(arms[0], arms[i + 1]), info.members());
        }
        results.cost = make_cost_difference(scenario, layout, *policies[i], arms[0], arms[i + 1],
                                            info.alike());
        results.sets_in = onsets(layout, results.differences);
        results.warnings =
            warnings_of(layout, arms[0], arms[i + 1], results, scenario, info.alike());
        comparison.policies.push_back(std::move(results));
    }
    return comparison;
}

const Difference* Comparison::find(const PolicyResults& policy, std::string_view measure,
                                   std::string_view period) const {
    const auto row = layout().find_row(measure);
    if (!row) return nullptr;
    for (std::size_t p = 0; p < layout().periods.size(); ++p) {
        if (layout().periods[p].label == period) {
            return &policy.differences[layout().slot(*row, p)];
        }
    }
    return nullptr;
}

}  // namespace kinflow::results
