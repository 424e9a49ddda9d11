#include "results/csv.h"

#include <fmt/format.h>

#include <cmath>
#include <initializer_list>
#include <iterator>

#include "sim/core/calendar.h"

namespace kinflow::results {

namespace {

void add_line(std::string& text, std::initializer_list<std::string_view> fields) {
    bool first = true;
    for (const auto field : fields) {
        if (!first) text += ',';
        first = false;
        text += csv_field(field);
    }
    text += '\n';
}

/// The first day of a period; nothing for a date.
std::string first_day(const model::Target& target) {
    const bool is_period = target.from != core::Date{} && target.from != target.to;
    return is_period ? core::to_iso(target.from) : std::string{};
}

}  // namespace

std::string number(double value) {
    if (std::isnan(value)) return {};
    constexpr double largest_exact = 9007199254740992.0;  // 2^53
    const bool whole = value == std::floor(value) && std::abs(value) < largest_exact;
    if (whole || (std::abs(value) >= 1e5 && std::abs(value) < largest_exact)) {
        return fmt::format("{:.0f}", value == 0.0 ? 0.0 : value);
    }
    return fmt::format("{:.6g}", value);
}

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string series_csv(const RunResults& results) {
    return "scenario,measure,breakdown,level,time_identifier,time_period,statistic,value,unit\n" +
           series_lines(results.layout, results.summary, results.scenario.name);
}

std::string series_lines(const Layout& layout, const Summary& summary,
                         std::string_view scenario_name) {
    std::string text;
    const std::string scenario = csv_field(scenario_name);
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        const Row& row = layout.rows[r];
        const std::string series = fmt::format("{},{},{},{}", scenario, row.measure->name,
                                               row.breakdown, csv_field(row.level));
        const std::string unit = csv_field(row.measure->unit);
        for (std::size_t p = 0; p < layout.periods.size(); ++p) {
            const Period& period = layout.periods[p];
            const Statistics& values = summary.values[layout.slot(r, p)];
            for (const auto& [name, value] : named_statistics) {
                fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{}\n", series,
                               name_of(period.identifier), period.label, name,
                               number(values.*value), unit);
            }
        }
    }
    return text;
}

std::string summary_csv(const RunResults& results) {
    const Layout& layout = results.layout;
    std::string text =
        "scenario,measure,label,financial_year,mean,standard_error,sd,p05,p95,"
        "replications,unit\n";
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        const Row& row = layout.rows[r];
        if (!row.breakdown.empty()) continue;
        for (std::size_t p = 0; p < layout.periods.size(); ++p) {
            if (layout.periods[p].identifier != TimeIdentifier::financial_year) continue;
            const Statistics& values = results.summary.values[layout.slot(r, p)];
            add_line(text, {results.scenario.name, row.measure->name, row.measure->label,
                            layout.periods[p].label, number(values.mean),
                            number(values.standard_error), number(values.sd), number(values.p05),
                            number(values.p95), std::to_string(values.count), row.measure->unit});
        }
    }
    return text;
}

std::string targets_csv(const RunResults& results) {
    std::string text =
        "scenario,measure,level,from,to,printed,mean,p05,p95,ratio,tolerance,within,unit,source,"
        "where,note\n";
    for (const TargetFit& fit : results.targets) {
        const model::Target& target = fit.target;
        const std::string_view within = !fit.measured() ? "" : fit.within ? "yes" : "no";
        add_line(text, {results.scenario.name, target.measure, target.level, first_day(target),
                        core::to_iso(target.to), number(target.value), number(fit.simulated.mean),
                        number(fit.simulated.p05), number(fit.simulated.p95), number(fit.ratio),
                        number(target.tolerance), within, fit.unit, target.source, target.where,
                        fit.note});
    }
    return text;
}

}  // namespace kinflow::results
