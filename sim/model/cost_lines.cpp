#include "sim/model/cost_lines.h"

#include <string_view>

namespace kinflow::model {

namespace {

constexpr double minutes_per_week = 7.0 * core::minutes_per_day;
constexpr double minutes_per_year = core::days_per_year * core::minutes_per_day;

struct Named {
    std::string_view name;
    std::string_view label;
    CostHeading heading;
    Provider provider;
    std::string_view unit;
};

constexpr std::array<Named, allowance_count> allowances{
    {{"special_guardianship", "Special guardianship allowances, from orders made in the run",
      CostHeading::special_guardianship, Provider::own_provision, "child-week"},
     {"staying_put", "Staying put", CostHeading::leaving_care, Provider::own_provision,
      "young person-week"},
     {"leaving_care", "Allowances of care leavers", CostHeading::leaving_care,
      Provider::own_provision, "young person-week"}}};

constexpr std::array<Named, costed_process_count> processes{
    {{"early_help", "Early help programmes", CostHeading::targeted_family_support,
      Provider::own_provision, "child"},
     {"initial_conference", "Initial child protection conferences", CostHeading::social_work,
      Provider::own_provision, "child"},
     {"court_fee", "Court fees of care proceedings", CostHeading::social_work,
      Provider::other_public, "child"},
     {"legal", "Lawyers and experts in care proceedings", CostHeading::social_work,
      Provider::private_or_voluntary, "child"},
     {"adoption_fee", "Inter-agency fees", CostHeading::adoption, Provider::private_or_voluntary,
      "child placed"}}};

std::uint8_t number(Provider provider) { return static_cast<std::uint8_t>(provider); }

CostLine staff_line(const Scenario& scenario, const CostPlan& plan, std::uint32_t team,
                    const Grade& grade, bool agency) {
    const double premium = agency ? scenario.workforce.agency.premium : 1.0;
    CostLine line;
    line.name = "staff." + scenario.teams[team].name + "." + grade.name +
                (agency ? ".agency" : ".permanent");
    line.label = scenario.teams[team].label + ": " + grade.label + (agency ? ", agency" : "");
    line.kind = agency ? CostKind::agency_staff : CostKind::permanent_staff;
    line.heading = plan.teams[team];
    line.provider = number(agency ? Provider::private_or_voluntary : Provider::own_provision);
    line.team = TeamId{team};
    line.found = {grade.pay * premium, grade.pay_year};
    line.unit = "fte-year";
    line.counts = minutes_per_year;
    line.path = "workforce.grades." + grade.name + ".pay";
    return line;
}

CostLine overheads_line(const Scenario& scenario, std::uint32_t team) {
    CostLine line;
    line.name = "overheads." + scenario.teams[team].name;
    line.label = scenario.teams[team].label + ": overheads";
    line.kind = CostKind::overheads;
    line.heading = CostHeading::commissioning;
    line.team = TeamId{team};
    line.found = {scenario.costs.overheads, scenario.costs.price_base};
    line.unit = "pound of pay";
    line.counts = 100.0;
    line.path = "costs.overheads";
    return line;
}

CostLine placement_line(const Scenario& scenario, const CostPlan& plan, std::uint32_t type) {
    const PlacementType& placement = scenario.placements.types[type];
    CostLine line;
    line.name = "placement." + placement.name;
    line.label = placement.label;
    line.kind = CostKind::placement;
    line.heading = plan.placements[type];
    line.provider = number(placement.provider);
    line.placement = PlacementTypeId{type};
    line.found = plan.weeks[type];
    line.unit = "child-week";
    line.counts = minutes_per_week;
    line.path = "costs.placements." + placement.name + ".price";
    return line;
}

CostLine other_line(CostKind kind, const Named& named, Price found, double counts) {
    CostLine line;
    line.name = std::string{name_of(kind)} + "." + std::string{named.name};
    line.label = named.label;
    line.kind = kind;
    line.heading = named.heading;
    line.provider = number(named.provider);
    line.found = found;
    line.unit = named.unit;
    line.counts = counts;
    line.path = kind == CostKind::process ? "costs.processes." + std::string{named.name}
                                          : "costs.allowances." + std::string{named.name} + ".week";
    return line;
}

}  // namespace

std::vector<CostLine> cost_lines(const Scenario& scenario, const CostPlan& plan) {
    std::vector<CostLine> lines;
    const auto teams = static_cast<std::uint32_t>(scenario.teams.size());
    for (std::uint32_t team = 0; team < teams; ++team) {
        for (const Grade& grade : scenario.workforce.grades) {
            for (const bool agency : {false, true}) {
                lines.push_back(staff_line(scenario, plan, team, grade, agency));
            }
        }
    }
    for (std::uint32_t team = 0; team < teams; ++team) {
        lines.push_back(overheads_line(scenario, team));
    }
    for (std::uint32_t type = 0; type < scenario.placements.types.size(); ++type) {
        lines.push_back(placement_line(scenario, plan, type));
    }
    for (std::size_t i = 0; i < allowance_count; ++i) {
        const Price found{plan.allowances[i].pounds * plan.receiving[i], plan.allowances[i].year};
        lines.push_back(other_line(CostKind::allowance, allowances[i], found, minutes_per_week));
    }
    for (std::size_t i = 0; i < costed_process_count; ++i) {
        const bool fee = static_cast<CostedProcess>(i) == CostedProcess::adoption_fee;
        const Price found{plan.processes[i].pounds * (fee ? plan.fee_share : 1.0),
                          plan.processes[i].year};
        lines.push_back(other_line(CostKind::process, processes[i], found, 1.0));
    }
    for (CostLine& line : lines) line.price = scenario.costs.in_base(line.found);
    return lines;
}

}  // namespace kinflow::model
