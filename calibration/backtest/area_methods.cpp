#include "calibration/backtest/area_methods.h"

#include <algorithm>
#include <cmath>

#include "calibration/backtest/methods.h"

namespace kinflow::calibration {

namespace {

constexpr double days_a_year = 365.25;

double line_through_last(const std::vector<model::Target>& figures, double years) {
    double t = 0.0;
    double n = 0.0;
    const auto count = static_cast<double>(figures.size());
    for (const model::Target& figure : figures) {
        t += years_between(figures.back().to, figure.to) / count;
        n += figure.value / count;
    }
    double cross = 0.0;
    double square = 0.0;
    for (const model::Target& figure : figures) {
        const double at = years_between(figures.back().to, figure.to) - t;
        cross += at * (figure.value - n);
        square += at * at;
    }
    return std::max(figures.back().value + cross / square * years, 0.2 * figures.back().value);
}

/// The constant starts in a year that, with constant leaving, turn the figure before the last into
/// the last.
double starts_of(const std::vector<model::Target>& figures, double leaving) {
    const model::Target& last = figures.back();
    const model::Target& before = figures[figures.size() - 2];
    const double kept = std::exp(-leaving * years_between(before.to, last.to));
    return leaving * (last.value - before.value * kept) / (1.0 - kept);
}

/// Such starts and leaving go on.
double stock_flow(const std::vector<model::Target>& figures, double leaving, double years) {
    const double now = figures.back().value;
    return std::max(held_flows(now, starts_of(figures, leaving), leaving, years), 0.2 * now);
}

}  // namespace

double years_between(core::Date from, core::Date to) {
    return static_cast<double>((to - from).count()) / days_a_year;
}

/// The known figures of a measure, the earliest first.
std::vector<model::Target> of_measure(const std::vector<model::Target>& known,
                                      const std::string& measure) {
    std::vector<model::Target> figures;
    for (const model::Target& figure : known) {
        if (figure.measure == measure) figures.push_back(figure);
    }
    std::stable_sort(figures.begin(), figures.end(),
                     [](const model::Target& a, const model::Target& b) { return a.to < b.to; });
    return figures;
}

std::vector<double> simple_forecast(SimpleMethod method, const std::vector<model::Target>& known,
                                    const model::Target& outcome, double leaving) {
    const std::vector<model::Target> figures = of_measure(known, outcome.measure);
    if (figures.empty()) return {};
    const double years = years_between(figures.back().to, outcome.to);
    if (figures.size() > 1 && method == SimpleMethod::trend) {
        return {line_through_last(figures, years)};
    }
    if (figures.size() > 1 && method == SimpleMethod::stock_flow && leaving > 0.0) {
        return {stock_flow(figures, leaving, years)};
    }
    return {figures.back().value};
}

std::vector<double> markov_forecast(const MarkovCare& care, const scenario::AreaBacktest& plan,
                                    const model::Target& outcome) {
    const std::vector<model::Target> figures = of_measure(plan.known, outcome.measure);
    const double leaving = leaving_of(plan, outcome.measure);
    if (outcome.measure != "looked_after_count" || figures.size() < 2 || leaving <= 0.0) return {};
    const model::Target& last = figures.back();
    OwnCare own{last.value, starts_of(figures, leaving), leaving, {}};
    for (const scenario::KnownAges& ages : plan.ages) {
        own.shares.push_back({ages.first, ages.last, ages.children / last.value});
    }
    return care.forecast(own, {days_a_year * years_between(last.to, outcome.to)});
}

double leaving_of(const scenario::AreaBacktest& plan, const std::string& measure) {
    for (const auto& [name, rate] : plan.leaving) {
        if (name == measure) return rate;
    }
    return 0.0;
}

}  // namespace kinflow::calibration
