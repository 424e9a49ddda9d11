#include "sim/model/measures_catalogue.h"
#include "sim/model/measures_formulas.h"

namespace kinflow::model::catalogue {

using namespace formulas;

namespace {

constexpr double pence_per_pound = 100.0;

/// Pounds of the lines that are chosen; undefined where the scenario has no costs. Pence are whole,
/// so that the parts add up to the total exactly.
template <class Chosen>
double pounds(const Base& base, Chosen chosen) {
    const std::vector<CostLine>& lines = base.scenario.costs.lines;
    if (lines.empty()) return nan;
    double pence = 0.0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (chosen(lines[i])) pence += base.flow(Flow::cost_pence, i);
    }
    return pence / pence_per_pound;
}

double of_all(const Base& base, std::size_t) {
    return pounds(base, [](const CostLine&) { return true; });
}

double of_heading(const Base& base, std::size_t heading) {
    return pounds(base, [heading](const CostLine& line) {
        return static_cast<std::size_t>(line.heading) == heading;
    });
}

double of_team(const Base& base, std::size_t team) {
    return pounds(base,
                  [team](const CostLine& line) { return line.team && line.team.value == team; });
}

double of_placement(const Base& base, std::size_t type) {
    return pounds(base, [type](const CostLine& line) {
        return line.placement && line.placement.value == type;
    });
}

double of_provider(const Base& base, std::size_t provider) {
    return pounds(base, [provider](const CostLine& line) { return line.provider == provider; });
}

double of_kind(const Base& base, std::size_t kind) {
    return pounds(
        base, [kind](const CostLine& line) { return static_cast<std::size_t>(line.kind) == kind; });
}

}  // namespace

std::vector<Measure> money() {
    return {measure(flow_kind, over, "cost", "Cost", "pounds",
                    "What the authority spends, in the prices of the scenario's price base: pay of "
                    "workers in post with their overheads, placements by the day, allowances, and "
                    "what is paid case by case; a team's is its pay and overheads, a placement "
                    "type's its price for the children in it.",
                    of_all,
                    {{"heading", of_heading},
                     {"cost_kind", of_kind},
                     {"team", of_team},
                     {"placement_type", of_placement},
                     {"provider", of_provider}})};
}

}  // namespace kinflow::model::catalogue
