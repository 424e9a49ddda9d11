#include "calibration/study/output_slots.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>

#include "sim/core/errors.h"
#include "sim/scenario/nearest.h"

namespace kinflow::calibration {

namespace {

[[noreturn]] void cannot(const scenario::Output& output, const std::string& key,
                         const std::string& message) {
    core::Fault fault = output.at;
    fault.path += (fault.path.empty() ? "" : ".") + key;
    fault.message = message;
    throw core::InputError({fault});
}

std::size_t period_of(const scenario::Output& output, const results::Layout& layout) {
    for (const auto kind :
         {results::TimeIdentifier::month, results::TimeIdentifier::financial_year}) {
        if (const auto found = layout.find_period(kind, output.period)) return *found;
    }
    std::map<results::TimeIdentifier, std::pair<std::string, std::string>> ends;
    for (const results::Period& period : layout.periods) {
        auto& [first, last] = ends[period.identifier];
        if (first.empty()) first = period.label;
        last = period.label;
    }
    std::string allowed;
    for (const auto& [kind, labels] : ends) {
        allowed += fmt::format("{}{}s {} to {}", allowed.empty() ? "" : ", ",
                               kind == results::TimeIdentifier::month ? "month" : "financial year",
                               labels.first, labels.second);
    }
    cannot(output, "period",
           "`" + output.period + "` is not among the periods that are simulated whole: " + allowed);
}

std::vector<std::size_t> rows_of(const scenario::Output& output, const results::Layout& layout) {
    std::vector<std::size_t> rows;
    std::vector<std::string> breakdowns;
    std::vector<std::string> levels;
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        const results::Row& row = layout.rows[r];
        if (row.measure->name != output.measure) continue;
        if (!row.breakdown.empty()) breakdowns.push_back(row.breakdown);
        if (row.breakdown != output.breakdown) continue;
        levels.push_back(row.level);
        if (output.level.empty() || row.level == output.level) rows.push_back(r);
    }
    if (!rows.empty()) return rows;
    if (output.breakdown.empty()) {
        cannot(output, "breakdown", "the measure exists by breakdown only; which one is meant");
    }
    breakdowns.erase(std::unique(breakdowns.begin(), breakdowns.end()), breakdowns.end());
    if (levels.empty()) {
        cannot(
            output, "breakdown",
            fmt::format("`{}` has no breakdown `{}`; {}", output.measure, output.breakdown,
                        breakdowns.empty() ? "it has none"
                                           : scenario::suggestion(output.breakdown, breakdowns)));
    }
    cannot(output, "level",
           fmt::format("there is no level `{}`; {}", output.level,
                       scenario::suggestion(output.level, levels)));
}

}  // namespace

double Slots::read(const results::Record& record) const {
    double value = std::numeric_limits<double>::quiet_NaN();
    for (const std::size_t slot : slots) {
        const double here = record[slot];
        if (std::isnan(here)) continue;
        if (std::isnan(value)) value = here;
        value = largest ? std::max(value, here) : std::min(value, here);
    }
    return value;
}

Slots slots_of(const scenario::Output& output, const results::Layout& layout, bool largest) {
    Slots made;
    made.largest = largest;
    const std::size_t period = period_of(output, layout);
    for (const std::size_t row : rows_of(output, layout)) {
        made.slots.push_back(layout.slot(row, period));
    }
    return made;
}

std::vector<Slots> all_slots(const std::vector<std::pair<scenario::Output, bool>>& outputs,
                             const results::Layout& layout) {
    std::vector<Slots> slots;
    std::vector<core::Fault> faults;
    for (const auto& [output, largest] : outputs) {
        try {
            slots.push_back(slots_of(output, layout, largest));
        } catch (const core::InputError& error) {
            faults.insert(faults.end(), error.faults().begin(), error.faults().end());
        }
    }
    if (!faults.empty()) throw core::InputError(std::move(faults));
    return slots;
}

}  // namespace kinflow::calibration
