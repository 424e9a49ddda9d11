#include "calibration/backtest/authority_run.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/core/time.h"
#include "sim/model/compiled.h"
#include "sim/model/observer.h"
#include "sim/model/opening.h"
#include "sim/run/replication.h"

namespace kinflow::calibration {

namespace {

constexpr double least_population = 200000.0;
constexpr int months_a_year = 12;

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

}  // namespace

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

}  // namespace kinflow::calibration
