#include <set>
#include <utility>

#include "sim/model/cost_lines.h"
#include "sim/scenario/bind.h"

namespace kinflow::scenario {
namespace {

model::CostHeading heading_of(const std::string& word) {
    return enum_of(word, model::CostHeading::disabled_children);
}

/// Brings the year of every price before the index to the reader's notice.
class Prices {
  public:
    Prices(const model::CostParameters& costs, FaultList& faults)
        : costs_{costs}, faults_{faults} {}

    model::Price read(const Reader& price, const std::string& path) {
        const model::Price found{price.number(), price["prices"].whole()};
        check(found.year, price["prices"].node().place, path + ".prices");
        return found;
    }

    void check(int year, Place place, const std::string& path) {
        if (year == 0 || costs_.index.empty() || costs_.index_of(year) > 0.0) return;
        faults_.add(place, path,
                    std::to_string(year) + " is before the price index begins, in " +
                        std::to_string(costs_.index_from));
    }

  private:
    const model::CostParameters& costs_;
    FaultList& faults_;
};

void bind_headings(const Reader& teams, const model::Scenario& scenario, FaultList& faults,
                   model::CostPlan& plan) {
    for (const model::Team& team : scenario.teams) {
        const Node* word = teams.node().find(team.name);
        if (word == nullptr) {
            faults.add(teams.node().place, "costs.teams." + team.name,
                       "missing: what this team's pay is reported under");
        }
        plan.teams.push_back(heading_of(word == nullptr ? "" : word->text));
    }
}

void bind_placement_costs(const Reader& placements, const model::Scenario& scenario, Prices& prices,
                          FaultList& faults, model::CostPlan& plan) {
    plan.placements.resize(scenario.placements.types.size());
    plan.weeks.resize(scenario.placements.types.size());
    for (std::size_t i = 0; i < scenario.placements.types.size(); ++i) {
        const std::string& name = scenario.placements.types[i].name;
        const std::string path = "costs.placements." + name;
        if (placements.node().find(name) == nullptr) {
            faults.add(placements.node().place, path, "missing: the price of this placement type");
        }
        for (std::size_t item = 0; item < placements.size(); ++item) {
            if (placements.name(item) != name) continue;
            const Reader reader = placements.item(item);
            plan.placements[i] = heading_of(reader["heading"].text());
            plan.weeks[i] = prices.read(reader["price"], path + ".price");
        }
    }
}

void bind_allowances(const Reader& allowances, Prices& prices, model::CostPlan& plan) {
    constexpr std::array<const char*, model::allowance_count> keys{"special_guardianship",
                                                                   "staying_put", "leaving_care"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Reader allowance = allowances[keys[i]];
        plan.allowances[i] =
            prices.read(allowance["week"], "costs.allowances." + std::string{keys[i]} + ".week");
        plan.receiving[i] = allowance["receiving"].number(1.0);
    }
}

void bind_processes(const Reader& processes, Prices& prices, model::CostPlan& plan) {
    constexpr std::array<const char*, model::costed_process_count> keys{
        "early_help", "initial_conference", "court_fee", "legal", "adoption_fee"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        plan.processes[i] =
            prices.read(processes[keys[i]], "costs.processes." + std::string{keys[i]});
    }
    plan.fee_share = processes["adoption_fee_share"].number();
}

void bind_budget(const Reader& budget, Prices& prices, FaultList& faults,
                 std::vector<model::Budget>& out) {
    std::set<std::pair<int, model::CostHeading>> seen;
    for (std::size_t i = 0; i < budget.size(); ++i) {
        const Reader reader = budget.item(i);
        const std::string path = join("costs.budget", i);
        const model::Budget line{reader["year"].whole(), heading_of(reader["heading"].text()),
                                 reader["amount"].number()};
        prices.check(line.year, reader["year"].node().place, path + ".year");
        if (!seen.insert({line.year, line.heading}).second) {
            faults.add(reader.node().place, path, "this heading has a budget for the year already");
        }
        out.push_back(line);
    }
}

}  // namespace

void bind_costs(const Reader& costs, FaultList& faults, model::Scenario& out) {
    if (!costs.node().is_map()) return;
    if (out.workforce.grades.empty()) {
        faults.add(costs.node().place, "costs",
                   "costs need `workforce.grades`, which hold the pay");
    }
    model::CostParameters& made = out.costs;
    made.price_base = costs["price_base"].whole();
    made.index_from = costs["index"]["from"].whole();
    made.index = costs["index"].numbers();
    made.later_growth = costs["later_inflation"].number();
    made.discount_rate = costs["discount_rate"].number();
    made.overheads = costs["overheads"].number();

    Prices prices{made, faults};
    prices.check(made.price_base, costs["price_base"].node().place, "costs.price_base");
    for (const model::Grade& grade : out.workforce.grades) {
        prices.check(grade.pay_year, costs["index"].node().place,
                     "workforce.grades." + grade.name + ".pay.prices");
    }
    model::CostPlan plan;
    bind_headings(costs["teams"], out, faults, plan);
    bind_placement_costs(costs["placements"], out, prices, faults, plan);
    bind_allowances(costs["allowances"], prices, plan);
    bind_processes(costs["processes"], prices, plan);
    bind_budget(costs["budget"], prices, faults, made.budget);
    made.lines = model::cost_lines(out, plan);
}

}  // namespace kinflow::scenario
