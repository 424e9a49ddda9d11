#include "calibration/backtest/commonness.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calibration/backtest/area_methods.h"
#include "sim/core/calendar.h"

namespace kinflow::calibration {

namespace {

constexpr std::size_t named_at_most = 10;

/// `Area 1 2016-2018 (-31.0%), ...`: none where there are too many to name.
std::string named(const Commonness& common, int years) {
    if (common.as_large.empty() || common.as_large.size() > named_at_most) return "";
    std::string names;
    for (const Commonness::Change& one : common.as_large) {
        names += fmt::format("{}{} {}-{} ({:+.1f}%)", names.empty() ? ": " : ", ", one.authority,
                             one.from, one.from + years, 100.0 * (one.ratio - 1.0));
    }
    return names;
}

std::string note_of(const model::Target& last, const model::Target& outcome, Stock stock,
                    const PublishedFigures& figures) {
    // Figures are of 31 March: the next whole number of years gives the others no less time.
    const double span = years_between(last.to, outcome.to);
    const int years = std::max(1, static_cast<int>(std::ceil(span - 0.01)));
    const double ratio = outcome.value / last.value;
    const Commonness common = commonness_of(figures, stock, years, ratio);
    if (common.changes == 0) {
        return fmt::format("{}: the published figures hold no change over {} years.",
                           label_of(stock), years);
    }
    return fmt::format(
        "{} went from {:.0f} on {} to {:.0f} on {} ({:+.1f}% in {:.0f} months). Of {} changes of "
        "England's authorities over {} year{} between 31 March {} and {}, {} {} as large a {}{}.",
        label_of(stock), last.value, core::to_iso(last.to), outcome.value, core::to_iso(outcome.to),
        100.0 * (ratio - 1.0), 12.0 * span, common.changes, years, years == 1 ? "" : "s",
        common.first_year, common.last_year, common.as_large.size(),
        common.as_large.size() == 1 ? "is" : "are", ratio < 1.0 ? "fall" : "rise",
        named(common, years));
}

}  // namespace

Commonness commonness_of(const PublishedFigures& figures, Stock stock, int years, double ratio) {
    Commonness common;
    const FigureId figure = figure_of(stock);
    for (std::size_t a = 0; a < figures.authorities().size(); ++a) {
        for (int from = figures.first_year(); from + years <= figures.last_year(); ++from) {
            const double before = figures.value(a, figure, from).value_or(0.0);
            const double after = figures.value(a, figure, from + years).value_or(0.0);
            if (before <= 0.0 || after <= 0.0) continue;
            ++common.changes;
            common.first_year = common.first_year == 0 ? from : std::min(common.first_year, from);
            common.last_year = std::max(common.last_year, from + years);
            const double change = after / before;
            if (ratio < 1.0 ? change <= ratio : change >= ratio) {
                common.as_large.push_back({figures.authorities()[a].name, from, change});
            }
        }
    }
    std::stable_sort(common.as_large.begin(), common.as_large.end(),
                     [&](const Commonness::Change& a, const Commonness::Change& b) {
                         return ratio < 1.0 ? a.ratio < b.ratio : a.ratio > b.ratio;
                     });
    return common;
}

std::vector<std::string> commonness_notes(const scenario::AreaBacktest& plan,
                                          const PublishedFigures& figures) {
    std::vector<std::string> notes;
    for (const model::Target& outcome : plan.outcomes) {
        const auto stock = std::find_if(all_stocks.begin(), all_stocks.end(),
                                        [&](Stock one) { return name_of(one) == outcome.measure; });
        const model::Target* last = nullptr;
        for (const model::Target& known : plan.known) {
            if (known.measure != outcome.measure) continue;
            if (last == nullptr || known.to > last->to) last = &known;
        }
        // A change from a number that nobody counted is none.
        if (stock == all_stocks.end() || last == nullptr || last->source.empty()) continue;
        notes.push_back(note_of(*last, outcome, *stock, figures));
    }
    return notes;
}

}  // namespace kinflow::calibration
