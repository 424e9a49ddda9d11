#include "results/cost_subject.h"

#include <fmt/format.h>

namespace kinflow::results {

CostSubject subject_of(const model::Scenario& scenario, const model::CostLine& line) {
    CostSubject about = subject_of("line", line.heading);
    about.line = line.name;
    about.label = line.label;
    about.kind = model::name_of(line.kind);
    if (line.team) about.team = scenario.teams[line.team.value].name;
    if (line.placement) about.placement = scenario.placements.types[line.placement.value].name;
    about.provider = model::name_of(static_cast<model::Provider>(line.provider));
    return about;
}

CostSubject subject_of(std::string_view row, model::CostHeading heading) {
    CostSubject about;
    about.row = row;
    about.heading = model::name_of(heading);
    about.section_251 = model::section_251_line(heading);
    about.label = model::label_of(heading);
    return about;
}

std::string in_pounds(double pounds) { return fmt::format("{:.2f}", pounds == 0.0 ? 0.0 : pounds); }

}  // namespace kinflow::results
