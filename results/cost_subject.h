#pragma once

#include <string>
#include <string_view>

#include "sim/model/scenario.h"

namespace kinflow::results {

/// What a line of costs.csv is about. The texts are those of the scenario and the catalogue.
struct CostSubject {
    std::string_view row;  ///< line, heading, total and so on: see results/README.md
    std::string_view heading;
    std::string_view section_251;
    std::string_view line;
    std::string_view label;
    std::string_view kind;
    std::string_view team;
    std::string_view placement;
    std::string_view provider;
};

/// One price and what it is the price of.
[[nodiscard]] CostSubject subject_of(const model::Scenario& scenario, const model::CostLine& line);

/// All that is reported under a heading, or a part of it.
[[nodiscard]] CostSubject subject_of(std::string_view row, model::CostHeading heading);

/// "12.30"; zero has no sign.
[[nodiscard]] std::string in_pounds(double pounds);

}  // namespace kinflow::results
