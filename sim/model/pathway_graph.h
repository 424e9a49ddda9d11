#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <vector>

#include "sim/model/pathway.h"

namespace kinflow::model {

/// The pathway as a digraph: one vertex for each stage, in the pathway's order; one edge for each
/// pair of stages that a route joins. The edges of looked-after children (who leave by hazard, not
/// by a gate) are added: proceedings -> looked after, home, closed; looked after -> leaving care,
/// home, closed; leaving care -> closed.
using PathwayGraph = boost::adjacency_list<boost::setS, boost::vecS, boost::bidirectionalS>;
[[nodiscard]] PathwayGraph graph_of(const Pathway& pathway);

/// Stages that no family can come to from the first contact.
[[nodiscard]] std::vector<StageId> unreachable_stages(const Pathway& pathway);

/// Stages from which no way leads to `closed`.
[[nodiscard]] std::vector<StageId> dead_ends(const Pathway& pathway);

/// The pathway in Graphviz's language, drawn from left to right.
[[nodiscard]] std::string to_graphviz(const Pathway& pathway);

}  // namespace kinflow::model
