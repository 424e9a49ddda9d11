#pragma once

#include "results/report/sankey.h"

namespace kinflow::results::report {

/// Bars and ribbons of one part, not placed yet: columns are in order but not numbered one by one.
/// Moves within a stage are no moves here. Moves of fewer than `smallest` children are left out.
[[nodiscard]] Sankey collect_flows(const model::Pathway& pathway, const SankeyYear& year,
                                   SankeyPart part, double smallest);

}  // namespace kinflow::results::report
