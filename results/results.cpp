#include "results/results.h"

#include <utility>

namespace kinflow::results {

namespace {

SankeyYear first_year_of(const Layout& layout, const Summary& summary) {
    SankeyYear year;
    if (layout.flow_years.empty()) return year;
    year.label = layout.flow_years.front().label;
    for (std::uint32_t from = 0; from < layout.stages; ++from) {
        for (std::uint32_t to = 0; to < layout.stages; ++to) {
            const double children = summary.values[layout.moved_slot(0, from, to)].mean;
            if (children > 0.0) {
                year.edges.push_back({model::StageId{from}, model::StageId{to}, children});
            }
        }
    }
    return year;
}

AssessmentHistogram histogram_of(const Layout& layout, const Summary& summary) {
    AssessmentHistogram histogram;
    for (std::size_t bin = 0; bin < assessment_bins; ++bin) {
        histogram.share.push_back(summary.values[layout.histogram_slot(bin)].mean);
        histogram.assessments += histogram.share.back();
    }
    for (double& share : histogram.share) {
        share = histogram.assessments > 0.0 ? 100.0 * share / histogram.assessments : 0.0;
    }
    return histogram;
}

}  // namespace

const Statistics* RunResults::find(std::string_view measure, std::string_view breakdown,
                                   std::string_view level, TimeIdentifier identifier,
                                   std::string_view period) const {
    const auto row = layout.find_row(measure, breakdown, level);
    const auto column = layout.find_period(identifier, period);
    return row && column ? &summary.values[layout.slot(*row, *column)] : nullptr;
}

std::vector<Statistics> RunResults::series(std::size_t row, TimeIdentifier identifier) const {
    std::vector<Statistics> values;
    if (row >= layout.rows.size()) return values;
    for (std::size_t period = 0; period < layout.periods.size(); ++period) {
        if (layout.periods[period].identifier == identifier) {
            values.push_back(summary.values[layout.slot(row, period)]);
        }
    }
    return values;
}

RunResults make_results(const model::Scenario& scenario, std::span<const Record> records,
                        RunInfo info) {
    Layout layout = make_layout(scenario);
    Summary summary = summarise(layout, records, info.alike());
    auto targets = compare_with_targets(scenario, layout, summary);
    auto flows = first_year_of(layout, summary);
    auto histogram = histogram_of(layout, summary);
    info.replications = summary.replications;
    Money money = make_money(scenario, layout, records);
    auto uncertainty = split_of(layout, records, info.members());
    return {scenario,           std::move(layout), std::move(summary),
            std::move(targets), std::move(flows),  std::move(histogram),
            std::move(money),   std::move(info),   std::move(uncertainty)};
}

}  // namespace kinflow::results
