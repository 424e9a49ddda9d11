#include "calibration/backtest/one_area.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string_view>

#include "calibration/backtest/area_methods.h"
#include "calibration/backtest/scores.h"
#include "sim/core/calendar.h"
#include "sim/core/normal.h"
#include "sim/model/measures.h"

namespace kinflow::calibration {

namespace {

constexpr int spread_points = 99;
constexpr double least = 1.0;  // a child, for the logarithm of an empty stock

std::string months_ahead(core::Date from, core::Date to) {
    constexpr double months_a_year = 12.0;
    return fmt::format("{:.0f} months", std::round(years_between(from, to) * months_a_year));
}

results::ScoredForecast scored(const scenario::AreaBacktest& plan, std::size_t method,
                               const model::Target& outcome, double now,
                               const std::vector<double>& ensemble) {
    results::ScoredForecast made;
    made.method = method;
    made.measure = outcome.measure;
    made.area = plan.label;
    made.origin = core::to_iso(plan.known_until);
    made.date = core::to_iso(outcome.to);
    made.horizon = months_ahead(plan.known_until, outcome.to);
    made.now = now;
    made.truth = outcome.value;
    for (std::size_t q = 0; q < results::forecast_shares.size(); ++q) {
        made.quantiles[q] = quantile_of(ensemble, results::forecast_shares[q]);
    }
    made.crps = crps(ensemble, outcome.value);
    made.pit = pit(ensemble, outcome.value);
    made.in_50 = covers(ensemble, 0.5, outcome.value);
    made.in_80 = covers(ensemble, 0.8, outcome.value);
    made.in_90 = covers(ensemble, 0.9, outcome.value);
    return made;
}

void add_unique(std::vector<std::string>& list, const std::string& word) {
    if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

struct SimpleMethodName {
    SimpleMethod method;
    std::string_view key;
    std::string_view title;
};
constexpr std::array simple_methods{
    SimpleMethodName{SimpleMethod::carry_forward, "carry_forward", "Carry forward"},
    SimpleMethodName{SimpleMethod::trend, "trend", "Linear trend"},
    SimpleMethodName{SimpleMethod::stock_flow, "stock_flow", "Stock-flow"}};

}  // namespace

double wander_of(const std::vector<model::Target>& known, const std::string& measure,
                 double otherwise) {
    const std::vector<model::Target> figures = of_measure(known, measure);
    if (figures.size() < 2) return otherwise;
    double square = 0.0;
    for (std::size_t i = 1; i < figures.size(); ++i) {
        square += std::pow(std::log(figures[i].value / figures[i - 1].value), 2.0);
    }
    return std::sqrt(square / years_between(figures.front().to, figures.back().to));
}

std::vector<double> widened(const std::vector<double>& values, double sd) {
    std::vector<double> made;
    for (const double value : values) {
        for (int i = 0; i < (sd > 0.0 ? spread_points : 1); ++i) {
            const double z = sd > 0.0 ? core::inverse_normal((i + 0.5) / spread_points) : 0.0;
            made.push_back(value * std::exp(sd * z));
        }
    }
    std::sort(made.begin(), made.end());
    return made;
}

std::vector<double> anchored(const SimulatedOutcome& simulated, const std::vector<double>& arm,
                             double last, double drift) {
    if (simulated.on_last_known.empty()) return arm;
    const auto log_of = [](double children) { return std::log(std::max(children, least)); };
    double change = 0.0;
    for (std::size_t r = 0; r < arm.size(); ++r) {
        change += (log_of(simulated.without[r]) - log_of(simulated.on_last_known[r])) /
                  static_cast<double>(arm.size());
    }
    std::vector<double> made;
    for (std::size_t r = 0; r < arm.size(); ++r) {
        made.push_back(last *
                       std::exp(drift * change + log_of(arm[r]) - log_of(simulated.without[r])));
    }
    return made;
}

std::vector<model::Target> asked_of(const scenario::AreaBacktest& plan) {
    std::vector<model::Target> asked = plan.outcomes;
    for (const model::Target& outcome : plan.outcomes) {
        const auto figures = of_measure(plan.known, outcome.measure);
        if (!figures.empty()) asked.push_back(figures.back());
    }
    return asked;
}

std::vector<SimulatedOutcome> simulated_outcomes(
    const scenario::AreaBacktest& plan,
    const std::vector<std::vector<std::vector<double>>>& values) {
    std::vector<SimulatedOutcome> made;
    std::size_t last_known = plan.outcomes.size();
    for (std::size_t o = 0; o < plan.outcomes.size(); ++o) {
        made.push_back({{}, values[0][o], values[1][o]});
        if (of_measure(plan.known, plan.outcomes[o].measure).empty()) continue;
        made.back().on_last_known = values[0][last_known++];
    }
    return made;
}

results::Backtest backtest_area(const scenario::AreaBacktest& plan,
                                const std::vector<SimulatedOutcome>& simulated,
                                const MarkovCare* care) {
    results::Backtest made;
    const auto add = [&](const std::string& key, const std::string& title, bool point,
                         const std::function<std::vector<double>(const model::Target&, double last,
                                                                 const SimulatedOutcome&)>& say) {
        made.methods.push_back({key, title, point});
        for (std::size_t o = 0; o < plan.outcomes.size(); ++o) {
            const model::Target& outcome = plan.outcomes[o];
            const auto known = of_measure(plan.known, outcome.measure);
            const double last = known.empty() ? 0.0 : known.back().value;
            const std::vector<double> ensemble = say(outcome, last, simulated[o]);
            if (ensemble.empty()) continue;
            made.forecasts.push_back(
                scored(plan, made.methods.size() - 1, outcome, last, ensemble));
        }
    };
    const auto spread_over = [&](const model::Target& outcome) {
        return wander_of(plan.known, outcome.measure, plan.wander) *
               std::sqrt(years_between(plan.known_until, outcome.to));
    };
    add("kinflow", "Kinflow, with the policies", false,
        [&](const auto& outcome, double last, const SimulatedOutcome& s) {
            return widened(anchored(s, s.with, last, plan.drift), spread_over(outcome));
        });
    add("without_policies", "Kinflow, without the policies", false,
        [&](const auto& outcome, double last, const SimulatedOutcome& s) {
            return widened(anchored(s, s.without, last, plan.drift), spread_over(outcome));
        });
    add("whole_drift", "Kinflow, with the policies, all its drift believed", false,
        [&](const auto& outcome, double last, const SimulatedOutcome& s) {
            return widened(anchored(s, s.with, last, 1.0), spread_over(outcome));
        });
    for (const bool point : {false, true}) {
        for (const SimpleMethodName& method : simple_methods) {
            add(fmt::format("{}{}", method.key, point ? "_point" : ""),
                fmt::format("{}, {}", method.title, point ? "a point" : "spread as past changes"),
                point, [&](const auto& outcome, double, const SimulatedOutcome&) {
                    return widened(simple_forecast(method.method, plan.known, outcome,
                                                   leaving_of(plan, outcome.measure)),
                                   point ? 0.0 : spread_over(outcome));
                });
        }
        if (care == nullptr) continue;
        add(point ? "markov_point" : "markov",
            fmt::format("Markov model, {}", point ? "a point" : "spread as past changes"), point,
            [&](const auto& outcome, double, const SimulatedOutcome&) {
                return widened(markov_forecast(*care, plan, outcome),
                               point ? 0.0 : spread_over(outcome));
            });
    }
    add("simulator", "Simulator with the policies, no spread added", false,
        [](const auto&, double, const SimulatedOutcome& s) { return widened(s.with, 0.0); });
    for (const model::Target& outcome : plan.outcomes) {
        add_unique(made.measures, outcome.measure);
        add_unique(made.horizons, months_ahead(plan.known_until, outcome.to));
    }
    for (const std::string& measure : made.measures) {
        const auto& all = model::measures();
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const model::Measure& m) { return m.name == measure; });
        made.labels.emplace_back(found->label);
    }
    return made;
}

}  // namespace kinflow::calibration
