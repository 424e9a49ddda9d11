#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "results/results.h"

namespace kinflow::results::report {

/// Working days within which the pathway's assessments have to be completed; 0 when there is no
/// such limit, or not one for all of them (initial and core assessments).
[[nodiscard]] int assessment_limit(const model::Pathway& pathway);

/// Bars for each working day in Vega-Lite 6, with the statutory limit as a line.
[[nodiscard]] nlohmann::ordered_json assessment_spec(const AssessmentHistogram& histogram,
                                                     int limit);

/// The figure of how long assessments take, with its table; empty when none was completed.
[[nodiscard]] std::string assessment_figure(const RunResults& results);

}  // namespace kinflow::results::report
