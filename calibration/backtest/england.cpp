#include "calibration/backtest/england.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <exception>
#include <mutex>
#include <utility>

#include "calibration/backtest/authority_run.h"
#include "calibration/backtest/mechanism.h"
#include "calibration/backtest/misses.h"
#include "calibration/backtest/remembered.h"
#include "calibration/backtest/scores.h"
#include "sim/core/errors.h"
#include "sim/run/parallel.h"

namespace kinflow::calibration {

namespace {

constexpr int first_steps = 3;  // Newton steps of the mechanism's fit
constexpr int later_steps = 2;

std::string years(int horizon) {
    return fmt::format("{} year{}", horizon, horizon == 1 ? "" : "s");
}

std::vector<std::size_t> chosen(const EnglandPlan& plan, const PublishedFigures& figures) {
    std::vector<std::size_t> all = plan.authorities;
    for (std::size_t a = 0; all.size() < figures.authorities().size() && plan.authorities.empty();
         ++a) {
        all.push_back(a);
    }
    std::erase_if(all, [&](std::size_t a) { return too_small(figures.authorities()[a]); });
    return all;
}

/// "not published: Child protection plans, Population"
std::string what_lacks(const StockHistory& known, std::size_t authority, int year) {
    std::vector<std::string> lacks;
    for (const Stock stock : all_stocks) {
        if (known.stock(stock, authority, year)) continue;
        lacks.emplace_back(label_of(stock));
    }
    if (!known.population(authority, year)) lacks.emplace_back("Population");
    return fmt::format("not published: {}", fmt::join(lacks, ", "));
}

/// One authority from origin to origin, the mechanism of one handed to the next.
void simulate_authority(const EnglandPlan& plan, const std::vector<StockHistory>& known,
                        const Response& response, std::size_t authority,
                        std::vector<SimulatedStocks>& by_origin) {
    Mechanism mechanism = Mechanism::Zero();
    bool fitted_before = false;
    for (std::size_t o = 0; o < plan.origins.size(); ++o) {
        const int year = plan.origins[o];
        const auto start = start_of(known[o], authority, year);
        if (!start) {
            by_origin[o].why_not = what_lacks(known[o], authority, year);
            continue;
        }
        const Flows wanted = flows_of(known[o], authority, year);
        const auto simulate = [&] {
            return run_enlarged(plan.base, *start, mechanism, plan.seed, plan.replications);
        };
        try {
            AuthorityRun run = simulate();
            for (int step = 0; step < (fitted_before ? later_steps : first_steps); ++step) {
                mechanism = fitted(mechanism, run.flows, wanted, response);
                run = simulate();
            }
            by_origin[o] = std::move(run.stocks);
            by_origin[o].by_own_flows = drift_of_flows(*start, run.flows);
            by_origin[o].left_over = left_over(by_origin[o].by_own_flows, *start, wanted);
            fitted_before = true;
        } catch (const core::SimulationError& error) {
            by_origin[o].why_not = error.what();
        }
    }
}

/// A run's first day is not quite at rest: takes from each drift what all authorities' have in
/// common beyond their own flows, if these were held.
void settle(const std::vector<StockHistory>& known, const EnglandPlan& plan,
            const std::vector<std::size_t>& authorities,
            std::vector<std::vector<SimulatedStocks>>& made) {
    for (std::size_t o = 0; o < plan.origins.size(); ++o) {
        for (const Stock stock : all_stocks) {
            for (int h = 1; h <= horizons; ++h) {
                double sum = 0.0;
                int met = 0;
                for (std::size_t i = 0; i < authorities.size(); ++i) {
                    const auto start = known[o].stock(stock, authorities[i], plan.origins[o]);
                    if (!start) continue;
                    const auto beyond = made[i][o].beyond_flows(stock, h, *start);
                    if (!beyond) continue;
                    sum += *beyond;
                    ++met;
                }
                for (auto& origins : made) origins[o].settle(stock, h, met > 0 ? sum / met : 0.0);
            }
        }
    }
}

results::ScoredForecast scored(const Forecast& forecast, const PublishedFigures& figures, int year,
                               double truth) {
    results::ScoredForecast made;
    made.method = forecast.approach;
    made.measure = name_of(forecast.stock);
    made.area = figures.authorities()[forecast.authority].name;
    made.origin = fmt::format("{}-03-31", year);
    made.date = fmt::format("{}-03-31", year + forecast.horizon);
    made.horizon = years(forecast.horizon);
    made.now = forecast.now;
    made.truth = truth;
    for (std::size_t q = 0; q < results::forecast_shares.size(); ++q) {
        made.quantiles[q] = quantile_of(forecast.ensemble, results::forecast_shares[q]);
    }
    made.crps = crps(forecast.ensemble, truth);
    made.pit = pit(forecast.ensemble, truth);
    made.in_50 = covers(forecast.ensemble, 0.5, truth);
    made.in_80 = covers(forecast.ensemble, 0.8, truth);
    made.in_90 = covers(forecast.ensemble, 0.9, truth);
    return made;
}

}  // namespace

Simulations simulate_england(const EnglandPlan& plan, const PublishedFigures& figures,
                             EvaluationStore* store,
                             const std::function<void(const run::Progress&)>& done) {
    const Response response = response_of(plan.base, plan.seed, plan.threads);
    std::vector<StockHistory> known;
    for (const int year : plan.origins) known.emplace_back(figures.until(year));
    const std::vector<std::size_t> authorities = chosen(plan, figures);
    std::vector<std::vector<SimulatedStocks>> made(
        authorities.size(), std::vector<SimulatedStocks>(plan.origins.size()));
    const auto began = std::chrono::steady_clock::now();  // of progress only
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    int finished = 0;
    std::exception_ptr error;
    run::in_parallel(plan.threads, static_cast<int>(authorities.size()), [&] {
        const std::size_t i = next++;
        try {
            const Point point = fingerprint(known, plan.origins, authorities[i]);
            const auto before = store == nullptr ? std::nullopt
                                                 : store->find(authorities[i], point,
                                                               packed_size(plan.replications));
            if (before) {
                made[i] = unpacked(*before, plan.replications);
            } else {
                simulate_authority(plan, known, response, authorities[i], made[i]);
                if (store != nullptr) {
                    store->add(authorities[i], point, packed(made[i], plan.replications));
                }
            }
        } catch (...) {
            const std::scoped_lock lock{mutex};
            error = std::current_exception();
            return;
        }
        const std::scoped_lock lock{mutex};
        ++finished;
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
        const int all = static_cast<int>(authorities.size());
        if (done) done({finished, all, spent.count() / finished * (all - finished)});
    });
    if (error) std::rethrow_exception(error);
    settle(known, plan, authorities, made);
    Simulations simulations;
    for (std::size_t o = 0; o < plan.origins.size(); ++o) {
        auto& here = simulations[plan.origins[o]];
        here.resize(figures.authorities().size());
        for (SimulatedStocks& other : here) other.why_not = "not asked for";
        for (std::size_t i = 0; i < authorities.size(); ++i) {
            here[authorities[i]] = std::move(made[i][o]);
        }
    }
    return simulations;
}

std::vector<Forecast> forecasts_at(int year, const StockHistory& known,
                                   const Simulations& simulations,
                                   std::vector<results::ForecastWeight>* weights) {
    std::vector<Forecast> made;
    for (std::size_t i = 0; i < approaches().size(); ++i) {
        const Approach& approach = approaches()[i];
        for (const Stock stock : all_stocks) {
            for (int horizon = 1; horizon <= horizons; ++horizon) {
                const auto discrepancy = learn(approach, known, simulations, stock, year, horizon);
                if (!discrepancy) continue;
                for (std::size_t a = 0; a < known.authorities(); ++a) {
                    if (too_small(known.figures().authorities()[a])) continue;
                    auto ensemble = forecast(approach, *discrepancy, known, simulations, stock, a,
                                             year, horizon);
                    if (!ensemble) continue;
                    made.push_back(
                        {i, stock, a, horizon, *known.stock(stock, a, year), std::move(*ensemble)});
                }
                for (std::size_t w = 0; weights != nullptr && i == kinflow_approach() &&
                                        w < discrepancy->weights.size();
                     ++w) {
                    weights->push_back(
                        {std::string{name_of(stock)}, years(horizon), fmt::format("{}-03-31", year),
                         std::string{name_of(approach.ingredients[w])}, discrepancy->weights[w]});
                }
            }
        }
    }
    return made;
}

results::Backtest backtest_england(const EnglandPlan& plan, const PublishedFigures& figures,
                                   const Simulations& simulations) {
    results::Backtest made;
    for (const Approach& approach : approaches()) {
        made.methods.push_back({approach.name, approach.label, !approach.spread, approach.variant});
    }
    for (const Stock stock : all_stocks) {
        made.measures.emplace_back(name_of(stock));
        made.labels.emplace_back(label_of(stock));
    }
    for (int horizon = 1; horizon <= horizons; ++horizon) made.horizons.push_back(years(horizon));
    const std::vector<std::size_t> wanted = chosen(plan, figures);
    const StockHistory all{figures};
    for (const int year : plan.origins) {
        const StockHistory known{figures.until(year), plan.care};
        Simulations so_far;
        for (const auto& [origin, stocks] : simulations) {
            if (origin <= year) so_far.emplace(origin, stocks);
        }
        for (const Forecast& one : forecasts_at(year, known, so_far, &made.weights)) {
            if (std::find(wanted.begin(), wanted.end(), one.authority) == wanted.end()) continue;
            const auto truth =
                figures.value(one.authority, figure_of(one.stock), year + one.horizon);
            if (!truth || *truth < 1.0) continue;
            made.forecasts.push_back(scored(one, figures, year, *truth));
        }
    }
    made.misses = worst_misses(made, all);
    return made;
}

}  // namespace kinflow::calibration
