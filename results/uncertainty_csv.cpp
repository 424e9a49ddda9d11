#include "results/uncertainty_csv.h"

#include <fmt/format.h>

#include <iterator>

#include "results/csv.h"

namespace kinflow::results {

namespace {

constexpr std::string_view heading =
    "scenario,policy,measure,breakdown,level,time_identifier,time_period,mean,low,high,"
    "knowledge_sd,chance_sd,knowledge_share,members,replications,unit\n";

/// `interval` gives low and high of a slot.
template <class Interval>
void add_lines(std::string& text, const RunResults& results, std::string_view policy,
               const std::vector<VarianceSplit>& splits, const Interval& interval) {
    const Layout& layout = results.layout;
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        const Row& row = layout.rows[r];
        const std::string start =
            fmt::format("{},{},{},{},{}", csv_field(results.scenario.name), csv_field(policy),
                        row.measure->name, row.breakdown, csv_field(row.level));
        for (std::size_t p = 0; p < layout.periods.size(); ++p) {
            const std::size_t slot = layout.slot(r, p);
            const VarianceSplit& split = splits[slot];
            const core::Interval ends = interval(slot);
            fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{},{},{},{}\n", start,
                           name_of(layout.periods[p].identifier), layout.periods[p].label,
                           number(split.mean), number(ends.low), number(ends.high),
                           number(split.knowledge_sd()), number(split.chance_sd()),
                           number(split.knowledge_share()), split.members, split.count,
                           csv_field(row.measure->unit));
        }
    }
}

void add_run(std::string& text, const RunResults& results) {
    add_lines(text, results, "", results.uncertainty, [&](std::size_t slot) {
        const Statistics& values = results.summary.values[slot];
        return core::Interval{values.p05, values.p95};
    });
}

}  // namespace

std::string uncertainty_csv(const RunResults& results) {
    std::string text{heading};
    add_run(text, results);
    return text;
}

std::string uncertainty_csv(const Comparison& comparison) {
    std::string text{heading};
    add_run(text, comparison.baseline);
    for (const PolicyResults& policy : comparison.policies) {
        add_lines(text, comparison.baseline, policy.policy->name, policy.uncertainty,
                  [&](std::size_t slot) {
                      const Difference& d = policy.differences[slot];
                      return core::Interval{d.low, d.high};
                  });
    }
    return text;
}

}  // namespace kinflow::results
