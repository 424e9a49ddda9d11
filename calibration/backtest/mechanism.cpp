#include "calibration/backtest/mechanism.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <exception>
#include <limits>
#include <mutex>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/time.h"
#include "sim/model/compiled.h"
#include "sim/model/observer.h"
#include "sim/model/opening.h"
#include "sim/run/parallel.h"
#include "sim/run/replication.h"

namespace kinflow::calibration {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double flow_error = 0.03;
constexpr int recent_years = 3;
constexpr double lever_sd = 0.5;
constexpr double most_lever = 1.5;
constexpr double least_population = 200000.0;
constexpr double response_population = 100000.0;
constexpr double response_step = 0.3;
constexpr int response_replications = 12;
constexpr int months_a_year = 12;

double at(const Mechanism& mechanism, Lever lever) { return mechanism[static_cast<int>(lever)]; }

void raise(model::Route& route, double by) {
    if (std::isfinite(route.cut)) route.cut += by;
}

/// Moves the cuts of the routes that a lever is about. Where a cut passes the next one, the route
/// between them is taken by nobody.
void move_cuts(model::Pathway& pathway, const Mechanism& mechanism) {
    using enum model::StageKind;
    for (model::Stage& stage : pathway.stages) {
        for (auto* routes : {&stage.routes, &stage.escalate}) {
            for (model::Route& route : *routes) {
                const model::StageKind to = pathway[route.to].kind;
                const bool again = pathway[route.to].name == stage.name;
                if (again && stage.kind == child_in_need_plan) {
                    raise(route, at(mechanism, Lever::need_open));
                } else if (again && stage.kind == child_protection_plan) {
                    raise(route, at(mechanism, Lever::plan_open));
                } else if (to == initial_conference || to == child_protection_plan) {
                    raise(route, at(mechanism, Lever::plan_entry));
                } else if (to == looked_after || to == care_proceedings || to == pre_proceedings) {
                    raise(route, at(mechanism, Lever::care_entry));
                }
            }
        }
    }
}

int scaled(int count, double by) { return static_cast<int>(std::lround(count * by)); }

void scale_places(model::Scenario& scenario, double by) {
    for (model::PlacementType& type : scenario.placements.types) {
        if (type.places > 0) type.places = std::max(1, scaled(type.places, by));
        if (!type.households) continue;
        type.households->start = scaled(type.households->start, by);
        type.households->enquiries *= by;
    }
    if (scenario.care.adopters) {
        scenario.care.adopters->start = scaled(scenario.care.adopters->start, by);
        scenario.care.adopters->approved *= by;
    }
    scenario.care.hearings *= by;
    scenario.start_stocks.awaiting_adoption_match =
        scaled(scenario.start_stocks.awaiting_adoption_match, by);
    scenario.start_stocks.care_leavers = scaled(scenario.start_stocks.care_leavers, by);
}

/// Stocks on 31 March and what started in each year.
class StockObserver final : public model::Observer {
  public:
    std::array<std::array<double, horizons>, stock_count> stocks{};
    std::array<double, stock_count> started{};  // in all years

    void moved(model::StageId, model::StageId, core::Minute, int, core::Minute) override {}
    void sampled(model::Sample, std::size_t, core::Minute, double) override {}
    void counted(model::Flow flow, std::size_t, core::Minute when, int children) override {
        if (when < 0) return;
        if (flow == model::Flow::looked_after_started) started[0] += children;
        if (flow == model::Flow::child_protection_plans_started) started[1] += children;
        if (flow == model::Flow::need_episodes_started) started[2] += children;
    }
    void month_ended(const model::Census& census) override {
        const int year = (census.month + 1) / months_a_year;
        if ((census.month + 1) % months_a_year != 0 || year < 1 || year > horizons) return;
        const auto h = static_cast<std::size_t>(year - 1);
        stocks[0][h] = census.looked_after;
        stocks[1][h] =
            census.at_stage[static_cast<std::size_t>(model::StageKind::child_protection_plan)];
        stocks[2][h] = census.children_in_need;
    }
};

/// Of an authority, the mean of the last three years of a figure.
template <class Value>
std::optional<double> recent(int year, Value&& value) {
    double sum = 0.0;
    int met = 0;
    for (int y = year - recent_years + 1; y <= year; ++y) {
        if (const std::optional<double> one = value(y)) {
            sum += *one;
            ++met;
        }
    }
    if (met == 0) return std::nullopt;
    return sum / met;
}

double log_or_nan(std::optional<double> value) {
    return value && *value > 0.0 ? std::log(*value) : nan;
}

Flows own_flows(const StockHistory& history, std::size_t authority, int year) {
    Flows flows;
    for (const Stock s : all_stocks) {
        const auto i = static_cast<Eigen::Index>(s);
        flows[i] =
            log_or_nan(recent(year, [&](int y) { return history.started(s, authority, y); }));
        flows[i + static_cast<Eigen::Index>(stock_count)] =
            log_or_nan(recent(year, [&](int y) { return history.leaving_rate(s, authority, y); }));
    }
    return flows;
}

}  // namespace

std::optional<AuthorityStart> start_of(const StockHistory& history, std::size_t authority,
                                       int year) {
    AuthorityStart start;
    start.year = year;
    const auto people = history.population(authority, year);
    if (!people) return std::nullopt;
    start.population = *people;
    for (const Stock s : all_stocks) {
        const auto children = history.stock(s, authority, year);
        if (!children) return std::nullopt;
        start.children[static_cast<std::size_t>(s)] = *children;
    }
    return start;
}

AuthorityStart start_of(const model::Scenario& base) {
    const model::StartStocks& stocks = base.start_stocks;
    return {core::financial_year(base.start),
            base.population_under_18,
            {static_cast<double>(stocks.looked_after),
             static_cast<double>(stocks.child_protection_plan),
             static_cast<double>(stocks.children_in_need)}};
}

Flows flows_of(const StockHistory& history, std::size_t authority, int year) {
    Flows flows = own_flows(history, authority, year);
    const auto people = history.population(authority, year);
    for (Eigen::Index i = 0; i < flows.size(); ++i) {
        if (!std::isnan(flows[i]) || !people) continue;
        double sum = 0.0;
        int met = 0;
        for (const std::string& code : history.figures().authorities()[authority].neighbours) {
            const auto neighbour = history.figures().by_code(code);
            if (!neighbour) continue;
            const auto theirs = history.population(*neighbour, year);
            const double flow = own_flows(history, *neighbour, year)[i];
            if (std::isnan(flow) || !theirs) continue;
            const bool starts = i < static_cast<Eigen::Index>(stock_count);
            sum += flow + (starts ? std::log(*people / *theirs) : 0.0);
            ++met;
        }
        if (met > 0) flows[i] = sum / met;
    }
    return flows;
}

model::Scenario authority_scenario(const model::Scenario& base, const AuthorityStart& start,
                                   const Mechanism& mechanism, int years) {
    const AuthorityStart was = start_of(base);
    const auto ratio = [&](Stock s) {
        const auto i = static_cast<std::size_t>(s);
        return start.children[i] / was.children[i];
    };
    model::Scenario made = base;
    made.start = std::chrono::year{start.year} / std::chrono::April / 1;
    made.end = std::chrono::year{start.year + years} / std::chrono::April / 1;
    made.population_under_18 = start.population;
    for (model::Team& team : made.teams) team.full_time_equivalents *= ratio(Stock::in_need);
    made.workforce.start.vacant *= ratio(Stock::in_need);
    scale_places(made, ratio(Stock::looked_after));
    made.start_stocks.looked_after = static_cast<int>(std::lround(start.children[0]));
    made.start_stocks.child_protection_plan = static_cast<int>(std::lround(start.children[1]));
    made.start_stocks.children_in_need = static_cast<int>(std::lround(start.children[2]));
    for (model::Channel& channel : made.channels) {
        channel.families_per_10000 *= std::exp(at(mechanism, Lever::demand));
    }
    move_cuts(made.pathway, mechanism);
    for (model::ExitHazard& exit : made.care.exits) {
        for (model::ByAge& row : exit.rates) {
            for (double& rate : row) rate *= std::exp(at(mechanism, Lever::care_leaving));
        }
    }
    made.costs = {};
    made.targets.clear();
    return made;
}

AuthorityRun run_authority(const model::Scenario& scenario, std::uint64_t seed, int replications) {
    const model::Compiled compiled{scenario};
    const model::Opening opening{compiled, seed};
    const int years =
        std::min(horizons, static_cast<int>((scenario.end - scenario.start).count() / 365));
    const AuthorityStart start = start_of(scenario);
    AuthorityRun run;
    std::array<double, stock_count> started{};
    std::array<double, stock_count> left{};
    std::array<double, stock_count> there{};  // children x years
    for (int r = 0; r < replications; ++r) {
        StockObserver seen;
        run::run_replication(compiled, opening, {seed, static_cast<std::uint32_t>(r)}, seen);
        for (std::size_t s = 0; s < stock_count; ++s) {
            started[s] += seen.started[s];
            double before = start.children[s];
            for (std::size_t h = 0; h < static_cast<std::size_t>(years); ++h) {
                run.stocks.children[s][h].push_back(seen.stocks[s][h]);
                there[s] += 0.5 * (before + seen.stocks[s][h]);
                before = seen.stocks[s][h];
            }
            left[s] += seen.started[s] - (before - start.children[s]);
        }
    }
    for (std::size_t s = 0; s < stock_count; ++s) {
        const auto i = static_cast<Eigen::Index>(s);
        run.flows[i] = std::log(std::max(started[s], 0.5) / (replications * years));
        run.flows[i + static_cast<Eigen::Index>(stock_count)] =
            std::log(std::max(left[s], 0.5) / (there[s] + 0.5));
    }
    return run;
}

AuthorityRun run_enlarged(const model::Scenario& base, const AuthorityStart& start,
                          const Mechanism& mechanism, std::uint64_t seed, int replications) {
    const double times = std::max(1.0, least_population / start.population);
    AuthorityStart large = start;
    large.population *= times;
    for (double& children : large.children) children *= times;
    AuthorityRun run =
        run_authority(authority_scenario(base, large, mechanism, horizons), seed, replications);
    run.flows.head<static_cast<int>(stock_count)>().array() -= std::log(times);
    for (auto& stock : run.stocks.children) {
        for (auto& year : stock) {
            for (double& children : year) children /= times;
        }
    }
    return run;
}

SimulatedStocks::ByYear drift_of_flows(const AuthorityStart& start, const Flows& flows) {
    SimulatedStocks::ByYear drift{};
    for (std::size_t s = 0; s < stock_count; ++s) {
        const auto i = static_cast<Eigen::Index>(s);
        const Eigen::Index leaving = i + static_cast<Eigen::Index>(stock_count);
        for (int h = 1; h <= horizons; ++h) {
            const double then =
                held_flows(start.children[s], std::exp(flows[i]), std::exp(flows[leaving]), h);
            drift[s][static_cast<std::size_t>(h - 1)] = std::log(then / start.children[s]);
        }
    }
    return drift;
}

SimulatedStocks::ByYear left_over(const SimulatedStocks::ByYear& simulated,
                                  const AuthorityStart& start, const Flows& wanted) {
    SimulatedStocks::ByYear drift = drift_of_flows(start, wanted);
    for (std::size_t s = 0; s < stock_count; ++s) {
        for (std::size_t h = 0; h < static_cast<std::size_t>(horizons); ++h) {
            drift[s][h] = std::isnan(drift[s][h]) ? 0.0 : drift[s][h] - simulated[s][h];
        }
    }
    return drift;
}

Response response_of(const model::Scenario& base, std::uint64_t seed, int threads) {
    AuthorityStart start = start_of(base);
    const double by = response_population / start.population;
    start.population *= by;
    for (double& children : start.children) children *= by;
    std::array<Flows, lever_count + 1> flows;
    std::atomic<int> next{0};
    std::exception_ptr error;
    std::mutex mutex;
    run::in_parallel(threads, static_cast<int>(flows.size()), [&] {
        const int task = next++;
        Mechanism mechanism = Mechanism::Zero();
        if (task > 0) mechanism[task - 1] = response_step;
        try {
            flows[static_cast<std::size_t>(task)] =
                run_authority(authority_scenario(base, start, mechanism, horizons), seed,
                              response_replications)
                    .flows;
        } catch (...) {
            const std::scoped_lock lock{mutex};
            error = std::current_exception();
        }
    });
    if (error) std::rethrow_exception(error);
    Response response;
    for (std::size_t l = 0; l < lever_count; ++l) {
        response.col(static_cast<Eigen::Index>(l)) = (flows[l + 1] - flows[0]) / response_step;
    }
    return response;
}

Mechanism fitted(const Mechanism& mechanism, const Flows& simulated, const Flows& wanted,
                 const Response& response) {
    Eigen::Matrix<double, static_cast<int>(lever_count), static_cast<int>(lever_count)> precision;
    precision.setIdentity();
    precision /= lever_sd * lever_sd;
    Mechanism pull = -mechanism / (lever_sd * lever_sd);
    for (Eigen::Index i = 0; i < wanted.size(); ++i) {
        if (std::isnan(wanted[i]) || std::isnan(simulated[i])) continue;
        const Mechanism row = response.row(i).transpose();
        precision += row * row.transpose() / (flow_error * flow_error);
        pull += row * ((wanted[i] - simulated[i]) / (flow_error * flow_error));
    }
    Mechanism made = mechanism + precision.ldlt().solve(pull);
    for (double& lever : made) lever = std::clamp(lever, -most_lever, most_lever);
    return made;
}

}  // namespace kinflow::calibration
