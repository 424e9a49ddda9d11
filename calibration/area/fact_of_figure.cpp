#include "calibration/area/fact_of_figure.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>
#include <vector>

#include "calibration/area/authority_meant.h"

namespace kinflow::calibration {

namespace {

using enum FigureId;

constexpr int years_near = 3;
constexpr double jump = 0.2;  // of a year; a recording change makes such a step
constexpr std::size_t fewest_for_spread = 4;

/// Of one authority: the figure, for each child of the population when it counts something.
std::optional<double> rate_of(const StockHistory& history, std::size_t authority, FigureId figure,
                              int year) {
    const auto value = history.figures().value(authority, figure, year);
    if (!value || !counts(figure)) return value;
    const auto people = history.population(authority, year + spec_of(figure).lag);
    return people ? std::optional{*value / *people} : std::nullopt;
}

void take_neighbours(const StockHistory& history, AreaFact& fact, std::size_t authority, int year,
                     bool take_value) {
    std::vector<double> rates;
    std::vector<std::size_t> whose;
    for (const std::size_t n : neighbours_of(history.figures(), authority)) {
        const auto rate = rate_of(history, n, fact.figure, year);
        if (!rate) continue;
        rates.push_back(*rate);
        whose.push_back(n);
    }
    if (rates.empty()) return;
    double sum = 0.0;
    for (const double rate : rates) sum += rate;
    const double mean = sum / static_cast<double>(rates.size());
    if (rates.size() >= fewest_for_spread && mean > 0.0) {
        double square = 0.0;
        int met = 0;
        for (const double rate : rates) {
            if (rate <= 0.0) continue;
            square += std::pow(std::log(rate / mean), 2.0);
            ++met;
        }
        if (met > 1) fact.spread = std::sqrt(square / (met - 1));
    }
    if (!take_value) return;
    fact.standing = Standing::neighbours;
    fact.year = year;
    const auto people = history.population(authority, year + spec_of(fact.figure).lag);
    fact.value = mean * (counts(fact.figure) ? people.value_or(0.0) : 1.0);
    fact.neighbours = std::move(whose);
}

/// The jump of a count from the year before, which may be one of recording.
std::string step_of(const PublishedFigures& figures, std::size_t authority, const AreaFact& fact) {
    const auto before = figures.value(authority, fact.figure, fact.year - 1);
    if (!counts(fact.figure) || !before || *before < 100.0) return {};
    const double change = fact.value / *before - 1.0;
    if (std::abs(change) < jump) return {};
    return fmt::format(
        "{:+.0f}% on the {:g} of the year before; if recording changed, need may not have",
        100.0 * change, *before);
}

}  // namespace

bool counts(FigureId figure) {
    const std::string_view unit = spec_of(figure).unit;
    return unit != "percent" && figure != caseload;
}

std::string why_absent(const PublishedFigures& figures, std::size_t authority, FigureId figure,
                       int year) {
    const PublishedFigure& cell = figures.at(authority, figure, year);
    const FigureSpec& spec = spec_of(figure);
    if (cell.line == 0) {
        return fmt::format("{} has no {} of {}", spec.file, spec.column, year);
    }
    return fmt::format("{}:{}: {} of {} is `{}`, {}", spec.file, cell.line, spec.column, year,
                       cell.code, meaning_of(cell.code));
}

std::optional<AreaFact> fact_of(const StockHistory& history, std::size_t authority, FigureId figure,
                                int year) {
    const PublishedFigures& figures = history.figures();
    AreaFact fact;
    fact.figure = figure;
    fact.wanted = fact.year = year;
    take_neighbours(history, fact, authority, year, false);
    if (const auto own = figures.value(authority, figure, year)) {
        fact.value = *own;
        fact.step = step_of(figures, authority, fact);
        return fact;
    }
    fact.absent = why_absent(figures, authority, figure, year);
    const auto take_own = [&](int near) {
        const auto own = figures.value(authority, figure, near);
        const auto made = figure == looked_after && !own
                              ? history.stock(Stock::looked_after, authority, near)
                              : std::nullopt;
        if (!own && !made) return false;
        fact.value = own ? *own : *made;
        fact.year = near;
        fact.standing = own ? Standing::other_year : Standing::worked_out;
        return true;
    };
    for (int away = 0; away <= years_near; ++away) {
        if (take_own(year - away) || take_own(year + away)) return fact;
    }
    for (int away = 0; away <= years_near; ++away) {
        for (const int near : {year - away, year + away}) {
            take_neighbours(history, fact, authority, near, true);
            if (fact.standing == Standing::neighbours && fact.value > 0.0) return fact;
        }
    }
    return std::nullopt;
}

}  // namespace kinflow::calibration
