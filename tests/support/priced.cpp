#include "tests/support/priced.h"

#include <algorithm>
#include <stdexcept>

namespace kinflow::test {

model::CostPlan plain_prices(const model::Scenario& scenario) {
    using model::CostHeading;
    model::CostPlan plan;
    plan.teams.assign(scenario.teams.size(), CostHeading::social_work);
    if (!plan.teams.empty()) plan.teams.back() = CostHeading::leaving_care;
    for (std::size_t i = 0; i < scenario.placements.types.size(); ++i) {
        plan.placements.push_back(i == 2 ? CostHeading::residential_care : CostHeading::fostering);
        plan.weeks.push_back({100.0 * static_cast<double>(i + 1), i == 1 ? 2014 : 2013});
    }
    plan.allowances = {{{80.0, 2013}, {120.0, 2013}, {30.0, 2014}}};
    plan.receiving = {0.5, 1.0, 1.0};
    plan.processes = {{{50.0, 2013}, {70.0, 2013}, {2000.0, 2013}, {5000.0, 2014}, {9000.0, 2013}}};
    plan.fee_share = 0.25;
    return plan;
}

model::Scenario with_costs(model::Scenario scenario, const model::CostPlan& plan) {
    auto& grades = scenario.workforce.grades;
    if (grades.empty()) {
        model::Grade grade;
        grade.name = grade.label = "worker";
        grades.push_back(grade);
    }
    for (model::Grade& grade : grades) {
        grade.pay = 36525.0;  // a hundred pounds a day
        grade.pay_year = 2013;
    }
    model::CostParameters& costs = scenario.costs;
    costs.price_base = 2013;
    costs.index_from = 2013;
    costs.index = {50.0, 100.0};
    costs.later_growth = 0.1;
    costs.discount_rate = 0.035;
    costs.overheads = 0.25;
    costs.lines = model::cost_lines(scenario, plan);
    return scenario;
}

model::Scenario with_costs(model::Scenario scenario) {
    const model::CostPlan plan = plain_prices(scenario);
    return with_costs(std::move(scenario), plan);
}

std::size_t cost_line(const model::Scenario& scenario, std::string_view name) {
    const auto& lines = scenario.costs.lines;
    const auto found = std::ranges::find(lines, name, &model::CostLine::name);
    if (found == lines.end()) throw std::out_of_range("no line of costs has that name");
    return static_cast<std::size_t>(found - lines.begin());
}

}  // namespace kinflow::test
