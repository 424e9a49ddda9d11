#include "calibration/backtest/authority_scenario.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "sim/core/calendar.h"

namespace kinflow::calibration {

namespace {

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

}  // namespace kinflow::calibration
