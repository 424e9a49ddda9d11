#include "results/comparison_files.h"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "results/csv.h"
#include "results/manifest.h"
#include "results/output_folder.h"

namespace kinflow::results {

namespace {

using Json = nlohmann::ordered_json;

std::string chance_of(const Row& row) {
    return better_direction(row.measure->name) == Better::neither ? "lower" : "better";
}

void add_difference(std::string& text, const Difference& d) {
    fmt::format_to(std::back_inserter(text), "{},{},{},{}", number(d.mean),
                   number(d.standard_error), number(d.low), number(d.high));
}

Json changes_of(const model::Policy& policy) {
    Json changes = Json::array();
    for (const model::PolicyChange& c : policy.changes) {
        changes.push_back({{"policy", c.policy},
                           {"lever", c.lever},
                           {"parameter", c.parameter},
                           {"operation", c.operation},
                           {"value", c.value},
                           {"baseline", c.baseline},
                           {"unit", c.unit},
                           {"from", c.from},
                           {"ramp_until", c.until},
                           {"to", c.to},
                           {"standing", c.standing},
                           {"source", c.source},
                           {"where", c.where},
                           {"file", c.file},
                           {"line", c.line}});
    }
    return changes;
}

}  // namespace

std::string differences_csv(const Comparison& comparison) {
    const Layout& layout = comparison.layout();
    std::string text =
        "scenario,policy,measure,breakdown,level,time_identifier,time_period,baseline,with_policy,"
        "difference,standard_error,low,high,chance_of,chance,variance_ratio,replications,sets_in,"
        "unit\n";
    const std::string scenario = csv_field(comparison.baseline.scenario.name);
    for (const PolicyResults& policy : comparison.policies) {
        for (std::size_t r = 0; r < layout.rows.size(); ++r) {
            const Row& row = layout.rows[r];
            const auto onset = policy.sets_in[r];
            const std::string start =
                fmt::format("{},{},{},{},{}", scenario, csv_field(policy.policy->name),
                            row.measure->name, row.breakdown, csv_field(row.level));
            const std::string end =
                fmt::format("{},{}\n", onset ? layout.periods[*onset].label : std::string{},
                            csv_field(row.measure->unit));
            for (std::size_t p = 0; p < layout.periods.size(); ++p) {
                const Period& period = layout.periods[p];
                const Difference& d = policy.differences[layout.slot(r, p)];
                fmt::format_to(std::back_inserter(text), "{},{},{},{},{},", start,
                               name_of(period.identifier), period.label, number(d.baseline),
                               number(d.with_policy));
                add_difference(text, d);
                const bool finite = d.variance_ratio < 1e300;
                fmt::format_to(std::back_inserter(text), ",{},{},{},{},{}", chance_of(row),
                               number(d.chance), finite ? number(d.variance_ratio) : std::string{},
                               d.count, end);
            }
        }
    }
    return text;
}

std::string attribution_csv(const Comparison& comparison) {
    const Layout& layout = comparison.layout();
    std::string text =
        "scenario,policy,part,measure,time_identifier,time_period,alone,alone_standard_error,"
        "alone_low,alone_high,in_whole,in_whole_standard_error,in_whole_low,in_whole_high,unit\n";
    for (const Attribution& part : comparison.parts) {
        for (std::size_t r = 0; r < layout.rows.size(); ++r) {
            const Row& row = layout.rows[r];
            if (!row.breakdown.empty()) continue;
            for (std::size_t p = 0; p < layout.periods.size(); ++p) {
                const std::size_t slot = layout.slot(r, p);
                fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},",
                               csv_field(comparison.baseline.scenario.name), csv_field(part.policy),
                               csv_field(part.part), row.measure->name,
                               name_of(layout.periods[p].identifier), layout.periods[p].label);
                add_difference(text, part.one_in[slot]);
                text += ',';
                add_difference(text, part.one_out[slot]);
                text += "," + csv_field(row.measure->unit) + "\n";
            }
        }
    }
    return text;
}

std::string comparison_series_csv(const Comparison& comparison) {
    const RunResults& baseline = comparison.baseline;
    std::string text = series_csv(baseline);
    for (const PolicyResults& policy : comparison.policies) {
        text += series_lines(baseline.layout, policy.summary,
                             baseline.scenario.name + "+" + policy.policy->name);
    }
    return text;
}

std::string comparison_manifest(const Comparison& comparison, bool attributed) {
    Json manifest = Json::parse(manifest_json(comparison.baseline));
    Json files = {store_file, series_file, differences_file, report_file};
    if (attributed) files.push_back(attribution_file);
    if (!comparison.baseline.uncertainty.empty()) files.push_back(uncertainty_file);
    if (!comparison.policies.empty() && !comparison.policies.front().cost.empty()) {
        files.push_back(costs_file);
        files.push_back(workbook_file);
    }
    manifest["files"] = files;
    Json policies = Json::array();
    for (const PolicyResults& results : comparison.policies) {
        const model::Policy& policy = *results.policy;
        policies.push_back({{"name", policy.name},
                            {"title", policy.title},
                            {"files", policy.files},
                            {"changes", changes_of(policy)},
                            {"warnings", results.warnings}});
    }
    manifest["policies"] = policies;
    // The keys that differ between equal runs stay last.
    for (const char* key : {"parameters", "machine", "timing"}) {
        Json value = manifest[key];
        manifest.erase(key);
        manifest[key] = std::move(value);
    }
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kinflow::results
