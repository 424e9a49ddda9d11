#include "tests/scenarios/essex.h"

#include <cmath>
#include <filesystem>
#include <limits>
#include <stdexcept>

#include "results/layout.h"
#include "sim/run/replication.h"
#include "sim/scenario/load_scenario.h"

namespace kinflow::laws {

namespace {

const model::Compiled& compiled() {
    static const model::Compiled tables{essex()};
    return tables;
}

const model::Opening& opening() {
    static const model::Opening made{compiled(), 1};
    return made;
}

const results::Layout& layout() {
    static const results::Layout made = results::make_layout(essex());
    return made;
}

}  // namespace

const model::Scenario& essex() {
    static const model::Scenario scenario = [] {
        const std::filesystem::path file =
            std::filesystem::path{KINFLOW_SOURCE_DIR} / "scenarios/areas/essex-2013.yaml";
        auto loaded = scenario::load_scenario(file);
        if (!loaded.scenario) throw std::runtime_error("the shipped scenario has faults");
        return std::move(*loaded.scenario);
    }();
    return scenario;
}

Means::Means(const std::vector<Change>& changes, int replications) {
    std::vector<model::DatedScenario> phases;
    model::Scenario present = essex();
    const std::chrono::year_month_day start{essex().start};
    for (const Change& change : changes) {
        change.apply(present);
        const auto from = start.year() / start.month() / 1 + std::chrono::months{change.month};
        phases.push_back({core::Date{from}, present});
    }
    const model::Timeline timeline{compiled(), phases};
    for (int i = 0; i < replications; ++i) {
        results::Recorder recorder{essex(), layout()};
        run::run_replication(timeline, opening(), {1, static_cast<std::uint32_t>(i)}, recorder);
        records_.push_back(recorder.finish());
    }
}

double Means::of(const std::string& measure, int from, int to) const {
    return of_row(layout().find_row(measure).value(), from, to);
}

double Means::of_level(const std::string& measure, const std::string& breakdown,
                       const std::string& level, int from, int to) const {
    return of_row(layout().find_row(measure, breakdown, level).value(), from, to);
}

double Means::of_row(std::size_t row, int from, int to) const {
    double sum = 0.0;
    int count = 0;
    for (const auto& record : records_) {
        for (int month = from; month <= to; ++month) {
            const double value = record[layout().slot(row, static_cast<std::size_t>(month))];
            if (std::isnan(value)) continue;
            sum += value;
            ++count;
        }
    }
    return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

model::Stage& stage_of(model::Scenario& scenario, const std::string& name) {
    return scenario.pathway.stages[scenario.pathway.find(name).value];
}

model::Route& route_to(model::Scenario& scenario, const std::string& stage, const std::string& to) {
    for (model::Route& route : stage_of(scenario, stage).routes) {
        if (route.to == scenario.pathway.find(to) && route.when == model::Condition::any) {
            return route;
        }
    }
    throw std::invalid_argument("no such route");
}

}  // namespace kinflow::laws
